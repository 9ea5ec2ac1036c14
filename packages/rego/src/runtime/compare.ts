import { compareUtf8 } from '@merlon/base';
import { type ObjectValue, RegoObject, RegoSet } from './collection.ts';
import { lookup } from './lookup.ts';
import { compareNumbers, type NumberValue, RegoNumber } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

export { equal } from './collection.ts';

/** Ranks of the types in OPA's total order of values. */
export const TypeRank = { null: 0, boolean: 1, number: 2, string: 3, array: 4, object: 5, set: 6 } as const;

export function typeRank(value: Value): number {
	switch (typeof value) {
		case 'string':
			return TypeRank.string;
		case 'number':
			return TypeRank.number;
		case 'boolean':
			return TypeRank.boolean;
		default:
			if (value === null) return TypeRank.null;
			if (Array.isArray(value)) return TypeRank.array;
			if (value instanceof RegoSet) return TypeRank.set;
			if (value instanceof RegoNumber) return TypeRank.number;
			return TypeRank.object;
	}
}

/**
 * OPA's total order of values: null < booleans < numbers < strings < arrays < objects < sets; strings by UTF-8 bytes;
 * arrays and sets item by item, then by length; objects by their sorted keys and values pairwise, then by length.
 */
export function compare(a: Value, b: Value): number {
	if (a === b) return 0;
	if (typeof a === 'string' && typeof b === 'string') return compareUtf8(a, b);
	if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : 1;
	const rank = typeRank(a);
	const difference = rank - typeRank(b);
	if (difference !== 0) return difference;
	switch (rank) {
		case TypeRank.boolean:
			return a === false ? -1 : 1;
		case TypeRank.number:
			return compareNumbers(a as NumberValue, b as NumberValue);
		case TypeRank.array:
			return compareSequences(a as ValueArray, b as ValueArray);
		case TypeRank.set:
			return compareSequences(sortedMembers(a as RegoSet), sortedMembers(b as RegoSet));
		default:
			return compareObjects(a as ObjectValue, b as ObjectValue);
	}
}

function compareSequences(a: ValueArray, b: ValueArray): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const order = compare(a[i] as Value, b[i] as Value);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

function compareObjects(a: ObjectValue, b: ObjectValue): number {
	const keysA = sortedKeys(a);
	const keysB = sortedKeys(b);
	const length = Math.min(keysA.length, keysB.length);
	for (let i = 0; i < length; i++) {
		const keyA = keysA[i] as Value;
		const keyB = keysB[i] as Value;
		const order = compare(keyA, keyB) || compare(lookup(a, keyA) as Value, lookup(b, keyB) as Value);
		if (order !== 0) return order;
	}
	return keysA.length - keysB.length;
}

/** The members of a set in OPA's order. The array is shared: do not change it. */
export function sortedMembers(set: RegoSet): ValueArray {
	return set.sortedBy(sortValues);
}

/** The keys of an object in OPA's order. The array may be shared: do not change it. */
export function sortedKeys(object: ObjectValue): ValueArray {
	return object instanceof RegoObject ? object.keysSortedBy(sortValues) : sortedStringKeys(object);
}

/** The keys of a plain object in OPA's order. Most JSON is written in one order, so look before sorting. */
// hot: bench rego
export function sortedStringKeys(object: PlainObject): string[] {
	return sortStrings(Object.keys(object));
}

/** Sorts values in place. */
function sortValues(values: Value[]): Value[] {
	return values.every((value) => typeof value === 'string') ? sortStrings(values) : values.sort(compare);
}

/** Code units from here on do not sort as the UTF-8 encoding does. */
const ABOVE_PLAIN = /[\ud800-\uffff]/;

/** Sorts strings in place, by JavaScript's own order where that is UTF-8's as well. Most come in order already. */
// hot: bench rego
function sortStrings<T extends string>(strings: T[]): T[] {
	for (let i = 1; i < strings.length; i++) {
		if (compareUtf8(strings[i - 1] as string, strings[i] as string) > 0) {
			return strings.some((text) => ABOVE_PLAIN.test(text)) ? strings.sort(compareUtf8) : strings.sort(compareUnits);
		}
	}
	return strings;
}

function compareUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
