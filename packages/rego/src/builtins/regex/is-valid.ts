import { isValidRegex } from '../../regex/regex.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const regexIsValid: Builtin = builtin({
	name: 'regex.is_valid',
	description: "Whether a string is a regular expression in RE2's syntax.",
	categories: [],
	args: [named('pattern', 'what may be a regular expression', t.string)],
	result: named('result', '`true` for a valid one, `false` otherwise', t.boolean),
	unchecked: true,
	impl: (_context, pattern) => typeof pattern === 'string' && isValidRegex(pattern),
});
