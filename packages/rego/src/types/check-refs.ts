import { termText } from '../analysis/term-text.ts';
import { keyOf } from '../runtime/collection.ts';
import { compare } from '../runtime/compare.ts';
import type { Value } from '../runtime/value.ts';
import type { Body, Expr, Term } from '../syntax/ast.ts';
import { bareType } from './compare-types.ts';
import { inferTerm } from './infer.ts';
import { keyValue } from './property-key.ts';
import type { Type } from './type.ts';
import { extentOf, isRootHead, selectConstant, type TypeEnv } from './type-env.ts';
import { candidateText, notSelectableIssue, type TypeIssue, wrongKeyIssue } from './type-issue.ts';
import { ANY, isEmptyCollection, keysOf, STRING, valuesOf } from './type-operations.ts';
import type { TypeTree } from './type-tree.ts';
import { unifies } from './unify-types.ts';

/** Gives a reference the names that the user wrote, for messages. */
export type RefRenamer = (ref: readonly Term[]) => readonly Term[];

/**
 * Checks that the references of an expression lead somewhere, outside of comprehensions, which are checked with
 * their bodies. Variables that iterate get the type of the keys they run over.
 */
export function checkRefs(env: TypeEnv, expr: Expr, rename: RefRenamer): TypeIssue[] {
	const checker = new RefChecker(env, rename);
	checker.visitExpr(expr);
	return checker.issues;
}

class RefChecker {
	readonly issues: TypeIssue[] = [];
	readonly #env: TypeEnv;
	readonly #rename: RefRenamer;

	constructor(env: TypeEnv, rename: RefRenamer) {
		this.#env = env;
		this.#rename = rename;
	}

	visitExpr(expr: Expr): void {
		const { terms } = expr;
		switch (terms.kind) {
			// The operator of a call is no reference to a document, and targets of `with` are checked elsewhere.
			case 'call-expr':
				this.#visitAll(terms.args);
				return;
			case 'not':
				this.#visitBody(terms.body);
				return;
			case 'some':
				this.#visitAll(terms.symbols);
				break;
			case 'every':
				this.#visitAll([terms.value, terms.domain]);
				this.#visitBody(terms.body);
				break;
			case 'and':
			case 'or':
				this.#visitBody(terms.left);
				this.#visitBody(terms.right);
				break;
			default:
				this.#visit(terms);
				return;
		}
		for (const modifier of expr.with) this.#visitAll([modifier.target, modifier.value]);
	}

