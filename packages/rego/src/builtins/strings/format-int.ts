import { floatOf } from '../../runtime/arithmetic.ts';
import { truncateFloat } from '../../runtime/big-float.ts';
import { type NumberValue, numberText } from '../../runtime/number.ts';
import { type Builtin, builtin, named, operandError } from '../builtin.ts';
import * as t from '../types.ts';

export const formatInt: Builtin = builtin({
	name: 'format_int',
	description: 'A number in another base, its fraction cut off.',
	categories: ['strings'],
	args: [named('number', 'the number', t.number), named('base', 'the base: 2, 8, 10 or 16', t.number)],
	result: named('output', 'the digits, with a minus sign in front of a negative number', t.string),
	impl(_context, number, base) {
		if (base !== 2 && base !== 8 && base !== 10 && base !== 16) throw operandError(2, 'must be one of {2, 8, 10, 16}');
		if (typeof number === 'number' && Number.isInteger(number)) return number.toString(base);
		return wholePart(number).toString(base);
	},
});

/** Digits alone are exact; every other form is cut as the float it is. */
function wholePart(number: NumberValue): bigint {
	const text = numberText(number);
	return /^[+-]?[0-9]+$/.test(text) ? BigInt(text) : truncateFloat(floatOf(number));
}
