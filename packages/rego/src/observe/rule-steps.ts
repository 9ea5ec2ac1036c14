import { compareSpans } from '../analysis/span-order.ts';
import type { DocumentNode, PlacedRule } from '../plan/document-tree.ts';
import { RegoSet } from '../runtime/collection.ts';
import { equal } from '../runtime/compare.ts';
import { RegoEvalError } from '../runtime/errors.ts';
import { getPath } from '../runtime/lookup.ts';
import { NestedDocument } from '../runtime/nested-document.ts';
import type { Value } from '../runtime/value.ts';
import { valueText } from '../runtime/value-text.ts';
import type { Expr, Rule, Term } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { documentName } from './document-name.ts';
import { knownKey } from './reference-steps.ts';
import { type Candidates, RuleCandidates, UNKNOWN } from './rule-candidates.ts';
import { frameText } from './step-failure.ts';
import type { Stepper } from './stepper.ts';
import type { Accept, Next, Site, StepQuery, Stop } from './stepper-types.ts';
import { ground, type Side } from './trace-bindings.ts';
import type { TraceNode } from './trace-event.ts';
import { unify, unifyAll } from './trace-unify.ts';

/** A reference to a document that partial rules make, and what its rules are. */
interface Partial {
	readonly site: Site;
	readonly rules: readonly PlacedRule[];
	/** All rules add members to the document itself. */
	readonly isSet: boolean;
	readonly path: readonly Term[];
	readonly reached: readonly Value[];
	readonly accept: Accept;
}

/** One evaluation of a complete rule or a function. */
interface Evaluation {
	readonly site: Site;
	readonly findOne: boolean;
	/** The value of a rule before, with which others must agree. */
	value: Value | undefined;
	/** What to unify with the body's arguments. */
	readonly operands: readonly Side[];
	readonly name: string;
	readonly solved: (value: Value) => void;
	readonly accept: Accept;
	readonly isFunction: boolean;
	readonly candidates: Candidates;
}

/** Values that a conflict lists. */
const MAX_CONFLICTS = 10;

/** The steps of rules. */
export class RuleSteps {
	readonly #stepper: Stepper;
	readonly #candidates: RuleCandidates;

	constructor(stepper: Stepper, documents: DocumentNode) {
		this.#stepper = stepper;
		this.#candidates = new RuleCandidates(documents);
	}

