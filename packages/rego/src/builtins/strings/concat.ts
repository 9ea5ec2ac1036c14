import { RegoSet } from '../../runtime/collection.ts';
import { sortedMembers } from '../../runtime/compare.ts';
import type { EvalContext } from '../../runtime/context.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandElementError, operandTypeError } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const concat: Builtin = builtin({
	name: 'concat',
	description: 'The strings of an array, or of a set in order, with a delimiter between each two.',
	categories: ['strings'],
	args: [
		named('delimiter', 'what stands between two strings', t.string),
		named('collection', 'the strings', t.anyOf(t.arrayOf(t.string), t.setOf(t.string))),
	],
	result: named('output', 'the joined string', t.string),
	unchecked: true,
	// hot: bench rego
	impl(context, delimiter, collection) {
		if (typeof delimiter !== 'string') throw operandTypeError(1, delimiter, 'string');
		if (Array.isArray(collection)) return join(context, delimiter, collection as ValueArray, collection);
		if (collection instanceof RegoSet) return join(context, delimiter, sortedMembers(collection), collection);
		throw operandTypeError(2, collection, 'set', 'array');
	},
});

function join(context: EvalContext, delimiter: string, items: ValueArray, collection: Value): string {
	const strings: string[] = [];
	let size = 0;
	for (let i = 0; i < items.length; i++) {
		const item = items[i] as Value;
		if (typeof item !== 'string') throw operandElementError(2, collection, item, 'string');
		strings.push(item);
		size += item.length + delimiter.length;
	}
	limitSize(context, 'concat', size);
	return strings.join(delimiter);
}
