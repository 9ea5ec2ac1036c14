import { termText } from '../analysis/term-text.ts';
import { keyOf } from '../runtime/collection.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Term } from '../syntax/ast.ts';
import type { Type } from './type.ts';

/** A tree of types by path. A node without a type only leads to others. */
export class TypeTree {
	type: Type | null = null;
	/** Null for the root. */
	readonly key: Term | null;
	readonly children: Map<string, TypeTree> = new Map();
	/** Grows with every change below the root it is kept at, so that a type made from the tree can be kept with it. */
	version = 0;

	constructor(key: Term | null) {
		this.key = key;
	}

	child(key: Term): TypeTree | null {
		return this.children.get(treeKey(key)) ?? null;
	}

	/** The node below this one, made where there is none. */
	grow(key: Term): TypeTree {
		const name = treeKey(key);
		let child = this.children.get(name);
		if (child === undefined) {
			child = new TypeTree(key);
			this.children.set(name, child);
		}
		return child;
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
		for (const child of this.children.values()) {
			const childPath = [...path, child.key as Term];
			if (child.type !== null) yield { path: childPath, type: child.type };
			else yield* child.leaves(childPath);
		}
	}
}

/** A text that is the same for equal terms and different for others; 1 and 1.0 are equal. */
function treeKey(term: Term): string {
	switch (term.kind) {
		case 'string':
			return `s${term.value}`;
		case 'var':
			return `v${term.name}`;
		case 'number':
			return `n${keyOf(numberFromText(term.text))}`;
		default:
			return `t${termText(term)}`;
	}
}
