import { RegoSet } from '../../runtime/collection.ts';
import { sortedMembers } from '../../runtime/compare.ts';
import { intersection } from '../../runtime/set-algebra.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const setIntersection: Builtin = builtin({
	name: 'intersection',
	description: 'The members that every set of a set has; empty when there are no sets.',
	categories: ['sets'],
	args: [named('xs', 'a set of sets', t.setOf(t.setOf(t.any)))],
	result: named('y', 'members of all of `xs`', t.setOf(t.any)),
	impl(_context, xs) {
		let result: RegoSet | null = null;
		for (const set of sortedMembers(xs)) {
			if (!(set instanceof RegoSet)) throw operandTypeError(1, set, 'set');
			result = result === null ? set : intersection(result, set);
		}
		return result ?? new RegoSet();
	},
});
