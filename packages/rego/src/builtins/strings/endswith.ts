import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const endswith: Builtin = builtin({
	name: 'endswith',
	description: 'Whether a string ends with another.',
	categories: ['strings'],
	args: [named('search', 'string to look at', t.string), named('base', 'what it may end with', t.string)],
	result: named('result', 'whether it does', t.boolean),
	impl: (_context, search, base) => search.endsWith(base),
});
