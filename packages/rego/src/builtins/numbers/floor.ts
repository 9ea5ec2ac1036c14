import { floor as floorNumber } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const floor: Builtin = builtin({
	name: 'floor',
	description: 'The next integer that is not above a number.',
	categories: ['numbers'],
	args: [named('x', 'the number', t.number)],
	result: named('y', '`x` rounded down', t.number),
	impl: (_context, x) => floorNumber(x),
});
