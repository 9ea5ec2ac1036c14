import { globsIntersect } from '../../glob/globs-intersect.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const regexGlobsMatch: Builtin = builtin({
	name: 'regex.globs_match',
	description:
		'Whether there is a string, not empty, that matches both of two small regular expressions made of characters, `.`, ' +
		'sets, `*` and `+`.',
	categories: [],
	args: [named('glob1', 'a small regular expression', t.string), named('glob2', 'another one', t.string)],
	result: named('result', 'whether some string matches both', t.boolean),
	impl: (_context, glob1, glob2) => globsIntersect(glob1, glob2),
});
