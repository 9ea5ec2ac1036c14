import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const globQuoteMeta: Builtin = builtin({
	name: 'glob.quote_meta',
	description: 'A glob that matches nothing but the given string.',
	categories: [],
	args: [named('pattern', 'string to match', t.string)],
	result: named('output', 'the string with a backslash before every special character', t.string),
	impl: (_context, pattern) => pattern.replace(/[*?\\[\]{}]/g, '\\$&'),
});
