import { constantOf } from '../plan/constant.ts';
import type { DocumentNode } from '../plan/document-tree.ts';
import { operatorName } from '../plan/operator-name.ts';
import { isObject, keyOf, RegoSet } from '../runtime/collection.ts';
import { equal } from '../runtime/compare.ts';
import { valuesInOrder } from '../runtime/iterate.ts';
import type { Value } from '../runtime/value.ts';
import type { Expr, RefTerm, Rule, Term } from '../syntax/ast.ts';

/** What must hold of one place before a rule can be true. Several tests of one place are alternatives. */
interface Requirement {
	readonly place: Place;
	/** Null where any value will do. */
	readonly test: ((value: Value) => boolean) | null;
	/** The variable that holds the value from there on. */
	readonly variable: string | null;
}

/** A path below `input` or `data`, or an argument of the function, with what follows it. */
interface Place {
	readonly root: 'input' | 'data' | number;
	readonly path: readonly Value[];
}

/** What stands at a place cannot be told. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** What stands at a place: undefined where nothing does. */
export type ReadPlace = (root: 'input' | 'data' | number, path: readonly Value[]) => Value | typeof UNKNOWN | undefined;

/** The rules of a document or function that OPA's rule index leaves. */
export interface Candidates {
	/** Each rule with those of its `else` branches that are left, or the first of them that is. */
	readonly chains: readonly (readonly Rule[])[];
	readonly fallback: Rule | null;
	/** Whether the first solution is enough, because all rules give the same value. */
	readonly earlyExit: boolean;
}

/**
 * Chooses rules as OPA's index does for equalities with input, data and arguments, for membership, affixes and places
 * that must be defined. Globs and the collections of `and` and `or` are left to the evaluation.
 */
export class RuleCandidates {
	readonly #root: DocumentNode;
	readonly #requirements = new WeakMap<Rule, readonly Requirement[]>();

	constructor(root: DocumentNode) {
		this.#root = root;
	}

	choose(rules: readonly Rule[], read: ReadPlace): Candidates {
		const chains: Rule[][] = [];
		let fallback: Rule | null = null;
		for (const rule of rules) {
			if (rule.isDefault) {
				fallback = rule;
				continue;
			}
			const chain: Rule[] = [];
			for (let link: Rule | null = rule; link !== null; link = link.else) {
				if (this.#admits(link, read)) chain.push(link);
			}
			if (chain.length > 0) chains.push(chain);
		}
		return { chains, fallback, earlyExit: agreeOnValue(chains.flat()) };
	}

	#admits(rule: Rule, read: ReadPlace): boolean {
		let requirements = this.#requirements.get(rule);
		if (requirements === undefined) {
			requirements = new RequirementFinder(rule, this.#root).find();
			this.#requirements.set(rule, requirements);
		}
		const byPlace = new Map<string, Requirement[]>();
		for (const requirement of requirements) {
			const key = placeKey(requirement.place);
			const others = byPlace.get(key);
			if (others === undefined) byPlace.set(key, [requirement]);
			else others.push(requirement);
		}
		for (const all of byPlace.values()) {
			const { place } = all[0] as Requirement;
			const value = read(place.root, place.path);
			if (value === undefined) return false;
			if (value === UNKNOWN) continue;
			const tests = all.flatMap(({ test }) => (test === null ? [] : [test]));
			if (tests.length > 0 && !tests.some((test) => test(value))) return false;
		}
		return true;
	}
}

function placeKey({ root, path }: Place): string {
	return JSON.stringify([root, ...path.map(keyOf)]);
}

function agreeOnValue(rules: readonly Rule[]): boolean {
	let agreed: Value | undefined;
	for (const { head } of rules) {
		if (head.key !== null || head.reference.path.some((part) => constantOf(part) === undefined)) return false;
		const value = head.value === null ? true : constantOf(head.value);
		if (value === undefined || (agreed !== undefined && !equal(agreed, value))) return false;
		agreed = value;
	}
	return true;
}

/** Reads the requirements off a rule's body. */
class RequirementFinder {
	readonly #rule: Rule;
	readonly #root: DocumentNode;
	readonly #constants = new Map<string, Value>();
	readonly #found: Requirement[] = [];

	constructor(rule: Rule, root: DocumentNode) {
		this.#rule = rule;
		this.#root = root;
	}

	find(): readonly Requirement[] {
		const { body } = this.#rule;
		if (body.some(({ terms }) => terms.kind === 'call-expr' && operatorName(terms.operator) === 'internal.print'))
			return [];
		for (const expr of body) if (!expr.negated && expr.with.length === 0) this.#expr(expr);
		return this.#found;
	}

