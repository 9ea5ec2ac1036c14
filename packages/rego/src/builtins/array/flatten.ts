import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const arrayFlatten: Builtin = builtin({
	name: 'array.flatten',
	description: 'An array with the items of the arrays in it in their place; arrays inside those are left alone.',
	categories: [],
	args: [named('arr', 'array that may hold arrays', t.arrayOf(t.any))],
	result: named('flattened', 'the items, one level up', t.arrayOf(t.any)),
	impl(context, arr) {
		if (!arr.some(Array.isArray)) return arr;
		const items: Value[] = [];
		for (const item of arr) {
			if (Array.isArray(item)) for (const inner of item as ValueArray) items.push(inner);
			else items.push(item);
			limitSize(context, 'array.flatten', items.length);
		}
		return items;
	},
});
