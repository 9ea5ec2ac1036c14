import { subtract } from '../../runtime/arithmetic.ts';
import { RegoSet } from '../../runtime/collection.ts';
import { isNumber } from '../../runtime/number.ts';
import { difference } from '../../runtime/set-algebra.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { counted } from '../limits.ts';
import * as t from '../types.ts';

const NUMBER_OR_SET = t.anyOf(t.number, t.setOf(t.any));

export const minus: Builtin = builtin({
	name: 'minus',
	description: 'The difference of two numbers, or the members of one set that another set does not have.',
	categories: ['sets', 'numbers'],
	args: [named('x', 'left operand', NUMBER_OR_SET), named('y', 'right operand', NUMBER_OR_SET)],
	result: named('z', 'the difference', NUMBER_OR_SET),
	infix: '-',
	unchecked: true,
	impl(context, x, y) {
		if (isNumber(x) && isNumber(y)) return counted(context, subtract(x, y));
		if (x instanceof RegoSet && y instanceof RegoSet) return difference(x, y);
		if (!isNumber(x) && !(x instanceof RegoSet)) throw operandTypeError(1, x, 'number', 'set');
		throw operandTypeError(2, y, isNumber(y) ? 'set' : 'number');
	},
});
