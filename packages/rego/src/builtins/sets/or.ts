import { union } from '../../runtime/set-algebra.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const setOr: Builtin = builtin({
	name: 'or',
	description: 'The members that at least one of two sets has.',
	categories: ['sets'],
	args: [named('x', 'a set', t.setOf(t.any)), named('y', 'another set', t.setOf(t.any))],
	result: named('z', 'members of either', t.setOf(t.any)),
	infix: '|',
	impl: (_context, x, y) => union(x, y),
});
