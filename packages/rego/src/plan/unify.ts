import { appendAll, InvariantError } from '@merlon/base';
import type { ArrayTerm, ObjectTerm, Term } from '../syntax/ast.ts';
import type { BodyPlanner } from './body-planner.ts';
import { constantOf } from './constant.ts';
import type { Operand } from './ir.ts';

type Side = Term | Operand;

/** `inner`: parts of two composites that the expression itself makes. */
type Pair = readonly [a: Side, b: Side, inner: boolean];

/**
 * Plans `left = right`. A side whose variables are all bound is a value; the other is matched against it, binding its
 * variables. Two patterns are taken apart, and their parts are unified in an order in which one side is a value.
 */
export function unify(planner: BodyPlanner, left: Side, right: Side): void {
	let pending: Pair[] = [[left, right, false]];
	while (pending.length > 0) {
		const stuck: Pair[] = [];
		let progressed = false;
		for (const pair of pending) {
			const parts = unifyOne(planner, pair);
			if (parts === null) stuck.push(pair);
			else {
				progressed = true;
				appendAll(stuck, parts);
			}
		}
		if (!progressed) throw new InvariantError('unification of unbound variables in core form');
		pending = stuck;
	}
}

/** Unifies what can be unified now: gives the parts still to unify, or null when both sides wait for a binding. */
function unifyOne(planner: BodyPlanner, [a, b, inner]: Pair): readonly Pair[] | null {
	const aReady = isReady(planner, a);
	const bReady = isReady(planner, b);
	if (aReady && bReady) {
		planner.emit({ kind: 'equal', left: operandOf(planner, a), right: operandOf(planner, b), inner });
		return [];
	}
	if (aReady) return match(planner, b as Term, operandOf(planner, a), inner);
	if (bReady) return match(planner, a as Term, operandOf(planner, b), inner);
	if (isTerm(a) && isTerm(b)) {
		if (a.kind === 'array' && b.kind === 'array') return arrayParts(planner, a, b);
		if (a.kind === 'object' && b.kind === 'object') return objectParts(planner, a, b);
		if (a.kind !== 'var' && b.kind !== 'var' && a.kind !== b.kind) {
			planner.emit({ kind: 'fail' });
			return bindAll(planner, [a, b]);
		}
	}
	return null;
}

function arrayParts(planner: BodyPlanner, a: ArrayTerm, b: ArrayTerm): readonly Pair[] {
	if (a.items.length !== b.items.length) {
		planner.emit({ kind: 'fail' });
		return bindAll(planner, [a, b]);
	}
	return a.items.map((item, i) => [item, b.items[i] as Term, true]);
}

function objectParts(planner: BodyPlanner, a: ObjectTerm, b: ObjectTerm): readonly Pair[] | null {
	const values = new Map<string, Term>();
	for (const entry of b.entries) {
		const key = constantOf(entry.key);
		if (typeof key !== 'string') return null;
		values.set(key, entry.value);
	}
	const parts: Pair[] = [];
	for (const entry of a.entries) {
		const key = constantOf(entry.key);
		const other = typeof key === 'string' ? values.get(key) : undefined;
		if (other === undefined || a.entries.length !== b.entries.length) {
			planner.emit({ kind: 'fail' });
			return bindAll(planner, [a, b]);
		}
		parts.push([entry.value, other, true]);
	}
	return parts;
}

/** After a branch that cannot succeed, later expressions still need their variables planned. */
function bindAll(planner: BodyPlanner, terms: readonly Term[]): [] {
	for (const term of terms) {
		switch (term.kind) {
			case 'var':
				if (!planner.vars.has(term.name)) planner.vars.set(term.name, { kind: 'constant', value: null });
				break;
			case 'array':
				bindAll(planner, term.items);
				break;
			case 'object':
				bindAll(
					planner,
					term.entries.flatMap((entry) => [entry.key, entry.value]),
				);
				break;
			default:
				break;
		}
	}
	return [];
}

/** Matches a pattern with unbound variables against a value. */
function match(planner: BodyPlanner, pattern: Term, value: Operand, inner: boolean): readonly Pair[] {
	switch (pattern.kind) {
		case 'var':
			// Planning the value may have bound the variable, as in `x = xs[x]`.
			if (planner.vars.has(pattern.name))
				planner.emit({ kind: 'equal', left: operandOf(planner, pattern), right: value, inner });
			else planner.vars.set(pattern.name, value);
			return [];
		case 'array': {
			const known = planner.itemsOf(value);
			if (known !== null && known.length === pattern.items.length) {
				return pattern.items.map((item, i) => [item, known[i] as Operand, true]);
			}
			planner.emit({ kind: 'is-array', value, length: pattern.items.length });
			return pattern.items.map((item, i) => [item, item0(planner, value, i), inner]);
		}
		case 'object': {
			planner.emit({ kind: 'is-object', value, size: pattern.entries.length });
			return pattern.entries.map((entry) => {
				const key = planner.term(entry.key);
				return [entry.value, planner.let({ kind: 'get', from: value, path: [key], frame: planner.frame }), inner];
			});
		}
		default:
			throw new InvariantError(`cannot match a ${pattern.kind} with unbound variables`);
	}
}

function item0(planner: BodyPlanner, value: Operand, index: number): Operand {
	return planner.let({
		kind: 'get',
		from: value,
		path: [{ kind: 'constant', value: index }],
		frame: planner.frame,
	});
}

function isTerm(side: Side): side is Term {
	return side.kind !== 'local' && side.kind !== 'constant';
}

function isReady(planner: BodyPlanner, side: Side): boolean {
	return !isTerm(side) || isEvaluable(planner, side);
}

function operandOf(planner: BodyPlanner, side: Side): Operand {
	return isTerm(side) ? planner.term(side) : side;
}

/** Whether a term's value can be had now: its variables are bound, save those that iterating a reference binds. */
export function isEvaluable(planner: BodyPlanner, term: Term): boolean {
	switch (term.kind) {
		case 'var':
			return planner.vars.has(term.name) || term.name === 'input' || term.name === 'data';
		case 'ref':
			return isEvaluable(planner, term.head);
		case 'array':
		case 'set':
			return term.items.every((item) => isEvaluable(planner, item));
		case 'object':
			return term.entries.every((entry) => isEvaluable(planner, entry.key) && isEvaluable(planner, entry.value));
		case 'call':
			return term.args.every((arg) => isEvaluable(planner, arg));
		default:
			return true;
	}
}
