import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { codePointIndex, isPair } from './code-points.ts';

const ARGS = [named('haystack', 'string to search in', t.string), named('needle', 'string to find', t.string)] as const;

export const indexof: Builtin = builtin({
	name: 'indexof',
	description: 'The position, in code points, of the first occurrence of a string in another; -1 when there is none.',
	categories: ['strings'],
	args: ARGS,
	result: named('output', 'zero-based position of the first occurrence, or -1', t.number),
	impl(_context, haystack, needle) {
		if (needle === '') throw new BuiltinError('empty search character');
		const unit = haystack.indexOf(needle);
		return unit < 0 ? -1 : codePointIndex(haystack, unit);
	},
});

export const indexofN: Builtin = builtin({
	name: 'indexof_n',
	description: 'The positions, in code points, of all occurrences of a string in another, overlapping ones too.',
	categories: ['strings'],
	args: ARGS,
	result: named('output', 'zero-based positions in ascending order', t.arrayOf(t.number)),
	impl(context, haystack, needle) {
		if (needle === '') throw new BuiltinError('empty search character');
		const positions: number[] = [];
		let counted = 0;
		let position = 0;
		for (let unit = haystack.indexOf(needle); unit >= 0; unit = haystack.indexOf(needle, unit + 1)) {
			for (; counted < unit; counted++, position++) if (isPair(haystack, counted)) counted++;
			// An occurrence takes as long to see as it has characters.
			context.tick(1 + needle.length / 16);
			positions.push(position);
		}
		return positions;
	},
});
