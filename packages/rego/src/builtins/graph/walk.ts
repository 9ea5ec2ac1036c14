import type { Value } from '../../runtime/value.ts';
import { Walker } from '../../runtime/walker.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const walk: Builtin = builtin({
	name: 'walk',
	description:
		'Every value inside a value, itself included, with the path that leads to it. Where the path is the wildcard `_`, no paths are made.',
	categories: ['graph'],
	args: [named('x', 'value to go through', t.any)],
	result: named(
		'output',
		'pairs of path and value: the path is the array of keys that lead from `x` to the value',
		t.tuple([t.arrayOf(t.any), t.any]),
	),
	relation: true,
	impl(context, value) {
		const pairs: Value[] = [];
		const walker = new Walker(value, true);
		let size = 0;
		while (walker.next()) {
			context.tick(1);
			const path = walker.path();
			size += path.length + 2;
			limitSize(context, 'walk', size);
			pairs.push([path, walker.value]);
		}
		return pairs;
	},
});
