import { termText } from '../analysis/term-text.ts';
import { keyOf } from '../runtime/collection.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Term } from '../syntax/ast.ts';
import type { Type } from './type.ts';

const NO_NODES: ReadonlyMap<string, TypeTree> = new Map();

/** A tree of types by path. A node without a type only leads to others. */
export class TypeTree {
	type: Type | null = null;
	/** Null for the root. */
	readonly key: Term | null;
	/** Grows with every change below the root it is kept at, so that a type made from the tree can be kept with it. */
	version = 0;
	#variables: Map<string, TypeTree> | null = null;
	#constants: Map<string, TypeTree> | null = null;

	constructor(key: Term | null) {
		this.key = key;
	}

	/** The nodes directly below. */
	get children(): readonly TypeTree[] {
		return [...(this.#variables?.values() ?? []), ...(this.#constants?.values() ?? [])];
	}

	get isLeaf(): boolean {
		return this.#variables === null && this.#constants === null;
	}

	/** How many nodes are directly below. */
	get size(): number {
		return (this.#variables?.size ?? 0) + (this.#constants?.size ?? 0);
	}

	child(key: Term): TypeTree | null {
		if (key.kind === 'var') return this.#variables?.get(key.name) ?? null;
		return this.#constants?.get(treeKey(key)) ?? null;
	}

	/** The nodes directly below whose keys are variables, the heads of documents among them. */
	get variables(): ReadonlyMap<string, TypeTree> {
		return this.#variables ?? NO_NODES;
	}

	/** The node below this one, made where there is none. */
	grow(key: Term): TypeTree {
		if (key.kind === 'var') {
			this.#variables ??= new Map();
			return grown(this.#variables, key.name, key);
		}
		this.#constants ??= new Map();
		return grown(this.#constants, treeKey(key), key);
	}

	/** Sets the type at a path. To be called at the root. */
	put(path: readonly Term[], type: Type | null): void {
		let node: TypeTree = this;
		for (const key of path) node = node.grow(key);
		node.type = type;
		this.version++;
	}

	/** The nearest types below this node, with the path from here. */
	*leaves(path: readonly Term[] = []): IterableIterator<{ readonly path: readonly Term[]; readonly type: Type }> {
		for (const child of this.children) {
			const childPath = [...path, child.key as Term];
			if (child.type !== null) yield { path: childPath, type: child.type };
			else yield* child.leaves(childPath);
		}
	}
}

function grown(nodes: Map<string, TypeTree>, name: string, key: Term): TypeTree {
	let node = nodes.get(name);
	if (node === undefined) {
		node = new TypeTree(key);
		nodes.set(name, node);
	}
	return node;
}

/**
 * A text that is the same for equal terms and different for others; 1 and 1.0 are equal. Most keys are strings, which
 * are their own text unless they begin like those of other terms.
 */
function treeKey(term: Term): string {
	switch (term.kind) {
		case 'string':
			return term.value.startsWith('\u0000') ? `\u0000s${term.value}` : term.value;
		case 'number':
			return `\u0000n${keyOf(numberFromText(term.text))}`;
		default:
			return `\u0000t${termText(term)}`;
	}
}