	/** The values of a reference that leads through the document of a node; `path` is the whole reference. */
	document(
		site: Site,
		node: DocumentNode,
		path: readonly Term[],
		reached: readonly Value[],
		accept: Accept,
	): Stop | null {
		const placed = allRules(node);
		const candidates = this.#choose(
			site,
			placed.map(({ rule }) => rule),
			null,
			reached,
		);
		const beyond: Accept = (value) => this.#stepper.references.below(site, value, path, reached.length, accept);
		if (placed.every(({ multi, rest }) => !multi && rest.length === 0)) {
			return this.#complete(site, candidates, reached, beyond);
		}
		const chosen = new Set(candidates.chains.map(([first]) => first));
		const rules = placed.filter(({ rule }) => chosen.has(rule));
		const isSet = placed.every(({ multi, rest }) => multi && rest.length === 0);
		const partial = { site, rules, isSet, path, reached, accept };
		return path.length <= reached.length ? this.#whole(partial) : this.#part(partial);
	}

	/** The values of a function for the arguments before `arity`; one after them takes the value. */
	call(site: Site, node: DocumentNode, args: readonly Term[], arity: number, found: Next): Stop | null {
		const { bindings } = site.query;
		const values = args.slice(0, arity).map((arg) => bindings.plug(arg));
		const name = documentName(node.path);
		const candidates = this.#choose(site, node.functions, values, node.path);
		if (candidates.chains.length === 0 && candidates.fallback === null) return null;
		const output = args[arity];
		const accept: Accept = (value) =>
			output === undefined
				? value === false
					? null
					: found()
				: unify(this.#stepper, site, output, ground(value), found);
		const { known } = this.#stepper.scope;
		const key = `${name}(${values.map((value) => (value === undefined ? '_' : valueText(value))).join()})`;
		const cached = known.get(key);
		if (cached !== undefined) return accept(cached);
		return this.#alternatives({
			site,
			findOne: candidates.earlyExit,
			value: undefined,
			operands: args.slice(0, arity),
			name,
			solved: (value) => known.set(key, value),
			accept,
			isFunction: true,
			candidates,
		});
	}

	/** A function on the way to the value of a package, which has none itself. */
	pass(site: Site, node: DocumentNode): void {
		this.#choose(site, node.functions, null, node.path);
	}

	#choose(
		site: Site,
		rules: readonly Rule[],
		args: readonly (Value | undefined)[] | null,
		reference: readonly Value[],
	): Candidates {
		const { frame } = this.#stepper.scope;
		const { options } = this.#stepper;
		const chosen = this.#candidates.choose(rules, (root, path) => {
			if (!options.indexing) return UNKNOWN;
			if (root === 'data') return this.#stepper.references.base(path);
			if (root === 'input') return getPath(frame.input, path);
			return args === null ? UNKNOWN : getPath(args[root], path);
		});
		const candidates = { ...chosen, earlyExit: chosen.earlyExit && options.earlyExit };
		const { length } = candidates.chains;
		const early = candidates.earlyExit ? ', early exit' : '';
		this.#stepper.exprEvent('Index', site, `(matched ${length} rule${length === 1 ? '' : 's'}${early})`, reference);
		return candidates;
	}

	#complete(site: Site, candidates: Candidates, reached: readonly Value[], accept: Accept): Stop | null {
		if (candidates.chains.length === 0 && candidates.fallback === null) return null;
		const { known } = this.#stepper.scope;
		const key = knownKey(reached);
		if (known.has(key)) {
			const value = known.get(key);
			return value === undefined ? null : accept(value);
		}
		const evaluation: Evaluation = {
			site,
			findOne: candidates.earlyExit,
			value: undefined,
			operands: [],
			name: documentName(reached),
			solved: (value) => known.set(key, value),
			accept,
			isFunction: false,
			candidates,
		};
		const stop = this.#alternatives(evaluation);
		if (evaluation.value === undefined && !known.has(key)) known.set(key, undefined);
		return stop;
	}

	/** Tries rules that must agree on one value, each with its `else` branches. */
	#alternatives(evaluation: Evaluation): Stop | null {
		const { chains, fallback } = evaluation.candidates;
		let kept: Stop | null = null;
		for (const chain of chains) {
			for (const rule of chain) {
				const { stop, solved } = this.#alternative(rule, evaluation);
				if (stop !== null && evaluation.findOne) return stop.outer;
				kept ??= stop;
				if (solved) break;
			}
		}
		if (fallback !== null && evaluation.value === undefined) kept ??= this.#alternative(fallback, evaluation).stop;
		return kept === null ? null : kept.outer;
	}

	#alternative(rule: Rule, evaluation: Evaluation): { readonly stop: Stop | null; readonly solved: boolean } {
		const stepper = this.#stepper;
		const { site, findOne, name } = evaluation;
		const query = stepper.child(site, rule.body, findOne);
		const node: TraceNode = { kind: 'rule', rule, name };
		let solved = false;
		const onSolution = (): Stop | null => {
			stepper.event('Exit', query, node);
			const value = headValue(stepper, query, rule.head.value);
			if (value === undefined) return null;
			solved = true;
			if (evaluation.value !== undefined) {
				if (!equal(evaluation.value, value)) throw this.#conflict(rule, query, evaluation);
				stepper.event('Redo', query, node);
				return null;
			}
			evaluation.value = value;
			evaluation.solved(value);
			const stop = evaluation.accept(value);
			if (stop === null) stepper.event('Redo', query, node);
			return stop;
		};
		stepper.event('Enter', query, node);
		const body = (): Stop | null => stepper.solve(query, 0, onSolution);
		const values = evaluation.operands.map((operand): Side => ground(site.query.bindings.plug(operand) ?? null));
		const at = { query, expr: rule.body[0] as Expr };
		const stop = evaluation.isFunction ? unifyAll(stepper, at, rule.head.args ?? [], values, body) : body();
		return { stop, solved };
	}

	/** The error for a rule that gives another value than a rule before, with all values that there are. */
	#conflict(rule: Rule, query: StepQuery, evaluation: Evaluation): RegoEvalError {
		const { name, isFunction, site } = evaluation;
		const message = isFunction
			? `function ${name} produced conflicting values for the same inputs`
			: `rule ${name} produced conflicting values`;
		const at = opaLocation(rule.span);
		const stack = { query, expr: rule.body[rule.body.length - 1] ?? site.expr };
		const error = new RegoEvalError('eval_conflict_error', message + this.#conflictingValues(evaluation), at);
		return this.#stepper.failed(error, stack);
	}

	/** Evaluates all rules once more, for the values that differ from the first. */
	#conflictingValues(evaluation: Evaluation): string {
		const found: { readonly rule: Rule; readonly value: Value }[] = [];
		for (const chain of evaluation.candidates.chains) {
			for (const rule of chain) {
				if (found.length > MAX_CONFLICTS) break;
				if (this.#addConflict(rule, evaluation, found)) break;
			}
		}
		const shown = found
			.slice(0, MAX_CONFLICTS)
			.sort((a, b) => compareSpans(a.rule.span, b.rule.span))
			.map(({ rule, value }) => {
				const { file, row, col } = opaLocation(rule.span);
				return `\n  ${frameText(valueText(value))} at ${file === '' ? `${row}:${col}` : `${file}:${row}`}`;
			});
		return shown.length < 2 ? '' : `:${shown.join('')}${found.length > MAX_CONFLICTS ? '\n  ...' : ''}`;
	}

	/** Adds the value of a rule that differs from the first one found; says whether the rule has any value. */
	#addConflict(rule: Rule, evaluation: Evaluation, found: { rule: Rule; value: Value }[]): boolean {
		const stepper = this.#stepper;
		const { site, operands, isFunction } = evaluation;
		const query = stepper.child(site, rule.body, false);
		let solved = false;
		const node: TraceNode = { kind: 'rule', rule, name: evaluation.name };
		stepper.event('Enter', query, node);
		const body = (): Stop | null =>
			stepper.solve(query, 0, () => {
				stepper.event('Exit', query, node);
				const value = headValue(stepper, query, rule.head.value);
				if (value === undefined) return null;
				solved = true;
				const [first] = found;
				if (first !== undefined && equal(first.value, value)) return null;
				found.push({ rule, value });
				return first === undefined ? null : { outer: null };
			});
		const values = operands.map((operand): Side => ground(site.query.bindings.plug(operand) ?? null));
		const at = { query, expr: rule.body[0] as Expr };
		if (isFunction) unifyAll(stepper, at, rule.head.args ?? [], values, body);
		else body();
		return solved;
	}

	/** The whole document that partial rules make. */
	#whole(partial: Partial): Stop | null {
		const { site, path, reached, accept } = partial;
		const { known } = this.#stepper.scope;
		const key = knownKey(reached);
		let value = known.get(key);
		if (value === undefined) {
			value = this.#collect(partial);
			known.set(key, value);
		}
		return this.#stepper.references.below(site, value, path, reached.length, accept);
	}

	#collect({ site, rules, isSet, reached }: Partial): Value {
		const stepper = this.#stepper;
		if (rules.length === 0) return isSet ? new RegoSet() : {};
		const document = new NestedDocument();
		let solved = false;
		for (const placed of rules) {
			const { rule } = placed;
			const query = stepper.child(site, rule.body, false);
			const node: TraceNode = { kind: 'rule', rule, name: documentName(reached) };
			stepper.event('Enter', query, node);
			stepper.solve(query, 0, () => {
				stepper.event('Exit', query, node);
				addPart(stepper, query, placed, document, null);
				solved = true;
				stepper.event('Redo', query, node);
				return null;
			});
		}
		return isSet && !solved ? new RegoSet() : document.build();
	}

	/** That part of a document that a reference looks into. */
	#part(partial: Partial): Stop | null {
		const { site, rules, path, reached, accept } = partial;
		const { references, scope } = this.#stepper;
		const { bindings } = site.query;
		const end = reached.length;
		const whole = scope.known.get(knownKey(reached));
		if (rules.length === 0) return null;
		if (whole !== undefined) return references.below(site, whole, path, end, accept);
		if (bindings.plug(path[end] as Term) === undefined) return this.#whole(partial);
		const longest = Math.max(...rules.map(({ rest, multi }) => end + rest.length + (multi ? 1 : 0)));
		const keys: Value[] = [];
		const others: (Value | undefined)[] = [];
		for (const part of path.slice(end, longest)) {
			const key = bindings.plug(part);
			if (key !== undefined && others.length === 0) keys.push(key);
			else others.push(key);
			const known = scope.known.get(knownKey([...reached, ...keys], others));
			if (known !== undefined) return references.below(site, known, path, end + keys.length, accept);
		}
		while (others.length > 0 && others[others.length - 1] === undefined) others.pop();
		const document = new NestedDocument();
		const seen = new Set<string>();
		for (const placed of rules) this.#matching(partial, placed, document, seen);
		const value = document.build();
		const found = getPath(value, keys);
		if (found !== undefined) scope.known.set(knownKey([...reached, ...keys], others), found);
		return references.below(site, value, path, end, accept);
	}

	/** Evaluates a partial rule for the keys that the reference has. */
	#matching({ site, path, reached }: Partial, placed: PlacedRule, document: NestedDocument, seen: Set<string>): void {
		const stepper = this.#stepper;
		const { rule, rest, multi } = placed;
		const query = stepper.child(site, rule.body, false);
		const node: TraceNode = { kind: 'rule', rule, name: documentName(reached) };
		stepper.event('Enter', query, node);
		const parts = multi && rule.head.key !== null ? [...rest, rule.head.key] : rest;
		const left: Side[] = [];
		const right: Side[] = [];
		for (const [i, part] of parts.entries()) {
			const wanted = path[reached.length + i];
			const key = wanted === undefined ? undefined : site.query.bindings.plug(wanted);
			if (key === undefined) continue;
			left.push(part);
			right.push(ground(key));
		}
		let matched = false;
		unifyAll(stepper, { query, expr: rule.body[0] as Expr }, left, right, () => {
			matched = true;
			return stepper.solve(query, 0, () => {
				stepper.event('Exit', query, node);
				if (addPart(stepper, query, placed, document, seen)) stepper.event('Duplicate', query, node);
				stepper.event('Redo', query, node);
				return null;
			});
		});
		if (!matched) stepper.event('Fail', query, node);
	}
}

