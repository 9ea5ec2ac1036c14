import { RegoSet } from '../../runtime/collection.ts';
import { compare, sortedMembers } from '../../runtime/compare.ts';
import type { ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const sort: Builtin = builtin({
	name: 'sort',
	description: 'The items of a collection in the order of all values.',
	categories: ['aggregates'],
	args: [named('collection', 'array or set to sort', t.anyOf(t.arrayOf(t.any), t.setOf(t.any)))],
	result: named('n', 'the sorted items', t.arrayOf(t.any)),
	unchecked: true,
	impl(_context, collection) {
		if (collection instanceof RegoSet) return sortedMembers(collection);
		if (Array.isArray(collection)) return (collection as ValueArray).slice().sort(compare);
		throw operandTypeError(1, collection, 'set', 'array');
	},
});
