import { appendAll } from '@merlon/base';
import { leavingOut, varsOf } from '../analysis/collect-vars.ts';
import { equalitySides, isRootName, isWildcard } from '../analysis/term-facts.ts';
import { compareLists } from '../analysis/term-order.ts';
import { pathText } from '../analysis/term-text.ts';
import { headTerms, type Node, visit } from '../analysis/visit.ts';
import type { Body, Expr, Rule, Term } from '../syntax/ast.ts';

const REF_VARS = leavingOut({ refHead: true });

/** A reference as the list of its head and its path. */
export type Path = readonly Term[];

/** The references to documents that a rule depends on, those of its `else` chain included; each only once. */
export function refsOfRule(rule: Rule): readonly Path[] {
	const refs: Path[] = [];
	for (let link: Rule | null = rule; link !== null; link = link.else) {
		appendAll(refs, new BodyRefs(link.body, varsOf([...headTerms(link.head), ...link.head.reference.path])).resolve());
	}
	return withoutExtensions(refs);
}

/** The references to documents that a query depends on; every variable of it counts as asked for. */
export function refsOfQuery(query: Body): readonly Path[] {
	const asked = [...varsOf(query)].filter((name) => !isWildcard(name));
	return withoutExtensions(new BodyRefs(query, new Set(asked)).resolve());
}

/** Leaves out what a shorter reference covers already. */
function withoutExtensions(refs: readonly Path[]): readonly Path[] {
	const kept: Path[] = [];
	for (const ref of refs.toSorted(compareLists)) {
		const last = kept.at(-1);
		if (last === undefined || !hasPrefix(ref, last)) kept.push(ref);
	}
	return kept;
}

function hasPrefix(ref: Path, prefix: Path): boolean {
	return prefix.length <= ref.length && compareLists(ref.slice(0, prefix.length), prefix) === 0;
}

/** The references of one body, those to variables traced back to the documents they were taken from. */
class BodyRefs {
	readonly #body: Body;
	readonly #headVars: ReadonlySet<string>;
	/** What each variable of the body may stand for, by the text of the reference. */
	readonly #aliases = new Map<string, Map<string, Path>>();
	readonly #resolved: Path[] = [];

	constructor(body: Body, headVars: ReadonlySet<string>) {
		this.#body = body;
		this.#headVars = headVars;
		for (const name of varsOf(body)) this.#aliases.set(name, new Map());
	}

	resolve(): readonly Path[] {
		const assigned = new Map<string, Path[]>();
		const others: Expr[] = [];
		for (const expr of this.#body) {
			const assignment = assignmentOf(expr);
			if (assignment === null) others.push(expr);
			else assigned.set(assignment.name, [...(assigned.get(assignment.name) ?? []), assignment.ref]);
		}
		this.#trace(assigned);
		const { iterations, rest } = this.#splitIterations(others);
		for (const expr of rest) this.#addBelow(expr);
		for (const ref of iterations) {
			// Iterating a document that is looked into elsewhere adds nothing.
			if (!this.#resolved.some((other) => hasPrefix(other, ref))) this.#resolved.push(ref);
			for (const term of ref) this.#addBelow(term);
		}
		this.#addAliases(this.#usedVars(rest));
		return this.#resolved;
	}

	/** Follows variables through one another until they lead to documents. */
	#trace(assigned: ReadonlyMap<string, readonly Path[]>): void {
		// A chain passes every variable once. More rounds would only follow a variable into itself.
		for (let round = 0, changed = true; changed && round <= assigned.size; round++) {
			changed = false;
			for (const [name, refs] of assigned) {
				for (const ref of refs) {
					for (const path of this.#expand(ref)) changed = this.#addAlias(name, path) || changed;
				}
			}
		}
	}

	#addAlias(name: string, path: Path): boolean {
		const aliases = this.#aliases.get(name);
		const text = pathText(path);
		if (aliases === undefined || aliases.has(text)) return false;
		aliases.set(text, path);
		return true;
	}

	/** The references to documents that a reference stands for. */
	#expand(ref: Path): readonly Path[] {
		const [head, ...rest] = ref;
		if (head?.kind !== 'var') return [];
		if (isRootName(head.name)) return [ref];
		return Array.from(this.#aliases.get(head.name)?.values() ?? [], (alias) => [...alias, ...rest]);
	}

	/** Tells expressions that only iterate a document for the head, `xs[i]`, from all others. */
	#splitIterations(exprs: readonly Expr[]): { readonly iterations: readonly Path[]; readonly rest: readonly Expr[] } {
		const iterations: Path[] = [];
		const rest: Expr[] = [];
		for (const expr of exprs) {
			const { terms } = expr;
			const ref = terms.kind === 'ref' ? [terms.head, ...terms.path] : [];
			const last = ref.at(-1);
			if (last?.kind === 'var' && this.#headVars.has(last.name)) appendAll(iterations, this.#expand(ref));
			else rest.push(expr);
		}
		return { iterations, rest };
	}

	#addBelow(node: Node): void {
		visit(node, (inner) => {
			if (inner.kind === 'ref') appendAll(this.#resolved, this.#expand([inner.head, ...inner.path]));
			return false;
		});
	}

	/** The variables that are used for more than to give a reference a name. */
	#usedVars(rest: readonly Expr[]): ReadonlySet<string> {
		const used = varsOf(rest, REF_VARS);
		for (const expr of this.#body) {
			visit(expr, (node) => {
				if (node.kind === 'ref') {
					for (const part of node.path) if (part.kind === 'var') used.add(part.name);
				}
				return false;
			});
		}
		return used;
	}

	#addAliases(used: ReadonlySet<string>): void {
		const unused: Path[] = [];
		for (const [name, aliases] of this.#aliases) {
			const isUnused = aliases.size === 1 && !this.#headVars.has(name) && !used.has(name);
			for (const ref of aliases.values()) {
				if (isUnused) unused.push(ref);
				else appendAll(this.#resolved, this.#expand(ref));
				for (const term of ref) this.#addBelow(term);
			}
		}
		// The body needs what such a variable names to be defined, unless something else asks for it anyway.
		const asked = [...this.#resolved];
		for (const ref of unused) {
			if (!asked.some((other) => hasPrefix(other, ref) || hasPrefix(ref, other))) this.#resolved.push(ref);
		}
	}
}

/** `x = data.a.b`, whichever way round. */
function assignmentOf(expr: Expr): { readonly name: string; readonly ref: Path } | null {
	const sides = equalitySides(expr);
	if (sides === null) return null;
	const [left, right] = sides;
	if (left.kind === 'var') return right.kind === 'ref' ? { name: left.name, ref: [right.head, ...right.path] } : null;
	return right.kind === 'var' && left.kind === 'ref' ? { name: right.name, ref: [left.head, ...left.path] } : null;
}
