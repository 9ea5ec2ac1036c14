import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const startswith: Builtin = builtin({
	name: 'startswith',
	description: 'Whether a string begins with another.',
	categories: ['strings'],
	args: [named('search', 'string to look at', t.string), named('base', 'what it may begin with', t.string)],
	result: named('result', 'whether it does', t.boolean),
	impl: (_context, search, base) => search.startsWith(base),
});
