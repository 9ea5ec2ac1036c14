import { type BigFloat, bitLength, fiveTo, isIntegerFloat } from './big-float.ts';

/**
 * The shortest decimal text that reads back as the same float: integers in full, everything else in plain notation
 * when the exponent is in [-4, 6), otherwise as `1.5e+20`.
 */
export function bigFloatText(x: BigFloat): string {
	const sign = x.negative ? '-' : '';
	if (x.mantissa === 0n) return `${sign}0`;
	const { digits, point } = shortestDigits(x);
	return `${sign}${isIntegerFloat(x) ? plainText(digits, point) : generalText(digits, point)}`;
}

/** `0.digits * 10 ** point`. */
export interface Digits {
	readonly digits: string;
	readonly point: number;
}

/** Digits with the decimal point after the first `point` of them, zeros filled in. */
export function plainText(digits: string, point: number): string {
	if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
	if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
	return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Plain notation for exponents in [-4, 6), scientific notation otherwise. */
export function generalText(digits: string, point: number): string {
	const exponent = point - 1;
	return exponent < -4 || exponent >= 6 ? scientificText(digits, exponent) : plainText(digits, point);
}

function scientificText(digits: string, exponent: number): string {
	const magnitude = String(Math.abs(exponent));
	const mantissa = digits.length > 1 ? `${digits.charAt(0)}.${digits.slice(1)}` : digits;
	return `${mantissa}e${exponent < 0 ? '-' : '+'}${magnitude.length < 2 ? `0${magnitude}` : magnitude}`;
}

/**
 * The fewest digits that lie within half a unit of the last mantissa bit, both bounds included where the mantissa is
 * even. Math/big takes the same half unit below a power of two as above it, and so do we.
 */
function shortestDigits(x: BigFloat): Digits {
	const shift = x.precision + 1 - bitLength(x.mantissa);
	const mantissa = x.mantissa << BigInt(shift);
	const exponent = x.exponent - shift;
	const exact = decimalDigits(mantissa, exponent);
	const lower = decimalDigits(mantissa - 1n, exponent);
	const upper = decimalDigits(mantissa + 1n, exponent);
	const inclusive = (mantissa & 2n) === 0n;
	for (let i = 0; i < exact.digits.length; i++) {
		const digit = exact.digits.charCodeAt(i);
		const low = digitAt(lower, i);
		const high = digitAt(upper, i);
		const roundsDown = low !== digit || (inclusive && i + 1 === lower.digits.length);
		const roundsUp = digit !== high && (inclusive || digit + 1 < high || i + 1 < upper.digits.length);
		if (roundsDown && roundsUp) return roundDigits(exact, i + 1);
		if (roundsDown) return trimmed(exact.digits.slice(0, i + 1), exact.point);
		if (roundsUp && i + 1 < exact.digits.length) return increment(exact.digits.slice(0, i + 1), exact.point);
	}
	return exact;
}

const ZERO_DIGIT = 48;

function digitAt(number: Digits, index: number): number {
	return index < number.digits.length ? number.digits.charCodeAt(index) : ZERO_DIGIT;
}

/** All digits of `mantissa * 2 ** exponent`. */
export function decimalDigits(mantissa: bigint, exponent: number): Digits {
	if (exponent >= 0) {
		const digits = (mantissa << BigInt(exponent)).toString();
		return trimmed(digits, digits.length);
	}
	const digits = (mantissa * fiveTo(-exponent)).toString();
	return trimmed(digits, digits.length + exponent);
}

/** So many digits of a number, ties to even. */
export function roundDigits(number: Digits, length: number): Digits {
	const kept = number.digits.slice(0, length);
	const next = number.digits.charCodeAt(length);
	const half = ZERO_DIGIT + 5;
	const isTie = next === half && length + 1 === number.digits.length;
	const up = isTie ? kept.charCodeAt(length - 1) % 2 === 1 : next >= half;
	return up ? increment(kept, number.point) : trimmed(kept, number.point);
}

function increment(digits: string, point: number): Digits {
	let end = digits.length;
	while (end > 0 && digits.charAt(end - 1) === '9') end--;
	if (end === 0) return { digits: '1', point: point + 1 };
	return { digits: digits.slice(0, end - 1) + String.fromCharCode(digits.charCodeAt(end - 1) + 1), point };
}

function trimmed(digits: string, point: number): Digits {
	let end = digits.length;
	while (end > 0 && digits.charAt(end - 1) === '0') end--;
	return { digits: digits.slice(0, end), point };
}