/** The rules of a document; where some have variables in their references, those of the documents below as well. */
function allRules(node: DocumentNode): readonly PlacedRule[] {
	if (node.rules.every(({ rest }) => rest.length === 0)) return node.rules;
	return [...node.rules, ...[...node.children.values()].flatMap((child) => rulesBelow(child, 1))];
}

function rulesBelow(node: DocumentNode, depth: number): PlacedRule[] {
	const own = node.rules.map(({ rule, rest, multi }): PlacedRule => {
		const { path } = rule.head.reference;
		return { rule, rest: path.slice(path.length - depth - rest.length), multi };
	});
	return [...own, ...[...node.children.values()].flatMap((child) => rulesBelow(child, depth + 1))];
}

/** Adds what a solution of a partial rule gives; says whether it was there already. */
function addPart(
	stepper: Stepper,
	query: StepQuery,
	{ rule, rest, multi }: PlacedRule,
	document: NestedDocument,
	seen: Set<string> | null,
): boolean {
	const path = rest.map((part) => headValue(stepper, query, part));
	const value = headValue(stepper, query, multi ? rule.head.key : rule.head.value);
	if (value === undefined || path.some((key) => key === undefined)) return false;
	try {
		document.part(path as Value[], value, multi, opaLocation(rule.span));
	} catch (error) {
		const site = { query, expr: rule.body[rule.body.length - 1] as Expr };
		throw error instanceof RegoEvalError ? stepper.failed(error, site) : error;
	}
	if (seen === null) return false;
	const key = [...(path as Value[]), value].map(valueText).join();
	const known = seen.has(key);
	seen.add(key);
	return known;
}

function headValue(stepper: Stepper, query: StepQuery, term: Term | null): Value | undefined {
	if (term === null) return true;
	const plugged = query.bindings.plug(term);
	if (plugged !== undefined) return plugged;
	let first: Value | undefined;
	stepper.values({ query, expr: query.body[query.body.length - 1] as Expr }, term, (value) => {
		first ??= value;
		return null;
	});
	return first;
}
