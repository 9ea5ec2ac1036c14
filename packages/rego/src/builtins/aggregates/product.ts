import { multiplyNumbers } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { numberItems } from './number-items.ts';

export const product: Builtin = builtin({
	name: 'product',
	description: 'The product of all numbers of a collection; 1 when it is empty.',
	categories: ['aggregates'],
	args: [named('collection', 'array or set of numbers', t.anyOf(t.arrayOf(t.number), t.setOf(t.number)))],
	result: named('n', 'the product', t.number),
	unchecked: true,
	impl: (_context, collection) => multiplyNumbers(numberItems(collection)),
});