	#expr({ terms }: Expr): void {
		if (terms.kind === 'ref') this.#equality(terms, null);
		if (terms.kind !== 'call-expr' || terms.args.length !== 2) return;
		const [left, right] = terms.args as readonly [Term, Term];
		switch (operatorName(terms.operator)) {
			case 'eq':
			case 'equal':
				if (this.#holds(left, right) || this.#holds(right, left)) return;
				if (!this.#equality(left, right)) this.#equality(right, left);
				return;
			case 'internal.member_2':
				this.#member(left, right);
				return;
			case 'startswith':
				this.#affix(left, right, (text, affix) => text.startsWith(affix));
				return;
			case 'endswith':
				this.#affix(left, right, (text, affix) => text.endsWith(affix));
				return;
			default:
				return;
		}
	}

	/** `place = other`; gives whether it was one. */
	#equality(term: Term, other: Term | null): boolean {
		if (term.kind === 'var') {
			const constant = other === null ? undefined : this.#constant(other);
			if (constant !== undefined) this.#constants.set(term.name, constant);
			const place = this.#variablePlace(term.name);
			if (place === null || other === null) return false;
			return this.#equals(place, other);
		}
		const place = term.kind === 'ref' ? this.#place(term) : null;
		if (place === null) return false;
		if (other === null) {
			this.#found.push({ place, test: null, variable: null });
			return true;
		}
		return this.#equals(place, other);
	}

	#equals(place: Place, other: Term): boolean {
		const constant = this.#constant(other);
		if (constant !== undefined) {
			if (typeof constant === 'object' && constant !== null && !isFlatArray(constant)) return false;
			this.#found.push({ place, test: (value) => equal(value, constant), variable: null });
			return true;
		}
		if (other.kind !== 'var') return false;
		this.#found.push({ place, test: null, variable: other.name });
		return true;
	}

	/** `collection[_] = constant`. */
	#holds(term: Term, other: Term): boolean {
		if (term.kind !== 'ref' || term.path.length === 0) return false;
		const last = term.path[term.path.length - 1] as Term;
		const item = this.#constant(other);
		if (constantOf(last) !== undefined || item === undefined || (typeof item === 'object' && item !== null))
			return false;
		if (last.kind === 'var' && this.#constants.has(last.name)) return false;
		const place = this.#place({ ...term, path: term.path.slice(0, -1) });
		if (place === null) return false;
		this.#found.push({ place, test: (value) => holds(value, item), variable: null });
		return true;
	}

	/** `place in [constants]`, or `constant in place`. */
	#member(left: Term, right: Term): void {
		const place = left.kind === 'var' ? this.#variablePlace(left.name) : null;
		if (place !== null) {
			const collection = this.#constant(right);
			if (collection === undefined) return;
			if (!Array.isArray(collection) && !(collection instanceof RegoSet) && !isObject(collection)) return;
			this.#found.push({ place, test: (value) => holds(collection, value), variable: null });
			return;
		}
		const item = this.#constant(left);
		const collection = this.#termPlace(right);
		if (item === undefined || collection === null || (typeof item === 'object' && item !== null)) return;
		this.#found.push({ place: collection, test: (value) => holds(value, item), variable: null });
	}

	#affix(left: Term, right: Term, test: (text: string, affix: string) => boolean): void {
		const place = this.#termPlace(left);
		const affix = this.#constant(right);
		if (place === null || typeof affix !== 'string') return;
		this.#found.push({ place, test: (value) => typeof value === 'string' && test(value, affix), variable: null });
	}

	#constant(term: Term): Value | undefined {
		return term.kind === 'var' ? this.#constants.get(term.name) : constantOf(term);
	}

	#termPlace(term: Term): Place | null {
		if (term.kind === 'var') return this.#variablePlace(term.name);
		return term.kind === 'ref' ? this.#place(term) : null;
	}

	/** The place whose value a variable holds. */
	#variablePlace(name: string): Place | null {
		const bound = this.#found.find(({ variable }) => variable === name);
		if (bound !== undefined) return bound.place;
		const argument = (this.#rule.head.args ?? []).findIndex((arg) => arg.kind === 'var' && arg.name === name);
		return argument < 0 ? null : { root: argument, path: [] };
	}

	#place({ head, path }: RefTerm): Place | null {
		if (head.kind !== 'var') return null;
		const keys: Value[] = [];
		for (const part of path) {
			const key = this.#constant(part);
			if (key === undefined) return null;
			keys.push(key);
		}
		if (head.name === 'input') return { root: 'input', path: keys };
		if (head.name === 'data') return this.#isVirtual(keys) ? null : { root: 'data', path: keys };
		const base = this.#variablePlace(head.name);
		return base === null || typeof base.root === 'number' ? null : { root: base.root, path: [...base.path, ...keys] };
	}

	#isVirtual(path: readonly Value[]): boolean {
		let node: DocumentNode | undefined = this.#root;
		for (const key of path) {
			node = node.children.get(keyOf(key));
			if (node === undefined) return false;
			if (node.rules.length + node.functions.length > 0) return true;
		}
		return true;
	}
}

function isFlatArray(value: Value): boolean {
	return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
}

function holds(collection: Value, item: Value): boolean {
	if (collection instanceof RegoSet) return collection.has(item);
	return valuesInOrder(collection).some((value) => equal(value, item));
}
