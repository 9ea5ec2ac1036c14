import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const stringsReverse: Builtin = builtin({
	name: 'strings.reverse',
	description: 'The code points of a string from the last to the first.',
	categories: ['strings'],
	args: [named('x', 'string to turn round', t.string)],
	result: named('y', 'the reversed string', t.string),
	impl: (_context, x) => Array.from(x).reverse().join(''),
});
