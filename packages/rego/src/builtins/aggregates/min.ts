import { compare } from '../../runtime/compare.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';

export const min: Builtin = builtin({
	name: 'min',
	description: 'The least item of a collection in the order of all values; undefined when it is empty.',
	categories: ['aggregates'],
	args: [named('collection', 'array or set of values', t.anyOf(t.arrayOf(t.any), t.setOf(t.any)))],
	result: named('n', 'the item found', t.any),
	unchecked: true,
	impl(_context, collection) {
		const items = itemsOf(collection);
		if (items === null) throw operandTypeError(1, collection, 'set', 'array');
		let found: Value | undefined;
		// Of equal items (1 and 1.0) the last one is taken.
		for (const item of items) if (found === undefined || compare(found, item) >= 0) found = item;
		return found;
	},
});
