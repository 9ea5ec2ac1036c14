import { type BigFloat, NUMBER_PRECISION, roundFloat } from './big-float.ts';

/**
 * Floats of 64 mantissa bits as the unevaluated sum of two doubles, `high + low`: the common case of decimal
 * arithmetic without BigInt. Every function says whether it could prove that its result is the correctly rounded one;
 * where it could not, the caller computes with `big-float.ts`.
 *
 * Results are left in the exported scratch object, so that nothing is allocated.
 */
export const extended: { high: number; low: number } = { high: 0, low: 0 };

const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);
const MAX_COEFFICIENT = 1e15;
const SMALLEST = 1e-9;

/** Loads the decimal that `String(n)` prints, when it has few digits. */
// hot: bench rego
export function loadNumber(n: number): boolean {
	if (Number.isInteger(n)) {
		extended.high = n;
		extended.low = 0;
		return true;
	}
	const magnitude = Math.abs(n);
	if (magnitude >= MAX_COEFFICIENT || magnitude < SMALLEST) return false;
	for (let k = 1; k < POWERS_OF_TEN.length; k++) {
		const power = POWERS_OF_TEN[k] as number;
		const coefficient = Math.round(n * power);
		if (coefficient >= MAX_COEFFICIENT || coefficient <= -MAX_COEFFICIENT) return false;
		// At most 15 digits that read back as `n` are the digits that `n` prints.
		if (coefficient / power === n) {
			const remainder = coefficient - n * power - productError(n, power, n * power);
			return settle(n, remainder / power, false);
		}
	}
	return false;
}

/** Adds what is loaded and another extended number. */
// hot: bench rego
export function addExtended(high: number, low: number): boolean {
	const a = extended.high;
	const sum = a + high;
	const part = sum - a;
	const error = a - (sum - part) + (high - part);
	const ratio = Math.abs(a / high);
	// Within this ratio the low parts add without rounding; a zero is always exact.
	if (!(ratio < MAX_RATIO && ratio > 1 / MAX_RATIO) && a !== 0 && high !== 0) return false;
	const tail = error + extended.low + low;
	const total = sum + tail;
	if (total === 0) {
		extended.high = 0;
		extended.low = 0;
		return true;
	}
	const rest = tail - (total - sum);
	return Math.abs(total) >= Math.abs(rest) && settle(total, rest, true);
}

const MAX_RATIO = 2 ** 24;
const SMALL_INTEGER = 2 ** 20;

/** Multiplies what is loaded by another extended number. */
// hot: bench rego
export function multiplyExtended(high: number, low: number): boolean {
	const a = extended.high;
	const product = a * high;
	if (!isOrdinary(product)) return false;
	const tail = productError(a, high, product) + (a * low + extended.low * high) + extended.low * low;
	const total = product + tail;
	const exact =
		(low === 0 && Number.isInteger(high) && Math.abs(high) < SMALL_INTEGER) ||
		(extended.low === 0 && Number.isInteger(a) && Math.abs(a) < SMALL_INTEGER);
	return settle(total, tail - (total - product), exact);
}

/** Divides what is loaded by another extended number, which must not be zero. */
export function divideExtended(high: number, low: number): boolean {
	const a = extended.high;
	const quotient = a / high;
	if (!isOrdinary(quotient) || !isOrdinary(a) || !isOrdinary(high)) return false;
	const product = quotient * high;
	const remainder = a - product - productError(quotient, high, product) + extended.low - quotient * low;
	const tail = remainder / high;
	const total = quotient + tail;
	return settle(total, tail - (total - quotient), remainder === 0);
}

/** So far from the ends of the exponent range that no error term underflows. */
function isOrdinary(n: number): boolean {
	const magnitude = Math.abs(n);
	return magnitude > 1e-60 && magnitude < 1e60;
}

const SPLITTER = 2 ** 27 + 1;

/** `a * b - product` exactly, where `product` is the rounded `a * b` (Dekker). */
function productError(a: number, b: number, product: number): number {
	const scaledA = SPLITTER * a;
	const highA = scaledA - (scaledA - a);
	const lowA = a - highA;
	const scaledB = SPLITTER * b;
	const highB = scaledB - (scaledB - b);
	const lowB = b - highB;
	return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

const bits = new DataView(new ArrayBuffer(8));
const EXPONENT_MASK = 0x7ff00000;
const FRACTION_MASK = 0xfffff;
const EXPONENT_UNIT = 0x100000;
const TIE_MARGIN = 2 ** -20;
/** 1.5 * 2 ** 52: added and taken away again, it rounds to a multiple of the unit it is scaled by. */
const ROUNDER = 6755399441055744;

/**
 * Rounds `high + low` to 64 bits and stores it. `low` must be below half a unit of `high`; unless it is `exact`, a
 * value too near the middle of two floats is refused.
 */
function settle(high: number, low: number, exact: boolean): boolean {
	bits.setFloat64(0, high);
	const word = bits.getInt32(0);
	const isPowerOfTwo = (word & FRACTION_MASK) === 0 && bits.getInt32(4) === 0;
	// Just below a power of two the unit is half as big.
	if (isPowerOfTwo && low < 0 === high > 0 && low !== 0) return false;
	bits.setInt32(0, (word & EXPONENT_MASK) - 63 * EXPONENT_UNIT);
	bits.setInt32(4, 0);
	const unit = bits.getFloat64(0);
	const rounder = ROUNDER * unit;
	const rounded = low + rounder - rounder;
	if (!exact) {
		const distance = Math.abs(Math.abs(low - rounded) - unit / 2);
		if (distance < unit * TIE_MARGIN) return false;
	}
	extended.high = high;
	extended.low = rounded;
	return true;
}

/** What is loaded as a float. */
export function extendedFloat(): BigFloat {
	const { high, low } = extended;
	bits.setFloat64(0, high);
	// One bit more than the mantissa has, since `high` may be the power of two above the value.
	const exponent = ((bits.getInt32(0) & EXPONENT_MASK) >> 20) - 1023 - 64;
	const scale = 2 ** -exponent;
	const sum = BigInt(high * scale) + BigInt(low * scale);
	return roundFloat(sum < 0n, sum < 0n ? -sum : sum, exponent, NUMBER_PRECISION);
}
