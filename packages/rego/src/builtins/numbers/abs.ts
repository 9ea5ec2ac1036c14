import { absolute } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const abs: Builtin = builtin({
	name: 'abs',
	description: 'A number without its sign.',
	categories: ['numbers'],
	args: [named('x', 'the number', t.number)],
	result: named('y', 'the magnitude of `x`', t.number),
	impl: (_context, x) => absolute(x),
});
