import { type NumberValue, numberFromBigInt } from '../../runtime/number.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { integerOperand } from '../operands.ts';
import * as t from '../types.ts';

const X = named('x', 'an integer', t.number);
const Y = named('y', 'another integer', t.number);

function bitwise(name: string, description: string, result: string, op: (x: bigint, y: bigint) => bigint): Builtin {
	return builtin({
		name,
		description,
		categories: [],
		args: [X, Y],
		result: named('z', result, t.number),
		unchecked: true,
		impl: (_context, x, y): NumberValue => numberFromBigInt(op(integerOperand(1, x), integerOperand(2, y))),
	});
}

export const bitsAnd: Builtin = bitwise(
	'bits.and',
	'The bits that two integers have in common.',
	'bits set in both',
	(x, y) => x & y,
);

export const bitsOr: Builtin = bitwise(
	'bits.or',
	'The bits that at least one of two integers has.',
	'bits set in either',
	(x, y) => x | y,
);

export const bitsXor: Builtin = bitwise(
	'bits.xor',
	'The bits that exactly one of two integers has.',
	'bits set in one only',
	(x, y) => x ^ y,
);

export const bitsNegate: Builtin = builtin({
	name: 'bits.negate',
	description: "An integer with every bit turned, in two's complement.",
	categories: [],
	args: [X],
	result: named('z', 'the turned bits of `x`', t.number),
	unchecked: true,
	impl: (_context, x): NumberValue => numberFromBigInt(~integerOperand(1, x)),
});
