import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const contains: Builtin = builtin({
	name: 'contains',
	description: 'Whether a string occurs in another.',
	categories: ['strings'],
	args: [named('haystack', 'string to search in', t.string), named('needle', 'string to find', t.string)],
	result: named('result', 'whether it occurs', t.boolean),
	impl: (_context, haystack, needle) => haystack.includes(needle),
});
