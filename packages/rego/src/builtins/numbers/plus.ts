import { add } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { counted } from '../limits.ts';
import * as t from '../types.ts';

export const plus: Builtin = builtin({
	name: 'plus',
	description: 'The sum of two numbers.',
	categories: ['numbers'],
	args: [named('x', 'left operand', t.number), named('y', 'right operand', t.number)],
	result: named('z', 'the sum', t.number),
	infix: '+',
	impl: (context, x, y) => counted(context, add(x, y)),
});
