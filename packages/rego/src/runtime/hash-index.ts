import { type KeyPrimitive, keyOf } from './collection.ts';
import type { Frame } from './frame.ts';
import { getPath, lookup } from './lookup.ts';
import type { Value, ValueArray } from './value.ts';

/** A collection that one place of the code looks into, and once that has happened often enough, its index. */
export interface IndexSlot {
	source: ValueArray;
	uses: number;
	positions: Map<KeyPrimitive, number[]> | null;
}

/** Arrays below this length are scanned: that is faster than hashing. */
const MIN_LENGTH = 8;
/** The first scans of an array are not worth an index: most arrays are scanned once. */
const MIN_USES = 2;

const NOWHERE: readonly number[] = [];

/**
 * Where in an array the items stand whose `path` may equal a value, in order; null when all have to be looked at.
 * Items without that path equal nothing and are left out.
 */
// hot: bench rego
export function positions(
	frame: Frame,
	slot: number,
	source: ValueArray,
	path: readonly Value[],
	value: Value,
): readonly number[] | null {
	if (source.length < MIN_LENGTH) return null;
	const known = frame.indexes[slot];
	if (known === undefined) {
		frame.indexes[slot] = { source, uses: 1, positions: null };
		return null;
	}
	if (known.source !== source) {
		known.source = source;
		known.uses = 1;
		known.positions = null;
		return null;
	}
	if (known.positions === null) {
		if (known.uses++ < MIN_USES) return null;
		known.positions = build(source, path);
	}
	return known.positions.get(keyOf(value)) ?? NOWHERE;
}

function build(source: ValueArray, path: readonly Value[]): Map<KeyPrimitive, number[]> {
	const index = new Map<KeyPrimitive, number[]>();
	const only = path.length === 1 ? path[0] : undefined;
	for (let i = 0; i < source.length; i++) {
		const item = source[i];
		const value = only === undefined ? getPath(item, path) : lookup(item, only);
		if (value === undefined) continue;
		const key = keyOf(value);
		const at = index.get(key);
		if (at === undefined) index.set(key, [i]);
		else at.push(i);
	}
	return index;
}
