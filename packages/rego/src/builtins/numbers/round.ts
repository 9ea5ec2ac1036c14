import { round as roundNumber } from '../../runtime/arithmetic.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const round: Builtin = builtin({
	name: 'round',
	description: 'The integer nearest to a number; halves are rounded away from zero.',
	categories: ['numbers'],
	args: [named('x', 'the number', t.number)],
	result: named('y', 'the rounded number', t.number),
	impl: (_context, x) => roundNumber(x),
});
