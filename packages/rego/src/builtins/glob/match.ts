import { compileGlob } from '../../glob/glob.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandElementError, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const globMatch: Builtin = builtin({
	name: 'glob.match',
	description:
		'Whether a string matches a glob. A single `*` stops at delimiters: those given, a dot for an empty array, none ' +
		'for `null`.',
	categories: [],
	args: [
		named('pattern', 'the glob', t.string),
		named('delimiters', 'characters that `*` and `?` do not match', t.anyOf(t.nil, t.arrayOf(t.string))),
		named('match', 'string to match', t.string),
	],
	result: named('result', 'whether it matches', t.boolean),
	unchecked: true,
	impl(_context, pattern, delimiters, match) {
		if (typeof pattern !== 'string') throw operandTypeError(1, pattern, 'string');
		const characters = delimiterCharacters(delimiters);
		if (typeof match !== 'string') throw operandTypeError(3, match, 'string');
		return compileGlob(pattern, characters)(match);
	},
});

const NONE: readonly string[] = [];
const DOT: readonly string[] = ['.'];

function delimiterCharacters(delimiters: Value): readonly string[] {
	if (delimiters === null) return NONE;
	if (!Array.isArray(delimiters)) throw operandTypeError(2, delimiters, 'array', 'null');
	for (const delimiter of delimiters as ValueArray) {
		if (typeof delimiter !== 'string') throw operandElementError(2, delimiters as ValueArray, delimiter, 'string');
		if (!isCharacter(delimiter)) throw operandElementError(2, delimiters as ValueArray, delimiter, 'rune');
	}
	return delimiters.length === 0 ? DOT : (delimiters as readonly string[]);
}

function isCharacter(text: string): boolean {
	return text !== '' && text.length === String.fromCodePoint(text.codePointAt(0) as number).length;
}
