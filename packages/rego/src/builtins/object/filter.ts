import { isObject, ObjectBuilder } from '../../runtime/collection.ts';
import { lookup } from '../../runtime/lookup.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';
import { KEYS, keySet } from './key-set.ts';

export const objectFilter: Builtin = builtin({
	name: 'object.filter',
	description: 'An object with nothing but the given keys.',
	categories: [],
	args: [named('object', 'object to take keys of', t.objectOf(t.any, t.any)), named('keys', 'keys to keep', KEYS)],
	result: named('filtered', 'the part with these keys', t.objectOf(t.any, t.any)),
	unchecked: true,
	impl(_context, object, keys) {
		if (!isObject(object)) throw operandTypeError(1, object, 'object');
		const result = new ObjectBuilder();
		for (const key of keySet(keys)) {
			const value = lookup(object, key);
			if (value !== undefined) result.set(key, value);
		}
		return result.build();
	},
});
