import { isObject, type ObjectValue, objectEntries, RegoSet } from '../../runtime/collection.ts';
import { equal } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { KEYS } from './key-set.ts';

export const objectSubset: Builtin = builtin({
	name: 'object.subset',
	description:
		'Whether a value is part of another: an object whose keys are all there with the same or, recursively, smaller ' +
		'values; a set whose members are all in a set or an array; an array that stands in another without gaps.',
	categories: [],
	args: [named('super', 'the whole', KEYS), named('sub', 'the part', KEYS)],
	result: named('result', 'whether `sub` is part of `super`', t.boolean),
	unchecked: true,
	impl(_context, whole, part) {
		const result = isPart(whole, part);
		if (result !== null) return result;
		if (Array.isArray(whole) && part instanceof RegoSet) return hasAll(whole as ValueArray, part);
		throw new BuiltinError('both arguments object.subset must be of the same type or array and set', 'eval_type_error');
	},
});

/** Null when the two are not collections of the same kind. */
function isPart(whole: Value, part: Value): boolean | null {
	if (Array.isArray(whole)) return Array.isArray(part) ? isSlice(whole as ValueArray, part as ValueArray) : null;
	if (whole instanceof RegoSet) return part instanceof RegoSet ? isSubset(whole, part) : null;
	return isObject(whole) && isObject(part) ? isPartOfObject(whole, part) : null;
}

function isPartOfObject(whole: ObjectValue, part: ObjectValue): boolean {
	for (const [key, value] of objectEntries(part)) {
		const other = lookup(whole, key);
		if (other === undefined) return false;
		if (!equal(other, value) && isPart(other, value) !== true) return false;
	}
	return true;
}

function isSubset(whole: RegoSet, part: RegoSet): boolean {
	for (const item of part) if (!whole.has(item)) return false;
	return true;
}

/** An array of duplicates is as good as a set: every hit counts, as in OPA. */
function hasAll(whole: ValueArray, part: RegoSet): boolean {
	let missing = part.size;
	for (const item of whole) {
		if (part.has(item)) missing--;
		if (missing === 0) return true;
	}
	return false;
}

/**
 * OPA's search, which goes on behind a failed attempt as if it had been one step long, and gives up where the rest of
 * the array is shorter than what was matched.
 */
function isSlice(whole: ValueArray, part: ValueArray): boolean {
	if (part.length > whole.length) return false;
	for (let start = 0; start < whole.length || part.length === 0; start++) {
		let matched = 0;
		while (matched < part.length) {
			if (start + matched >= whole.length) return false;
			if (!equal(whole[start + matched] as Value, part[matched] as Value)) break;
			matched++;
		}
		if (matched === part.length) return true;
	}
	return false;
}
