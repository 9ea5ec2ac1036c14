import type { Body, Expr, Term } from '../syntax/ast.ts';
import { ALL_VARS, collectVars, type VarOptions, varsOf } from './collect-vars.ts';
import type { Functions } from './functions.ts';
import { mapExprTerms, mapSame, mapTerm, type TermMapper, withParts, withTerms } from './map-terms.ts';
import { safetyVars } from './operand-vars.ts';
import { bodyOutputs, exprOutputs } from './output-vars.ts';
import { isComprehension, isTrueBody } from './term-facts.ts';
import { type Node, visit } from './visit.ts';

/** Variables that an expression needs and nothing before it binds, by expression. */
export type UnsafeVars = ReadonlyMap<Expr, ReadonlySet<string>>;

export interface OrderedBody {
	readonly body: Body;
	readonly unsafe: UnsafeVars;
}

/**
 * Orders the expressions of a body so that each finds its variables bound by those before it, with as little change
 * as possible: in rounds, every expression that has become safe moves up, in the written order. The bodies inside of
 * it are ordered as well, given the variables they may close over.
 */
export function orderBody(body: Body, globals: ReadonlySet<string>, functions: Functions): OrderedBody {
	return new BodyOrder(functions).order(body, globals);
}

/** What is known of one expression while its body is ordered. */
interface Candidate {
	readonly expr: Expr;
	/** Variables of the expression itself. */
	readonly vars: ReadonlySet<string>;
	/** Bodies stand inside of the expression. */
	readonly hasClosures: boolean;
	/** Variables of the body that a body inside of the expression uses. */
	readonly closed: ReadonlySet<string>;
	unsafe: Set<string>;
	placed: boolean;
	/** Something that it waits for has become safe. */
	ready: boolean;
}

/** Places the expressions of one body, in rounds. */
class Placement {
	readonly #candidates: readonly Candidate[];
	readonly #safe: Set<string>;
	readonly #functions: Functions;
	readonly #waiting = new Map<string, Candidate[]>();
	/** Only these can still make something safe by what was bound after them. */
	readonly #open: Candidate[] = [];
	readonly #placed: Candidate[] = [];

	constructor(candidates: readonly Candidate[], safe: Set<string>, functions: Functions) {
		this.#candidates = candidates;
		this.#safe = safe;
		this.#functions = functions;
		for (const candidate of candidates) {
			for (const name of candidate.vars) this.#wait(name, candidate);
			for (const name of candidate.closed) if (!candidate.vars.has(name)) this.#wait(name, candidate);
		}
	}

