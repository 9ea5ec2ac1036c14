import { type Builtin, builtin, named } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';

export const arraySlice: Builtin = builtin({
	name: 'array.slice',
	description: 'The items from one position up to, but without, another; positions outside the array mean its ends.',
	categories: [],
	args: [
		named('arr', 'the array', t.arrayOf(t.any)),
		named('start', 'position of the first item', t.number),
		named('stop', 'position after the last item', t.number),
	],
	result: named('slice', 'the items between', t.arrayOf(t.any)),
	impl(_context, arr, start, stop) {
		const from = smallIntegerOperand(2, start);
		const to = smallIntegerOperand(3, stop);
		const end = Math.min(Math.max(to, 0), arr.length);
		const begin = Math.min(Math.max(from, 0), end);
		return begin === 0 && end === arr.length ? arr : arr.slice(begin, end);
	},
});
