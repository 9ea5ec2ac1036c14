import { type ObjectValue, objectSize, RegoSet } from '../../runtime/collection.ts';
import { isNumber } from '../../runtime/number.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { codePointLength } from '../strings/code-points.ts';
import * as t from '../types.ts';

const COLLECTION = t.anyOf(t.string, t.arrayOf(t.any), t.objectOf(t.any, t.any), t.setOf(t.any));

export const count: Builtin = builtin({
	name: 'count',
	description: 'How many items a collection has, or how many code points a string has.',
	categories: ['aggregates'],
	args: [named('collection', 'a string, array, object or set', COLLECTION)],
	result: named('n', 'number of items, keys, members or code points', t.number),
	unchecked: true,
	// hot: bench rego
	impl(_context, collection) {
		if (typeof collection === 'object' && collection !== null) {
			if (Array.isArray(collection)) return collection.length;
			if (collection instanceof RegoSet) return collection.size;
			if (!isNumber(collection)) return objectSize(collection as ObjectValue);
		} else if (typeof collection === 'string') return codePointLength(collection);
		throw operandTypeError(1, collection, 'array', 'object', 'set', 'string');
	},
});
