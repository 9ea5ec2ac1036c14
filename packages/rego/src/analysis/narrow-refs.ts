import { appendAll } from '@merlon/base';
import type { Body, Expr, RefTerm, Term } from '../syntax/ast.ts';
import { equalitySides, isConstant } from './term-facts.ts';
import { sameTerm, sortedEntries, sortedItems } from './term-order.ts';

/** How many concrete references one reference is narrowed into at most. */
const MAX_EXPANSION = 64;

/** The constant values that a variable can have. */
export type KnownValues = ReadonlyMap<string, readonly Term[]>;

interface Binding {
	readonly index: number;
	readonly name: string;
	readonly values: readonly Term[];
}

/**
 * The values of variables at each place of a body, as far as the expressions before it give them constants. Any
 * binding holds for all of a body, so the first one of a variable says enough.
 */
export class BodyConstants {
	readonly #bindings: readonly Binding[];

	constructor(body: Body) {
		const known = new Map<string, readonly Term[]>();
		const bindings: Binding[] = [];
		body.forEach((expr, index) => {
			const binding = bindingOf(expr, index, known);
			if (binding === null || known.has(binding.name)) return;
			known.set(binding.name, binding.values);
			bindings.push(binding);
		});
		this.#bindings = bindings;
	}

	/** What is known before the expression at an index. */
	before(index: number): KnownValues {
		const known = new Map<string, readonly Term[]>();
		for (const binding of this.#bindings) if (binding.index < index) known.set(binding.name, binding.values);
		return known;
	}
}

function bindingOf(expr: Expr, index: number, known: KnownValues): Binding | null {
	const sides = expr.negated || expr.with.length > 0 ? null : equalitySides(expr);
	if (sides === null) return null;
	const [left, right] = sides;
	for (const [target, source] of [
		[left, right],
		[right, left],
	] as const) {
		const values = target.kind === 'var' ? valuesOf(source, known) : null;
		if (target.kind === 'var' && values !== null) return { index, name: target.name, values };
	}
	return null;
}

/** The constants that a term can be; null when that is not known. */
function valuesOf(term: Term, known: KnownValues): readonly Term[] | null {
	if (term.kind === 'var') return known.get(term.name) ?? null;
	if (term.kind === 'ref') return refValues(term, known);
	return isConstant(term) ? [term] : null;
}

function refValues(reference: RefTerm, known: KnownValues): readonly Term[] | null {
	let values = valuesOf(reference.head, known);
	for (const part of reference.path) {
		if (values === null) return null;
		const next: Term[] = [];
		for (const value of values) {
			const found: readonly Term[] | null = isConstant(part) ? memberAt(value, part) : membersOf(value);
			if (found === null) return null;
			appendAll(next, found);
		}
		if (next.length > MAX_EXPANSION) return null;
		values = next;
	}
	return values;
}

function memberAt(collection: Term, key: Term): readonly Term[] {
	switch (collection.kind) {
		case 'array': {
			const item = key.kind === 'number' ? collection.items[Number(key.text)] : undefined;
			return item === undefined ? [] : [item];
		}
		case 'set':
			return collection.items.filter((item) => sameTerm(item, key)).slice(0, 1);
		case 'object':
			return collection.entries.filter((entry) => sameTerm(entry.key, key)).map(({ value }) => value);
		default:
			return [];
	}
}

/** The members of a constant collection: items, or the values of an object. */
export function membersOf(collection: Term): readonly Term[] | null {
	switch (collection.kind) {
		case 'array':
			return collection.items;
		case 'set':
			return sortedItems(collection.items);
		case 'object':
			return sortedEntries(collection.entries).map(({ value }) => value);
		default:
			return null;
	}
}

/** The references that one can be, its variables replaced by their values as far as these are known and few. */
export function expandRef(path: readonly Term[], known: KnownValues): readonly (readonly Term[])[] {
	let expanded: (readonly Term[])[] = [path];
	for (let i = 1; i < path.length; i++) {
		const part = path[i] as Term;
		const values = isConstant(part) ? null : valuesOf(part, known);
		if (values === null || values.length === 0 || expanded.length * values.length > MAX_EXPANSION) continue;
		expanded = expanded.flatMap((prefix) => values.map((value) => prefix.with(i, value)));
	}
	return expanded;
}
