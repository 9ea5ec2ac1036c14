import { isObject, type KeyPrimitive, keyOf, ObjectBuilder, objectEntries } from './collection.ts';
import { compare, sortedKeys } from './compare.ts';
import type { Frame } from './frame.ts';
import { keysInOrder } from './iterate.ts';
import { getPath, lookup } from './lookup.ts';
import type { Value } from './value.ts';

/** A node of the tree of virtual documents, for references whose path is known only at run time. */
export class TreeNode {
	readonly path: readonly Value[];
	readonly document: (frame: Frame) => Value | undefined;
	readonly leaf: boolean;
	readonly children: Map<KeyPrimitive, readonly [Value, TreeNode]> = new Map();

	constructor(path: readonly Value[], document: (frame: Frame) => Value | undefined, leaf: boolean) {
		this.path = path;
		this.document = document;
		this.leaf = leaf;
	}

	add(key: Value, child: TreeNode): void {
		this.children.set(keyOf(key), [key, child]);
	}
}

/** A place in the tree that a reference has reached; any other value is looked into as values are. */
export class TreeCursor {
	readonly node: TreeNode;

	constructor(node: TreeNode) {
		this.node = node;
	}
}

export type TreePlace = TreeCursor | Value;

export function treeNode(
	path: readonly Value[],
	document: (frame: Frame) => Value | undefined,
	leaf: boolean,
): TreeNode {
	return new TreeNode(path, document, leaf);
}

export function treeRoot(_frame: Frame, node: TreeNode): TreeCursor {
	return new TreeCursor(node);
}

/** One step down from a place. */
export function treeGet(frame: Frame, from: TreePlace, key: Value): TreePlace | undefined {
	if (!(from instanceof TreeCursor)) return lookup(from, key);
	const child = from.node.children.get(keyOf(key))?.[1];
	if (child === undefined) return hidden(from.node, key) ? undefined : lookup(getPath(frame.data, from.node.path), key);
	return child.leaf ? child.document(frame) : new TreeCursor(child);
}

/** The keys below a place, in order: those of the rules and those of the base documents. */
export function treeKeys(frame: Frame, from: TreePlace): readonly Value[] {
	if (!(from instanceof TreeCursor)) return keysInOrder(from);
	const base = getPath(frame.data, from.node.path);
	const keys: Value[] = Array.from(from.node.children.values(), ([key]) => key);
	if (isObject(base)) {
		for (const key of sortedKeys(base)) {
			if (!from.node.children.has(keyOf(key)) && !hidden(from.node, key)) keys.push(key);
		}
	}
	return keys.sort(compare);
}

/** The value at a place: an inner node is the whole of what is below it. */
export function treeValue(frame: Frame, from: TreePlace): Value | undefined {
	return from instanceof TreeCursor ? from.node.document(frame) : from;
}

/** `data.system` is not part of the root document. */
function hidden(node: TreeNode, key: Value): boolean {
	return node.path.length === 0 && key === 'system';
}

/** A base document with the virtual documents that lie in it laid over. */
export function overlay(
	base: Value | undefined,
	children: readonly (readonly [Value, Value | undefined])[],
	depth: number,
): Value {
	if (children.length === 0 && base !== undefined && depth > 0) return base;
	const builder = new ObjectBuilder();
	if (isObject(base)) {
		for (const [key, value] of objectEntries(base)) {
			if (depth > 0 || key !== 'system') builder.set(key, value);
		}
	}
	for (const [key, value] of children) {
		// Where a rule and a base document meet, the base document is what the enclosing document shows.
		if (value !== undefined) builder.set(key, merged(builder.get(key), value));
	}
	return builder.build();
}

function merged(base: Value | undefined, virtual: Value): Value {
	if (base === undefined) return virtual;
	if (!isObject(base) || !isObject(virtual)) return base;
	const builder = new ObjectBuilder();
	for (const [key, value] of objectEntries(virtual)) builder.set(key, value);
	for (const [key, value] of objectEntries(base)) {
		const other = builder.get(key);
		builder.set(key, other === undefined ? value : merged(value, other));
	}
	return builder.build();
}
