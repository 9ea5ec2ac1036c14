/**
 * Binary floating point with a mantissa of `precision` bits and an unbounded exponent: what Rego computes with where
 * an operand is not an integer. The value is `mantissa * 2 ** exponent`, negated where `negative`; every operation
 * rounds its exact result once, to nearest, ties to even.
 */
export interface BigFloat {
	readonly negative: boolean;
	/** Zero, or a number of at most `precision` bits. */
	readonly mantissa: bigint;
	readonly exponent: number;
	readonly precision: number;
}

/** The precision of a number that was read from text. */
export const NUMBER_PRECISION = 64;

export function bigFloatZero(negative = false, precision: number = NUMBER_PRECISION): BigFloat {
	return { negative, mantissa: 0n, exponent: 0, precision };
}

/** Rounds `magnitude * 2 ** exponent` to `precision` bits; `inexact` says that a little more lies below it. */
export function roundFloat(
	negative: boolean,
	magnitude: bigint,
	exponent: number,
	precision: number,
	inexact = false,
): BigFloat {
	if (magnitude === 0n) return bigFloatZero(negative, precision);
	const excess = bitLength(magnitude) - precision;
	if (excess <= 0) return { negative, mantissa: magnitude, exponent, precision };
	const shift = BigInt(excess);
	let mantissa = magnitude >> shift;
	const rest = magnitude - (mantissa << shift);
	const half = 1n << (shift - 1n);
	if (rest > half || (rest === half && (inexact || (mantissa & 1n) === 1n))) mantissa += 1n;
	return { negative, mantissa, exponent: exponent + excess, precision };
}

/** An integer; it keeps all of its bits, and has at least the precision of a number. */
export function bigFloatOfInteger(n: bigint): BigFloat {
	const mantissa = n < 0n ? -n : n;
	return { negative: n < 0n, mantissa, exponent: 0, precision: Math.max(bitLength(mantissa), NUMBER_PRECISION) };
}

/** `coefficient * 10 ** exponent10`, rounded as reading its text rounds it. */
export function bigFloatOfDecimal(negative: boolean, coefficient: bigint, exponent10: number): BigFloat {
	if (exponent10 === 0 || coefficient === 0n) return roundFloat(negative, coefficient, 0, NUMBER_PRECISION);
	const power = powerOfFive(Math.abs(exponent10));
	if (exponent10 > 0) {
		const product = coefficient * power.mantissa;
		return roundFloat(negative, product, power.exponent + exponent10, NUMBER_PRECISION);
	}
	return divideMagnitudes(negative, coefficient, exponent10 - power.exponent, power.mantissa, NUMBER_PRECISION);
}

const POWER_PRECISION = NUMBER_PRECISION + 64;
const FACTOR_PRECISION = POWER_PRECISION + 64;
const EXACT_POWER = 27;

/**
 * `5 ** n`, to 128 bits. Beyond 5 ** 55 it is inexact in the very way Go's math/big is, whose results show in the
 * last digit of numbers with large exponents.
 */
function powerOfFive(n: number): BigFloat {
	if (n <= 55) return { negative: false, mantissa: fiveTo(n), exponent: 0, precision: POWER_PRECISION };
	let power = roundFloat(false, 5n ** BigInt(EXACT_POWER), 0, POWER_PRECISION);
	let factor = roundFloat(false, 5n, 0, FACTOR_PRECISION);
	for (let rest = n - EXACT_POWER; rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) power = multiplyFloats(power, factor, POWER_PRECISION);
		factor = multiplyFloats(factor, factor, FACTOR_PRECISION);
	}
	return power;
}

const POWERS_OF_FIVE: bigint[] = [1n];
const KEPT_POWERS = 128;

/** `5 ** n`, exactly. */
export function fiveTo(n: number): bigint {
	if (n >= KEPT_POWERS) return 5n ** BigInt(n);
	for (let i = POWERS_OF_FIVE.length; i <= n; i++) POWERS_OF_FIVE.push((POWERS_OF_FIVE[i - 1] as bigint) * 5n);
	return POWERS_OF_FIVE[n] as bigint;
}

export function multiplyFloats(a: BigFloat, b: BigFloat, precision: number = resultPrecision(a, b)): BigFloat {
	return roundFloat(a.negative !== b.negative, a.mantissa * b.mantissa, a.exponent + b.exponent, precision);
}

/** The divisor must not be zero. */
export function divideFloats(a: BigFloat, b: BigFloat): BigFloat {
	const negative = a.negative !== b.negative;
	const precision = resultPrecision(a, b);
	if (a.mantissa === 0n) return bigFloatZero(negative, precision);
	return divideMagnitudes(negative, a.mantissa, a.exponent - b.exponent, b.mantissa, precision);
}

function divideMagnitudes(
	negative: boolean,
	dividend: bigint,
	exponent: number,
	divisor: bigint,
	precision: number,
): BigFloat {
	// Enough bits that the quotient has at least one more than the precision, so that the remainder only breaks ties.
	const shift = Math.max(0, precision + 2 + bitLength(divisor) - bitLength(dividend));
	const scaled = dividend << BigInt(shift);
	const quotient = scaled / divisor;
	const inexact = quotient * divisor !== scaled;
	return roundFloat(negative, quotient, exponent - shift, precision, inexact);
}

export function addFloats(a: BigFloat, b: BigFloat): BigFloat {
	const precision = resultPrecision(a, b);
	if (a.mantissa === 0n && b.mantissa === 0n) return bigFloatZero(a.negative && b.negative, precision);
	const exponent = Math.min(a.exponent, b.exponent);
	const sum = signedMantissa(a, exponent) + signedMantissa(b, exponent);
	if (sum === 0n) return bigFloatZero(false, precision);
	return roundFloat(sum < 0n, sum < 0n ? -sum : sum, exponent, precision);
}

function signedMantissa(x: BigFloat, exponent: number): bigint {
	const magnitude = x.mantissa << BigInt(x.exponent - exponent);
	return x.negative ? -magnitude : magnitude;
}

export function negateFloat(x: BigFloat): BigFloat {
	return { ...x, negative: !x.negative };
}

/** Cuts the fraction off. */
export function truncateFloat(x: BigFloat): bigint {
	const magnitude = x.exponent >= 0 ? x.mantissa << BigInt(x.exponent) : x.mantissa >> BigInt(-x.exponent);
	return x.negative ? -magnitude : magnitude;
}

export function isIntegerFloat(x: BigFloat): boolean {
	return x.exponent >= 0 || (x.mantissa >> BigInt(-x.exponent)) << BigInt(-x.exponent) === x.mantissa;
}

function resultPrecision(a: BigFloat, b: BigFloat): number {
	return Math.max(a.precision, b.precision);
}

export function bitLength(magnitude: bigint): number {
	if (magnitude === 0n) return 0;
	const hex = magnitude.toString(16);
	return hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}
