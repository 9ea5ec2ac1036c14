import { ceil as ceilNumber } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const ceil: Builtin = builtin({
	name: 'ceil',
	description: 'The next integer that is not below a number.',
	categories: ['numbers'],
	args: [named('x', 'the number', t.number)],
	result: named('y', '`x` rounded up', t.number),
	impl: (_context, x) => ceilNumber(x),
});
