import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const indexof: Builtin = builtin({
	name: 'indexof',
	description: 'The position, in code points, of the first occurrence of a string in another; -1 when there is none.',
	categories: ['strings'],
	args: [named('haystack', 'string to search in', t.string), named('needle', 'string to find', t.string)],
	result: named('output', 'zero-based position of the first occurrence, or -1', t.number),
	impl(_context, haystack, needle) {
		if (needle === '') throw new BuiltinError('empty search character');
		const unit = haystack.indexOf(needle);
		return unit < 0 ? -1 : codePointLength(haystack.slice(0, unit));
	},
});

function codePointLength(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}
