import { sumNumbers } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { numberItems } from './number-items.ts';

export const sum: Builtin = builtin({
	name: 'sum',
	description: 'The sum of all numbers of a collection; 0 when it is empty.',
	categories: ['aggregates'],
	args: [named('collection', 'array or set of numbers', t.anyOf(t.arrayOf(t.number), t.setOf(t.number)))],
	result: named('n', 'the sum', t.number),
	unchecked: true,
	impl: (_context, collection) => sumNumbers(numberItems(collection)),
});
