import { type KeyPrimitive, keyOf } from '../../runtime/collection.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { operandError, operandTypeError, typeName } from '../builtin.ts';
import { itemsOf } from '../operands.ts';

/** The keys of a path that is a JSON pointer, with or without its first slash, or an array of keys. */
export function parsePath(path: Value): ValueArray {
	if (path === '') return [];
	if (typeof path === 'string') {
		return path
			.replace(/^\/+/, '')
			.split('/')
			.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
	}
	if (Array.isArray(path)) return path as ValueArray;
	throw operandError(
		2,
		`must be one of {set, array} containing string paths or array of path segments but got ${typeName(path)}`,
	);
}

/** Paths by their first keys, then by the next ones. Where a path ends there is no further tree. */
export type PathTree = ReadonlyMap<KeyPrimitive, PathTree | null>;

type Growing = Map<KeyPrimitive, Growing | null>;

/** The tree of the paths in an array or set. A path makes all that go on from it superfluous. */
export function pathTree(operand: Value): PathTree {
	const paths = itemsOf(operand);
	if (paths === null) throw operandTypeError(2, operand, 'set', 'array');
	const root: Growing = new Map();
	for (const path of paths.map(parsePath)) if (path.length > 0) addPath(root, path);
	return root;
}

function addPath(root: Growing, path: ValueArray): void {
	let node = root;
	for (let i = 0; i < path.length - 1; i++) {
		const key = keyOf(path[i] as Value);
		let next = node.get(key);
		if (next === null) return;
		if (next === undefined) {
			next = new Map();
			node.set(key, next);
		}
		node = next;
	}
	node.set(keyOf(path[path.length - 1] as Value), null);
}
