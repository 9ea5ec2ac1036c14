import {
	isObject,
	keyOf,
	ObjectBuilder,
	type ObjectValue,
	objectEntries,
	objectSize,
} from '../../runtime/collection.ts';
import { equal } from '../../runtime/compare.ts';
import type { EvalContext } from '../../runtime/context.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandElementError } from '../builtin.ts';
import * as t from '../types.ts';

const OBJECT = t.objectOf(t.any, t.any);

export const objectUnion: Builtin = builtin({
	name: 'object.union',
	description:
		'The keys of two objects; where both have one, objects are merged and other values taken from the second.',
	categories: [],
	args: [named('a', 'the first object', OBJECT), named('b', 'the object whose values win', OBJECT)],
	result: named('output', 'the merged object', OBJECT),
	// Equal objects stay as the first is written, also where the second writes a number differently.
	impl: (_context, a, b) => (equal(a, b) ? a : merge(a, b)),
});

export const objectUnionN: Builtin = builtin({
	name: 'object.union_n',
	description: 'The keys of any number of objects, merged from left to right as by `object.union`.',
	categories: [],
	args: [named('objects', 'the objects, the last of which wins', t.arrayOf(OBJECT))],
	result: named('output', 'the merged object', OBJECT),
	impl(context, objects) {
		for (const object of objects) if (!isObject(object)) throw operandElementError(1, objects, object, 'object');
		return mergeAll(context, objects as readonly ObjectValue[]);
	},
});

function merge(a: ObjectValue, b: ObjectValue): ObjectValue {
	if (objectSize(a) === 0) return b;
	if (objectSize(b) === 0) return a;
	const result = new ObjectBuilder();
	for (const [key, value] of objectEntries(a)) result.set(key, value);
	for (const [key, value] of objectEntries(b)) result.set(key, mergeValues(result.get(key), value));
	return result.build();
}

function mergeValues(a: Value | undefined, b: Value): Value {
	return isObject(a) && isObject(b) ? merge(a, b) : b;
}

/** Merges from left to right, each key once: its last value, or the objects there are at the end of its values. */
function mergeAll(context: EvalContext, objects: readonly ObjectValue[]): ObjectValue {
	if (objects.length === 1) return objects[0] as ObjectValue;
	const merged = new Map<unknown, { key: Value; values: Value[] }>();
	for (const object of objects) {
		context.tick(1 + objectSize(object));
		for (const [key, value] of objectEntries(object)) {
			const id = keyOf(key);
			const entry = merged.get(id);
			if (entry === undefined) {
				merged.set(id, { key, values: [value] });
				continue;
			}
			entry.key = key;
			if (isObject(value) && isObject(entry.values[0])) entry.values.push(value);
			else entry.values = [value];
		}
	}
	const result = new ObjectBuilder();
	for (const { key, values } of merged.values()) {
		const [first] = values;
		result.set(key, isObject(first) ? mergeAll(context, values as ObjectValue[]) : (first as Value));
	}
	return result.build();
}
