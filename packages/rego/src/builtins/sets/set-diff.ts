import { difference } from '../../runtime/set-algebra.ts';
import { type Builtin, builtin } from '../builtin.ts';
import * as t from '../types.ts';

export const setDiff: Builtin = builtin({
	name: 'set_diff',
	description: 'The members of one set that another does not have. Use `-` instead.',
	categories: [],
	args: [t.setOf(t.any), t.setOf(t.any)],
	result: t.setOf(t.any),
	deprecated: true,
	impl: (_context, x, y) => difference(x, y),
});
