import { divide } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { counted } from '../limits.ts';
import * as t from '../types.ts';

export const div: Builtin = builtin({
	name: 'div',
	description: 'The quotient of two numbers; dividing by zero is an error.',
	categories: ['numbers'],
	args: [named('x', 'left operand', t.number), named('y', 'right operand', t.number)],
	result: named('z', 'the quotient', t.number),
	infix: '/',
	impl: (context, x, y) => counted(context, divide(x, y)),
});
