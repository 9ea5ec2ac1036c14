import { compileRegex } from '../../regex/regex.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const regexMatch: Builtin = builtin({
	name: 'regex.match',
	description: 'Whether a string has a match of a regular expression.',
	categories: [],
	args: [named('pattern', 'regular expression', t.string), named('value', 'string to search in', t.string)],
	result: named('result', 'whether it has', t.boolean),
	impl: (_context, pattern, value) => compileRegex(pattern).test(value),
});

export const reMatch: Builtin = builtin({
	name: 're_match',
	description: 'Whether a string has a match of a regular expression. Use `regex.match` instead.',
	categories: [],
	args: [t.string, t.string],
	result: t.boolean,
	deprecated: true,
	impl: (_context, pattern, value) => compileRegex(pattern).test(value),
});
