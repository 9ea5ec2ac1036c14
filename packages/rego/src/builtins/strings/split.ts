import { type Builtin, builtin, named } from '../builtin.ts';
import { smallIntegerOperand } from '../operands.ts';
import * as t from '../types.ts';

const TEXT = named('x', 'string to split', t.string);
const DELIMITER = named('delimiter', 'what stands between two parts; empty to split into characters', t.string);
const PARTS = named('ys', 'the parts', t.arrayOf(t.string));

export const split: Builtin = builtin({
	name: 'split',
	description: 'The parts of a string between the occurrences of a delimiter.',
	categories: ['strings'],
	args: [TEXT, DELIMITER],
	result: PARTS,
	impl: (_context, x, delimiter) => parts(x, delimiter),
});

export const splitN: Builtin = builtin({
	name: 'strings.split_n',
	description:
		'At most so many parts of a string between the occurrences of a delimiter: the first ones, or the last ones when ' +
		'the number is negative.',
	categories: ['strings'],
	args: [TEXT, DELIMITER, named('n', 'number of parts; negative to count from the end', t.number)],
	result: PARTS,
	impl(_context, x, delimiter, n) {
		const limit = smallIntegerOperand(3, n);
		const all = parts(x, delimiter);
		return limit >= 0 ? all.slice(0, limit) : all.slice(limit);
	},
});

// hot: bench rego
function parts(text: string, delimiter: string): string[] {
	return delimiter === '' ? Array.from(text) : text.split(delimiter);
}
