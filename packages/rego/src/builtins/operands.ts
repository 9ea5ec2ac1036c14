import { RegoSet } from '../runtime/collection.ts';
import { sortedMembers } from '../runtime/compare.ts';
import { isNumber, type NumberValue, numberToBigInt } from '../runtime/number.ts';
import type { Value, ValueArray } from '../runtime/value.ts';
import { operandError, operandTypeError } from './builtin.ts';

/** An operand that must be an integer of any size, in any form (`1.0`, `1e2`). */
export function integerOperand(position: number, n: Value): bigint {
	if (!isNumber(n)) throw operandTypeError(position, n, 'integer');
	const integer = numberToBigInt(n);
	if (integer === null) throw notInteger(position);
	return integer;
}

const MACHINE_INTEGER = /^[+-]?[0-9]*(?:\.0*)?$/;
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_INT64_LENGTH = 19;

/**
 * An operand that OPA reads as a machine integer: plain digits, or with nothing but zeros behind the point, at most
 * 19 characters. Values beyond the safe range come as the nearest double, which is enough for offsets and lengths.
 */
export function smallIntegerOperand(position: number, n: NumberValue): number {
	if (typeof n === 'number') {
		if (Number.isInteger(n)) return n;
		throw notInteger(position);
	}
	const digits = n.text.replace(/^[+-]/, '');
	if (digits.length > MAX_INT64_LENGTH || !MACHINE_INTEGER.test(digits)) throw notInteger(position);
	const integer = integerOperand(position, n);
	if (integer > MAX_INT64 || integer < -MAX_INT64 - 1n) throw notInteger(position);
	return Number(integer);
}

function notInteger(position: number): Error {
	return operandError(position, 'must be integer number but got floating-point number');
}

/** The items of an array or, in order, of a set; null for every other value. */
export function itemsOf(collection: Value): ValueArray | null {
	if (Array.isArray(collection)) return collection as ValueArray;
	return collection instanceof RegoSet ? sortedMembers(collection) : null;
}
