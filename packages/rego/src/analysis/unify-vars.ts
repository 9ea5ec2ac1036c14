import { appendAll } from '@merlon/base';
import type { ArrayTerm, CallTerm, ObjectTerm, RefTerm, Term } from '../syntax/ast.ts';
import { PATTERN_VARS, SAFETY_VARS, varsOf } from './collect-vars.ts';
import { isComprehension } from './term-facts.ts';
import { sameTerm } from './term-order.ts';

/** A set of names, as far as it has to be looked into. */
export interface NameSet {
	has(name: string): boolean;
}

/** A reference can be evaluated: its head is safe. */
export function isRefSafe(reference: RefTerm, safe: NameSet): boolean {
	return reference.head.kind === 'var' ? safe.has(reference.head.name) : isTermSafe(reference.head, safe);
}

function isTermSafe(term: Term, safe: NameSet): boolean {
	for (const name of varsOf([term], SAFETY_VARS)) if (!safe.has(name)) return false;
	return true;
}

/** The variables that become safe when two terms are unified. */
export function unifiedVars(left: Term, right: Term, safe: NameSet): Set<string> {
	const unifier = new Unifier(safe);
	unifier.unify(left, right);
	return unifier.unified;
}

class Unifier {
	readonly unified: Set<string> = new Set();
	readonly #safe: NameSet;
	/** For a variable, those that must be safe before it is. */
	#needs: Map<string, Set<string>> | null = null;
	/** The other direction of `needs`. */
	#neededBy: Map<string, Set<string>> | null = null;

	constructor(safe: NameSet) {
		this.#safe = safe;
	}

	unify(a: Term, b: Term): void {
		switch (a.kind) {
			case 'var':
				this.#unifyVar(a.name, b);
				return;
			case 'ref':
			case 'call':
				if (this.#canEvaluate(a)) this.#markPattern(b);
				return;
			case 'array-comprehension':
				if (b.kind === 'var' || b.kind === 'array') this.#markAll(b);
				return;
			case 'object-comprehension':
				if (b.kind === 'var' || b.kind === 'object') this.#markAll(b);
				return;
			case 'array':
			case 'object':
				this.#unifyPattern(a, b);
				return;
			default:
				if (b.kind === 'var') this.#markSafe(b.name);
		}
	}

	#unifyVar(name: string, b: Term): void {
		switch (b.kind) {
			case 'var':
				if (this.#isSafe(b.name)) this.#markSafe(name);
				else if (this.#isSafe(name)) this.#markSafe(b.name);
				else {
					this.#markUnknown(name, b.name);
					this.#markUnknown(b.name, name);
				}
				return;
			case 'array':
			case 'object':
				this.#unifyAll(name, b);
				return;
			case 'ref':
			case 'call':
				if (this.#canEvaluate(b)) this.#markSafe(name);
				return;
			default:
				this.#markSafe(name);
		}
	}

	#unifyPattern(a: ArrayTerm | ObjectTerm, b: Term): void {
		switch (b.kind) {
			case 'var':
				this.#unifyAll(b.name, a);
				return;
			case 'ref':
			case 'call':
				if (this.#canEvaluate(b)) this.#markAll(a);
				return;
			default:
				if (a.kind === 'object') this.#unifyObject(a, b);
				else if (isComprehension(b)) this.#markAll(a);
				else if (b.kind === 'array' && a.items.length === b.items.length) {
					for (const [i, item] of a.items.entries()) this.unify(item, b.items[i] as Term);
				}
		}
	}

	#unifyObject(a: ObjectTerm, b: Term): void {
		if (b.kind !== 'object' || a.entries.length !== b.entries.length) return;
		for (const { key, value } of a.entries) {
			const other = b.entries.find((entry) => sameTerm(entry.key, key));
			if (other !== undefined) this.unify(value, other.value);
		}
	}

	#canEvaluate(term: RefTerm | CallTerm): boolean {
		return term.kind === 'ref' ? isRefSafe(term, this.#safe) : isTermSafe(term, this.#safe);
	}

	#isSafe(name: string): boolean {
		return this.#safe.has(name) || this.unified.has(name);
	}

	#markPattern(term: Term): void {
		if (term.kind === 'var' || term.kind === 'array' || term.kind === 'object') this.#markAll(term);
	}

	#markAll(term: Term): void {
		for (const name of varsOf([term], PATTERN_VARS)) this.#markSafe(name);
	}

	#unifyAll(name: string, pattern: Term): void {
		if (this.#isSafe(name)) {
			this.#markAll(pattern);
			return;
		}
		const unsafe = [...varsOf([pattern], PATTERN_VARS)].filter((inner) => !this.#isSafe(inner));
		if (unsafe.length === 0) this.#markSafe(name);
		for (const inner of unsafe) this.#markUnknown(name, inner);
	}

	#markUnknown(name: string, needed: string): void {
		this.#needs ??= new Map();
		this.#neededBy ??= new Map();
		addTo(this.#needs, name, needed);
		addTo(this.#neededBy, needed, name);
	}

	/** What a safe variable needs is safe too, and so is what needed nothing else than it. */
	#markSafe(first: string): void {
		const allNeeds = this.#needs;
		const neededBy = this.#neededBy;
		if (allNeeds === null || neededBy === null) {
			this.unified.add(first);
			return;
		}
		const queue = [first];
		for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
			this.unified.add(name);
			const needs = allNeeds.get(name);
			if (needs !== undefined) {
				allNeeds.delete(name);
				for (const needed of needs) neededBy.get(needed)?.delete(name);
				appendAll(queue, needs);
			}
			for (const dependent of neededBy.get(name) ?? []) {
				const open = allNeeds.get(dependent);
				open?.delete(name);
				if (open?.size === 0) queue.push(dependent);
			}
			neededBy.delete(name);
		}
	}
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, new Set([value]));
	else values.add(value);
}
