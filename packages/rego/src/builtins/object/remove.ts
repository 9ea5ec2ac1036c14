import { isObject, ObjectBuilder, objectEntries } from '../../runtime/collection.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';
import { KEYS, keySet } from './key-set.ts';

export const objectRemove: Builtin = builtin({
	name: 'object.remove',
	description: 'An object without the given keys.',
	categories: [],
	args: [
		named('object', 'object to take keys from', t.objectOf(t.any, t.any)),
		named('keys', 'keys to leave out', KEYS),
	],
	result: named('output', 'what is left', t.objectOf(t.any, t.any)),
	unchecked: true,
	impl(_context, object, keys) {
		if (!isObject(object)) throw operandTypeError(1, object, 'object');
		const removed = keySet(keys);
		const result = new ObjectBuilder();
		for (const [key, value] of objectEntries(object)) if (!removed.has(key)) result.set(key, value);
		return result.build();
	},
});
