import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const arrayConcat: Builtin = builtin({
	name: 'array.concat',
	description: 'The items of one array followed by those of another.',
	categories: [],
	args: [named('x', 'the first items', t.arrayOf(t.any)), named('y', 'the last items', t.arrayOf(t.any))],
	result: named('z', 'all items', t.arrayOf(t.any)),
	impl(context, x, y) {
		if (x.length === 0) return y;
		if (y.length === 0) return x;
		limitSize(context, 'array.concat', x.length + y.length);
		return x.concat(y);
	},
});
