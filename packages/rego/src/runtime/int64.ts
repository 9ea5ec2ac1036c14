import { type NumberValue, numberText } from './number.ts';

/** The 64-bit integer that a number is written as: digits, or with nothing but zeros behind the point; else null. */
export function int64Of(n: NumberValue): bigint | null {
	return int64OfText(numberText(n));
}

const DIGITS = /^[+-]?([0-9]+)(?:\.0*)?$/;
/** OPA looks no further than this, and so refuses an integer with too many zeros behind the point. */
const MAX_LENGTH = 19;

/** The 64-bit integer that a text is; null for every other text. */
export function int64OfText(text: string): bigint | null {
	const digits = DIGITS.exec(text)?.[1];
	if (digits === undefined || text.replace(/^[+-]/, '').length > MAX_LENGTH) return null;
	const integer = text.startsWith('-') ? -BigInt(digits) : BigInt(digits);
	return BigInt.asIntN(64, integer) === integer ? integer : null;
}