	#wait(name: string, candidate: Candidate): void {
		const list = this.#waiting.get(name);
		if (list === undefined) this.#waiting.set(name, [candidate]);
		else list.push(candidate);
	}

	run(): readonly Candidate[] {
		for (let before = -1; before < this.#placed.length; ) {
			before = this.#placed.length;
			for (const candidate of this.#candidates) if (this.#mayBeSafe(candidate)) this.#tryToPlace(candidate);
		}
		return this.#placed;
	}

	/** False while nothing has changed since it was found unsafe. */
	#mayBeSafe({ placed, ready, closed }: Candidate): boolean {
		return !placed && (ready || (closed.size > 0 && this.#open.length > 0));
	}

	#tryToPlace(candidate: Candidate): void {
		candidate.ready = false;
		const outputs = this.#outputsIfSafe(candidate);
		if (outputs === null) return;
		candidate.placed = true;
		this.#placed.push(candidate);
		if (candidate.closed.size > 0) this.#open.push(candidate);
		for (const name of outputs) {
			if (this.#safe.has(name)) continue;
			this.#safe.add(name);
			for (const waiter of this.#waiting.get(name) ?? []) waiter.ready = true;
		}
	}

	/** The variables that an expression binds; null when it needs others that nothing has bound yet. */
	#outputsIfSafe(candidate: Candidate): Set<string> | null {
		const safe = this.#safe;
		const outputs = exprOutputs(candidate.expr, this.#functions, safe);
		if (candidate.closed.size > 0) {
			const missing = without(candidate.closed, this.#lateOutputs());
			if (missing.size > 0) {
				// An expression whose inner bodies close over exactly what it binds can never come first.
				if (equalSets(missing, outputs)) return null;
				candidate.unsafe = missing;
			}
		}
		for (const name of candidate.unsafe) {
			if (outputs.has(name) || safe.has(name)) candidate.unsafe.delete(name);
		}
		return candidate.unsafe.size === 0 ? outputs : null;
	}

	/** What expressions that were placed bind only now that more is safe. */
	#lateOutputs(): ReadonlySet<string> {
		const open = this.#open;
		const safe = this.#safe;
		for (let i = open.length - 1; i >= 0; i--) {
			if (without((open[i] as Candidate).vars, safe).size === 0) open.splice(i, 1);
		}
		if (open.length === 0) return NONE;
		return bodyOutputs(
			open.map(({ expr }) => expr),
			this.#functions,
			safe,
		);
	}
}

/** Orders bodies against the same functions. */
export class BodyOrder {
	readonly #functions: Functions;
	readonly #skip: VarOptions;

	constructor(functions: Functions) {
		this.#functions = functions;
		this.#skip = safetyVars(functions);
	}

	order(body: Body, globals: ReadonlySet<string>): OrderedBody {
		if (isTrueBody(body)) return { body, unsafe: NOTHING_UNSAFE };
		const exprVars = body.map((expr) => varsOf([expr], this.#skip));
		const bodyVars = new Set<string>();
		for (const vars of exprVars) for (const name of vars) bodyVars.add(name);
		const safe = new Set<string>();
		for (const name of bodyVars) if (globals.has(name)) safe.add(name);
		const candidates = body.map((expr, i): Candidate => {
			const vars = exprVars[i] as Set<string>;
			const closures = closureVars(expr);
			const closed = closures === null ? NONE : closedVars(closures, bodyVars, globals);
			const hasClosures = closures !== null;
			return { expr, vars, hasClosures, closed, unsafe: without(vars, safe), placed: false, ready: true };
		});
		const placed = new Placement(candidates, safe, this.#functions).run();
		const unsafe: UnsafeSets = new Map();
		for (const { expr, unsafe: names } of candidates) if (names.size > 0) unsafe.set(expr, names);
		return { body: this.#orderClosures(placed, globals, unsafe), unsafe };
	}

	#orderClosures(placed: readonly Candidate[], globals: ReadonlySet<string>, unsafe: UnsafeSets): Body {
		if (!placed.some(({ hasClosures }) => hasClosures)) return placed.map(({ expr }) => expr);
		const known = new Set(globals);
		return placed.map(({ expr, vars, hasClosures }) => {
			const ordered = hasClosures ? this.#orderClosuresOf(expr, known, unsafe) : expr;
			for (const name of vars) known.add(name);
			return ordered;
		});
	}

	#orderClosuresOf(expr: Expr, known: Set<string>, unsafe: UnsafeSets): Expr {
		const inner = (head: readonly Term[], body: Body): Body => this.#orderInner(expr, head, body, known, unsafe);
		const mapper: TermMapper = {
			term: (term) => {
				switch (term.kind) {
					case 'array-comprehension':
					case 'set-comprehension':
						return { ...term, body: inner([term.term], term.body) };
					case 'object-comprehension':
						return { ...term, body: inner([term.key, term.value], term.body) };
					default:
						return mapTerm(term, mapper);
				}
			},
			body: (body) => inner([], body),
		};
		const { terms } = expr;
		switch (terms.kind) {
			case 'every':
				for (const name of varsOf(terms.key === null ? [terms.value] : [terms.key, terms.value])) known.add(name);
				return withParts(expr, { ...terms, body: inner([], terms.body) }, expr.with);
			case 'not':
			case 'and':
			case 'or':
				return withParts(expr, mapExprTerms(terms, mapper), expr.with);
			default:
				return withParts(
					expr,
					mapExprTerms(terms, mapper),
					mapSame(expr.with, (modifier) =>
						withTerms(modifier, mapper.term(modifier.target), mapper.term(modifier.value)),
					),
				);
		}
	}

	#orderInner(outer: Expr, head: readonly Term[], body: Body, known: ReadonlySet<string>, unsafe: UnsafeSets): Body {
		const headVars = varsOf(head, ALL_VARS);
		if (headVars.size > 0) {
			const bound = varsOf(body, this.#skip);
			for (const name of headVars) if (!bound.has(name) && !known.has(name)) addUnsafe(unsafe, outer, name);
		}
		const ordered = this.order(body, known);
		if (ordered.unsafe.size === 0) return ordered.body;
		for (const [expr, names] of ordered.unsafe) for (const name of names) addUnsafe(unsafe, expr, name);
		return body;
	}
}

type UnsafeSets = Map<Expr, Set<string>>;

const NONE: ReadonlySet<string> = new Set();
const NOTHING_UNSAFE: UnsafeVars = new Map();

function addUnsafe(unsafe: UnsafeSets, expr: Expr, name: string): void {
	const names = unsafe.get(expr);
	if (names === undefined) unsafe.set(expr, new Set([name]));
	else names.add(name);
}

/** The variables that the bodies inside of an expression use; null where it has none. */
function closureVars(expr: Expr): ReadonlySet<string> | null {
	let vars: Set<string> | null = null;
	visit(expr, (node) => {
		const parts = closureParts(node);
		if (parts === null) return false;
		vars ??= new Set();
		for (const part of parts) collectVars(part, ALL_VARS, vars);
		return true;
	});
	return vars;
}

/** Those of them that are variables of the body around it and not global. */
function closedVars(
	vars: ReadonlySet<string>,
	bodyVars: ReadonlySet<string>,
	globals: ReadonlySet<string>,
): ReadonlySet<string> {
	const closed = new Set<string>();
	for (const name of vars) if (bodyVars.has(name) && !globals.has(name)) closed.add(name);
	return closed;
}

function closureParts(node: Node): readonly Node[] | null {
	switch (node.kind) {
		case 'every':
		case 'not':
			return node.body;
		case 'and':
		case 'or':
			return [...node.left, ...node.right];
		default:
			return isComprehension(node) ? [node] : null;
	}
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
	const rest = new Set<string>();
	for (const name of names) if (!others.has(name)) rest.add(name);
	return rest;
}

function equalSets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	if (a.size !== b.size) return false;
	for (const name of a) if (!b.has(name)) return false;
	return true;
}
