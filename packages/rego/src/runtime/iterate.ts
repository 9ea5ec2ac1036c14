import { isObject, objectSize, RegoObject, RegoSet } from './collection.ts';
import { sortedKeys, sortedMembers } from './compare.ts';
import { lookup } from './lookup.ts';
import type { Value, ValueArray } from './value.ts';

const EMPTY: ValueArray = [];

/** The items of a collection in any order; none of any other value. */
// hot: bench rego
export function values(source: Value): ValueArray {
	if (typeof source !== 'object' || source === null) return EMPTY;
	if (Array.isArray(source)) return source as ValueArray;
	if (source instanceof RegoSet) return source.items();
	if (source instanceof RegoObject) return Array.from(source.entries(), (entry) => entry[1]);
	return isObject(source) ? Object.values(source) : EMPTY;
}

/** The items of a collection in OPA's order. */
// hot: bench rego
export function valuesInOrder(source: Value): ValueArray {
	if (typeof source !== 'object' || source === null) return EMPTY;
	if (Array.isArray(source)) return source as ValueArray;
	if (source instanceof RegoSet) return sortedMembers(source);
	return isObject(source) ? sortedKeys(source).map((key) => lookup(source, key) as Value) : EMPTY;
}

/** The keys of an object or members of a set in any order. */
export function keys(source: Value): ValueArray {
	if (source instanceof RegoSet) return source.items();
	if (source instanceof RegoObject) return sortedKeys(source);
	return isObject(source) ? Object.keys(source) : EMPTY;
}

/** The indexes, keys or members of a collection in OPA's order. */
export function keysInOrder(source: Value): ValueArray {
	if (Array.isArray(source)) return source.map((_, i) => i);
	if (source instanceof RegoSet) return sortedMembers(source);
	return isObject(source) ? sortedKeys(source) : EMPTY;
}

export function isCollection(value: Value): boolean {
	return Array.isArray(value) || value instanceof RegoSet || isObject(value);
}

export function isObjectOfSize(value: Value, size: number): boolean {
	return isObject(value) && objectSize(value) === size;
}
