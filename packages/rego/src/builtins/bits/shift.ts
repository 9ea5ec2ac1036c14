import { HaltError } from '../../runtime/errors.ts';
import { MAX_INTEGER_BITS, numberFromBigInt } from '../../runtime/number.ts';
import { type Builtin, builtin, named, operandError } from '../builtin.ts';
import { integerOperand } from '../operands.ts';
import * as t from '../types.ts';

const X = named('x', 'the integer to shift', t.number);
const S = named('s', 'by how many bits', t.number);

export const bitsLsh: Builtin = builtin({
	name: 'bits.lsh',
	description: 'An integer times two to the power of `s`.',
	categories: [],
	args: [X, S],
	result: named('z', '`x` shifted to the left', t.number),
	unchecked: true,
	impl(_context, x, s) {
		const integer = integerOperand(1, x);
		const shift = shiftOperand(integerOperand(2, s));
		if (integer === 0n) return 0;
		if (shift > MAX_INTEGER_BITS) {
			throw new HaltError('eval_limit_error', `an integer has more than ${MAX_INTEGER_BITS} bits`);
		}
		return numberFromBigInt(integer << shift);
	},
});

export const bitsRsh: Builtin = builtin({
	name: 'bits.rsh',
	description: 'An integer divided by two to the power of `s`, rounded down.',
	categories: [],
	args: [X, S],
	result: named('z', '`x` shifted to the right', t.number),
	unchecked: true,
	impl(_context, x, s) {
		const integer = integerOperand(1, x);
		const shift = shiftOperand(integerOperand(2, s));
		if (shift > MAX_SHIFT) return integer < 0n ? -1 : 0;
		return numberFromBigInt(integer >> shift);
	},
});

/** No integer has as many bits. */
const MAX_SHIFT = 2n ** 30n;

/** Only the low 64 bits of a shift count. */
function shiftOperand(shift: bigint): bigint {
	if (shift < 0n) throw operandError(2, 'must be an unsigned integer number but got a negative integer');
	return BigInt.asUintN(64, shift);
}
