import { isObject, RegoSet } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

/** What may name keys: the items of an array, the members of a set, the keys of an object. */
export const KEYS: ReturnType<typeof t.anyOf> = t.anyOf(t.arrayOf(t.any), t.objectOf(t.any, t.any), t.setOf(t.any));

/** The keys that the second operand names. */
export function keySet(keys: Value): RegoSet {
	if (keys instanceof RegoSet) return keys;
	if (Array.isArray(keys)) return RegoSet.of(keys as ValueArray);
	if (isObject(keys)) return RegoSet.of(sortedKeys(keys));
	throw operandTypeError(2, keys, 'object', 'set', 'array');
}
