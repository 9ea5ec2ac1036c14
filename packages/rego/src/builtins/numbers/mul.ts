import { multiply } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { counted } from '../limits.ts';
import * as t from '../types.ts';

export const mul: Builtin = builtin({
	name: 'mul',
	description: 'The product of two numbers.',
	categories: ['numbers'],
	args: [named('x', 'left operand', t.number), named('y', 'right operand', t.number)],
	result: named('z', 'the product', t.number),
	infix: '*',
	impl: (context, x, y) => counted(context, multiply(x, y)),
});
