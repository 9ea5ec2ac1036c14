import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';
import { unitIndex } from './code-points.ts';

export const substring: Builtin = builtin({
	name: 'substring',
	description: 'So many code points of a string from an offset on; all that follow when the length is negative.',
	categories: ['strings'],
	args: [
		named('value', 'string to take from', t.string),
		named('offset', 'position of the first code point', t.number),
		named('length', 'number of code points; negative for the rest', t.number),
	],
	result: named('output', 'the part taken', t.string),
	impl(_context, value, offset, length) {
		const from = smallIntegerOperand(2, offset);
		const size = smallIntegerOperand(3, length);
		if (from < 0) throw new BuiltinError('negative offset');
		const start = unitIndex(value, from);
		return size < 0 ? value.slice(start) : value.slice(start, unitIndex(value, size, start));
	},
});
