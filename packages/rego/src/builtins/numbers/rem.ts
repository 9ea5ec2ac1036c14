import { remainder } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { counted } from '../limits.ts';
import * as t from '../types.ts';

export const rem: Builtin = builtin({
	name: 'rem',
	description: 'What is left of an integer after division by another one, with the sign of the dividend.',
	categories: ['numbers'],
	args: [named('x', 'left operand', t.number), named('y', 'right operand', t.number)],
	result: named('z', 'the remainder', t.number),
	infix: '%',
	impl: (context, x, y) => counted(context, remainder(x, y)),
});
