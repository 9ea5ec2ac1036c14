import { isObject } from '../../runtime/collection.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const objectGet: Builtin = builtin({
	name: 'object.get',
	description: 'The value at a key of an object, or at a path given as an array; a default when there is none.',
	categories: [],
	args: [
		named('object', 'object to look in', t.objectOf(t.any, t.any)),
		named('key', 'a key, or an array of keys from the outside in', t.any),
		named('default', 'what to give when nothing is there', t.any),
	],
	result: named('value', 'what was found, or the default', t.any),
	unchecked: true,
	// hot: bench rego
	impl(_context, object, key, fallback) {
		if (!isObject(object)) throw operandTypeError(1, object, 'object');
		let value: Value | undefined = object;
		if (Array.isArray(key)) {
			const path = key as ValueArray;
			for (let i = 0; i < path.length && value !== undefined; i++) value = lookup(value, path[i] as Value);
		} else value = lookup(object, key);
		return value === undefined ? fallback : value;
	},
});
