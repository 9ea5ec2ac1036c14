import { intersection } from '../../runtime/set-algebra.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const setAnd: Builtin = builtin({
	name: 'and',
	description: 'The members that two sets have in common.',
	categories: ['sets'],
	args: [named('x', 'a set', t.setOf(t.any)), named('y', 'another set', t.setOf(t.any))],
	result: named('z', 'members of both', t.setOf(t.any)),
	infix: '&',
	impl: (_context, x, y) => intersection(x, y),
});
