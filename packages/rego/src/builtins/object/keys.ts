import { RegoSet } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const objectKeys: Builtin = builtin({
	name: 'object.keys',
	description: 'The keys of an object.',
	categories: [],
	args: [named('object', 'the object', t.objectOf(t.any, t.any))],
	result: named('value', 'the set of its keys', t.setOf(t.any)),
	impl: (_context, object) => RegoSet.of(sortedKeys(object)),
});
