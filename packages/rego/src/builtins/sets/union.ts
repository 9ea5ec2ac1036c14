import { RegoSet } from '../../runtime/collection.ts';
import { sortedMembers } from '../../runtime/compare.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const setUnion: Builtin = builtin({
	name: 'union',
	description: 'The members of all sets of a set.',
	categories: ['sets'],
	args: [named('xs', 'a set of sets', t.setOf(t.setOf(t.any)))],
	result: named('y', 'members of any of `xs`', t.setOf(t.any)),
	impl(_context, xs) {
		const result = new RegoSet();
		// Of equal numbers written differently, the one in the set that comes first stays.
		for (const set of sortedMembers(xs)) {
			if (!(set instanceof RegoSet)) throw operandTypeError(1, set, 'set');
			for (const item of set) result.add(item);
		}
		return result;
	},
});
