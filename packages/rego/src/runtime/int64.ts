import { type NumberValue, numberText } from './number.ts';

/** The 64-bit integer that a number is written as, in plain digits; null for every other number. */
export function int64Of(n: NumberValue): bigint | null {
	return int64OfText(numberText(n));
}

/** The 64-bit integer that a text of digits is; null for every other text. */
export function int64OfText(text: string): bigint | null {
	if (!/^[+-]?[0-9]{1,40}$/.test(text)) return null;
	const integer = BigInt(text.replace(/^\+/, ''));
	return BigInt.asIntN(64, integer) === integer ? integer : null;
}