	#visitBody(body: Body): void {
		for (const expr of body) this.visitExpr(expr);
	}

	#visitAll(terms: readonly Term[]): void {
		for (const term of terms) this.#visit(term);
	}

	#visit(term: Term): void {
		switch (term.kind) {
			case 'ref': {
				const ref = [term.head, ...term.path];
				const type = this.#env.typeOfRef(ref);
				// Functions are no values: only a call, or the value of a `with`, may name one.
				if (type?.kind === 'function') this.#report(this.#notSelectable(ref, ref.length - 1, type));
				else {
					this.#report(this.#checkRef(this.#env, this.#env.tree, ref, 0));
					this.#visitAll(ref);
				}
				break;
			}
			case 'array':
			case 'set':
				this.#visitAll(term.items);
				break;
			case 'object':
				for (const { key, value } of term.entries) {
					this.#visit(key);
					this.#visit(value);
				}
				break;
			case 'template-string':
				for (const part of term.parts) {
					if (part.kind === 'expr') this.visitExpr(part);
				}
				break;
			default:
				break;
		}
	}

	#report(issue: TypeIssue | null): void {
		if (issue !== null) this.issues.push(issue);
	}

	/** Follows a reference down the tree of one layer, from `index` on; where the layer ends, outer layers go on. */
	#checkRef(env: TypeEnv, node: TypeTree, ref: readonly Term[], index: number): TypeIssue | null {
		const key = ref[index];
		if (key === undefined) return null;
		if ((index === 1 || index === 2) && key.kind !== 'var' && key.kind !== 'string') {
			return this.#wrongKey(ref, index, this.#env.typeOf(key), STRING, childKeys(node));
		}
		if (key.kind === 'var' && index > 0) {
			const keys = keysOf(extentOf(node));
			const known = this.#env.typeOf(key);
			if (known === null) this.#env.setVar(key, keys);
			else if (!unifies(keys, known)) return this.#wrongKey(ref, index, known, keys, childKeys(node));
		}
		const child = node.child(key);
		if (child === null) return this.#checkElsewhere(env, node, ref, index);
		if (child.type !== null) return this.#checkSelection(child.type, ref, index + 1);
		return this.#checkRef(env, child, ref, index + 1);
	}

	#checkElsewhere(env: TypeEnv, node: TypeTree, ref: readonly Term[], index: number): TypeIssue | null {
		if (env.next !== null) return this.#checkRef(env.next, env.next.tree, ref, 0);
		if (!isRootHead(ref[0] as Term)) return this.#checkSelection(ANY, ref, 0);
		if (index === 0) return this.#checkSelection(ANY, ref, 1);
		// The key may be that of any child. Base data may lie beside them, so none of them has to fit.
		for (const child of node.children) this.#checkRef(env, child, ref, index + 1);
		return null;
	}

	/** Checks the terms of a reference from `index` on against the type of the value before them. */
	#checkSelection(from: Type | null, ref: readonly Term[], start: number): TypeIssue | null {
		let type = from;
		for (let index = start; index < ref.length; index++) {
			const key = ref[index] as Term;
			if (isEmptyCollection(type)) return this.#checkEmpty(type, key, ref, index);
			const keys = keysOf(type);
			if (keys === null) return this.#notSelectable(ref, index - 1, type);
			const issue = this.#checkKey(type, keys, key, ref, index);
			if (issue !== null) return issue;
			type = isSelector(key) ? valuesOf(type) : selectConstant(type, key);
		}
		return null;
	}

	#checkKey(type: Type | null, keys: Type, key: Term, ref: readonly Term[], index: number): TypeIssue | null {
		switch (key.kind) {
			case 'var': {
				const known = this.#env.typeOf(key);
				if (known === null) this.#env.setVar(key, keys);
				else if (!unifies(known, keys)) return this.#wrongKey(ref, index, known, keys, typeKeys(type));
				return null;
			}
			case 'ref': {
				const known = this.#env.typeOf(key);
				if (known === null || unifies(known, keys)) return null;
				return this.#wrongKey(ref, index, known, keys, typeKeys(type));
			}
			case 'array':
			case 'object':
			case 'set':
				if (inferTerm(this.#env, key, keys)) return null;
				return this.#wrongKey(ref, index, this.#env.typeOf(key), keys, []);
			default:
				if (selectConstant(type, key) !== null) return null;
				return this.#wrongKey(ref, index, null, keys, typeKeys(type));
		}
	}

	/** Nothing is found in an empty collection by a constant; iterating it is fine, and gives nothing. */
	#checkEmpty(type: Type | null, key: Term, ref: readonly Term[], index: number): TypeIssue | null {
		switch (key.kind) {
			case 'null':
			case 'boolean':
			case 'number':
			case 'string':
				return this.#wrongKey(ref, index, null, null, []);
			case 'var': {
				const known = this.#env.typeOf(key);
				if (known === null) {
					this.#env.setVar(key, ANY);
					return null;
				}
				// Only arrays say what their keys are.
				const keys = keysOf(type);
				return keys === null || unifies(known, keys) ? null : this.#wrongKey(ref, index, known, keys, []);
			}
			default:
				return null;
		}
	}

	#wrongKey(
		ref: readonly Term[],
		position: number,
		have: Type | null,
		want: Type | null,
		oneOf: readonly string[],
	): TypeIssue {
		return wrongKeyIssue((ref[0] as Term).span, this.#rename(ref), { position, have, want, oneOf });
	}

	#notSelectable(ref: readonly Term[], position: number, have: Type | null): TypeIssue {
		return notSelectableIssue((ref[0] as Term).span, this.#rename(ref), position, have);
	}
}

/** Whether a term of a reference may select several values. */
function isSelector(key: Term): boolean {
	return (
		key.kind === 'var' || key.kind === 'ref' || key.kind === 'array' || key.kind === 'object' || key.kind === 'set'
	);
}

function childKeys(node: TypeTree): readonly string[] {
	return node.children.map((child) => termText(child.key as Term)).sort();
}

/** The fixed keys of a type, or of the members of a union, in order. */
function typeKeys(type: Type | null): readonly string[] {
	const found = new Map<unknown, Value>();
	collectKeys(type, found, 0);
	return Array.from(found.values()).sort(compare).map(candidateText);
}

const MAX_UNION_DEPTH = 100;

function collectKeys(type: Type | null, found: Map<unknown, Value>, depth: number): void {
	const bare = bareType(type);
	if (bare?.kind === 'object') {
		for (const property of bare.static) found.set(keyOf(keyValue(property)), keyValue(property));
	} else if (bare?.kind === 'any' && depth < MAX_UNION_DEPTH) {
		for (const member of bare.of) collectKeys(member, found, depth + 1);
	}
}
