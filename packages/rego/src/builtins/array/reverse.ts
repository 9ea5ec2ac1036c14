import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const arrayReverse: Builtin = builtin({
	name: 'array.reverse',
	description: 'The items of an array from the last to the first.',
	categories: [],
	args: [named('arr', 'the array', t.arrayOf(t.any))],
	result: named('rev', 'the items in reverse order', t.arrayOf(t.any)),
	impl: (_context, arr) => (arr.length < 2 ? arr : arr.slice().reverse()),
});
