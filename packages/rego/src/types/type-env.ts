import { isConstant, isRootName } from '../analysis/term-facts.ts';
import { compareTerms } from '../analysis/term-order.ts';
import type { Body, ObjectTerm, Term } from '../syntax/ast.ts';
import { constantValue } from './constant.ts';
import type { DynamicProperty, StaticProperty, Type } from './type.ts';
import {
	ANY,
	arrayType,
	BOOLEAN,
	isEmptyCollection,
	NULL,
	NUMBER,
	objectType,
	STRING,
	selectType,
	setType,
	unionTypes,
	valuesOf,
} from './type-operations.ts';
import { TypeTree } from './type-tree.ts';

/**
 * Types the body of a comprehension inside an environment: the environment of the body, null when it has errors, or
 * `unchecked` when that would take too long.
 */
export type BodyTyper = (env: TypeEnv, body: Body) => TypeEnv | null | 'unchecked';

/** What the checker knows of variables and documents: layers, of which the inner ones come first. */
export class TypeEnv {
	readonly tree: TypeTree;
	/** Where types of variables are kept: `tree`, except in a layer made for `with`. */
	readonly vars: TypeTree;
	readonly next: TypeEnv | null;
	readonly #typeBody: BodyTyper;

	private constructor(tree: TypeTree, vars: TypeTree, next: TypeEnv | null, typeBody: BodyTyper) {
		this.tree = tree;
		this.vars = vars;
		this.next = next;
		this.#typeBody = typeBody;
	}

	/** An environment with nothing in it. */
	static empty(typeBody: BodyTyper): TypeEnv {
		const tree = new TypeTree(null);
		return new TypeEnv(tree, tree, null, typeBody);
	}

	/** An inner layer of its own. */
	wrap(typeBody: BodyTyper = this.#typeBody): TypeEnv {
		const tree = new TypeTree(null);
		return new TypeEnv(tree, tree, this, typeBody);
	}

	/** A layer for one expression under `with`: its variables outlive it, and go to this environment. */
	wrapForWith(tree: TypeTree = new TypeTree(null)): TypeEnv {
		return new TypeEnv(tree, this.vars, this, this.#typeBody);
	}

	/** This layer over another environment, in which it must have come out the same. */
	over(next: TypeEnv): TypeEnv {
		return new TypeEnv(this.tree, this.vars, next, this.#typeBody);
	}

	/** Grows with every change of this environment or an outer one. */
	get version(): number {
		let sum = 0;
		for (let env: TypeEnv | null = this; env !== null; env = env.next) sum += env.tree.version;
		return sum;
	}

	setVar(variable: Term, type: Type | null): void {
		this.vars.put([variable], type);
	}

	/** The type of a term, null where it is not known. */
	typeOf(term: Term): Type | null {
		switch (term.kind) {
			case 'null':
				return NULL;
			case 'boolean':
				return BOOLEAN;
			case 'number':
				return NUMBER;
			case 'string':
			case 'template-string':
				return STRING;
			case 'array':
				return arrayType(
					term.items.map((item) => this.typeOf(item)),
					null,
				);
			case 'object':
				return this.#typeOfObject(term);
			case 'set': {
				let of: Type | null = null;
				for (const item of term.items) of = unionTypes(of, this.typeOf(item));
				return setType(of);
			}
			case 'array-comprehension':
				return this.#typeInside(term.body, (inner) => arrayType([], inner.typeOf(term.term)));
			case 'set-comprehension':
				return this.#typeInside(term.body, (inner) => setType(inner.typeOf(term.term)));
			case 'object-comprehension':
				return this.#typeInside(term.body, (inner) =>
					objectType([], { key: inner.typeOf(term.key), value: inner.typeOf(term.value) }),
				);
			case 'ref':
				return this.typeOfRef([term.head, ...term.path]);
			case 'var':
				return this.#typeOfVar(term);
			case 'call':
				return null;
		}
	}

	#typeInside(body: Body, typeIn: (inner: TypeEnv) => Type): Type | null {
		const inner = this.#typeBody(this, body);
		if (inner === 'unchecked') return ANY;
		return inner === null ? null : typeIn(inner);
	}

	#typeOfVar(term: Term): Type | null {
		for (let env: TypeEnv | null = this; env !== null; env = env.next) {
			const node = env.tree.child(term);
			if (node !== null) return node.type;
		}
		return null;
	}

	#typeOfObject(term: ObjectTerm): Type {
		const fixed: StaticProperty[] = [];
		let dynamic: DynamicProperty | null = null;
		let dynamicKey: Term | null = null;
		for (const { key, value } of term.entries) {
			const constant = constantValue(key);
			if (constant !== undefined) {
				fixed.push({ key: constant, value: this.typeOf(value) });
			} else if (dynamicKey === null || compareTerms(dynamicKey, key) <= 0) {
				// Of several computed keys, OPA keeps the types of the last one in its order of terms.
				dynamicKey = key;
				dynamic = { key: this.typeOf(key), value: this.typeOf(value) };
			}
		}
		return objectType(fixed, dynamic);
	}

	/** The type of what a reference refers to, null where that is not known. */
	typeOfRef(ref: readonly Term[]): Type | null {
		for (let env: TypeEnv | null = this; env !== null; env = env.next) {
			const found = env.#lookUp(ref);
			if (found !== undefined) return found;
		}
		// A document that no layer knows may hold anything.
		return isRootHead(ref[0] as Term) ? ANY : null;
	}

	/** Looks in this layer only; undefined when it does not reach as far as the reference. */
	#lookUp(ref: readonly Term[]): Type | null | undefined {
		let node = this.tree.child(ref[0] as Term);
		if (node === null) return undefined;
		for (let i = 1; i < ref.length; i++) {
			const key = ref[i] as Term;
			const child: TypeTree | null = node.child(key);
			if (node.type !== null && child === null) return selectRef(node.type, ref, i);
			if (node.type === null && !isConstant(key)) return selectRef(extentOf(node), ref, i);
			if (child === null) return undefined;
			node = child;
		}
		return extentOf(node);
	}
}

/** Whether a reference begins at `input` or `data`. */
export function isRootHead(head: Term): boolean {
	return head.kind === 'var' && isRootName(head.name);
}

/** The type of the whole document at a node: that of the rules below it, and whatever base data there is. */
export function extentOf(node: TypeTree): Type {
	if (node.type !== null) return node.type;
	const fixed: StaticProperty[] = [];
	for (const child of node.children) {
		const key = child.key as Term;
		if (key.kind === 'string' || key.kind === 'number' || key.kind === 'boolean') {
			fixed.push({ key: constantValue(key), value: extentOf(child) });
		}
	}
	return objectType(fixed, { key: STRING, value: ANY });
}

/** The type of what the terms of a reference from `start` on select; null where there is none. */
function selectRef(type: Type | null, ref: readonly Term[], start: number): Type | null {
	let selected = type;
	for (let i = start; i < ref.length && selected !== null; i++) {
		const key = ref[i] as Term;
		switch (key.kind) {
			case 'var':
			case 'ref':
			case 'array':
			case 'object':
			case 'set':
				// Iterating what holds nothing gives nothing, so its values are anything rather than unknown.
				if (isEmptyCollection(selected)) return ANY;
				selected = valuesOf(selected);
				break;
			default:
				selected = selectConstant(selected, key);
		}
	}
	return selected;
}

/** The type of the part that a constant selects; null where there is none, or the term is no constant. */
export function selectConstant(type: Type | null, key: Term): Type | null {
	const value = constantValue(key);
	return value === undefined ? null : selectType(type, value);
}
