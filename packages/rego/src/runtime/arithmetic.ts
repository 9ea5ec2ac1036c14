import {
	addFloats,
	type BigFloat,
	bigFloatOfDecimal,
	bigFloatOfInteger,
	bigFloatZero,
	divideFloats,
	multiplyFloats,
	negateFloat,
	roundFloat,
	truncateFloat,
} from './big-float.ts';
import { bigFloatText, generalText } from './big-float-text.ts';
import { BuiltinError } from './errors.ts';
import { addExtended, divideExtended, extended, extendedFloat, loadNumber, multiplyExtended } from './extended.ts';
import {
	type NumberValue,
	numberFromBigInt,
	numberFromText,
	numberText,
	numberToBigInt,
	plainNumber,
} from './number.ts';

/**
 * Rego's arithmetic. Integers are exact, whatever their size; where an operand has a fraction, both are rounded to
 * floats of 64 mantissa bits, and the result is the shortest decimal that stands for the resulting float.
 */

// hot: bench rego
export function add(a: NumberValue, b: NumberValue): NumberValue {
	if (typeof a === 'number' && typeof b === 'number') {
		const sum = a + b;
		if (Number.isSafeInteger(sum) && Number.isInteger(a) && Number.isInteger(b)) return sum;
	}
	return addGeneral(a, b);
}

// hot: bench rego
export function subtract(a: NumberValue, b: NumberValue): NumberValue {
	if (typeof a === 'number' && typeof b === 'number') {
		const difference = a - b;
		if (Number.isSafeInteger(difference) && Number.isInteger(a) && Number.isInteger(b)) return difference;
	}
	return subtractGeneral(a, b);
}

// hot: bench rego
export function multiply(a: NumberValue, b: NumberValue): NumberValue {
	if (typeof a === 'number' && typeof b === 'number') {
		const product = a * b;
		// Adding zero turns -0 into 0.
		if (Number.isSafeInteger(product) && Number.isInteger(a) && Number.isInteger(b)) return product + 0;
	}
	return multiplyGeneral(a, b);
}

// hot: bench rego
export function divide(a: NumberValue, b: NumberValue): NumberValue {
	if (typeof a === 'number' && typeof b === 'number' && b !== 0 && a !== 0 && a % b === 0) {
		if (Number.isInteger(a) && Number.isInteger(b)) return a / b;
	}
	return divideGeneral(a, b);
}

// hot: bench rego
export function remainder(a: NumberValue, b: NumberValue): NumberValue {
	if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
		if (Number.isInteger(a) && Number.isInteger(b)) return (a % b) + 0;
	}
	const x = numberToBigInt(a);
	const y = numberToBigInt(b);
	if (x === null || y === null) throw new BuiltinError('modulo on floating-point number');
	if (y === 0n) throw new BuiltinError('modulo by zero');
	return numberFromBigInt(x % y);
}

function addGeneral(a: NumberValue, b: NumberValue): NumberValue {
	const x = plainNumber(a);
	const y = plainNumber(b);
	if (x !== null && y !== null && !(Number.isInteger(x) && Number.isInteger(y)) && loadNumber(y)) {
		const { high, low } = extended;
		if (loadNumber(x) && addExtended(high, low)) return extendedNumber();
	}
	return withIntegers(a, b, (m, n) => m + n) ?? numberOfFloat(addFloats(floatOf(a), floatOf(b)));
}

function subtractGeneral(a: NumberValue, b: NumberValue): NumberValue {
	const x = plainNumber(a);
	const y = plainNumber(b);
	if (x !== null && y !== null && !(Number.isInteger(x) && Number.isInteger(y)) && loadNumber(y)) {
		const { high, low } = extended;
		if (loadNumber(x) && addExtended(-high, -low)) return extendedNumber();
	}
	return withIntegers(a, b, (m, n) => m - n) ?? numberOfFloat(addFloats(floatOf(a), negateFloat(floatOf(b))));
}

function multiplyGeneral(a: NumberValue, b: NumberValue): NumberValue {
	const x = plainNumber(a);
	const y = plainNumber(b);
	if (x !== null && y !== null && !(Number.isInteger(x) && Number.isInteger(y)) && loadNumber(y)) {
		const { high, low } = extended;
		if (loadNumber(x) && multiplyExtended(high, low)) return extendedNumber();
	}
	return withIntegers(a, b, (m, n) => m * n) ?? numberOfFloat(multiplyFloats(floatOf(a), floatOf(b)));
}

function divideGeneral(a: NumberValue, b: NumberValue): NumberValue {
	const x = plainNumber(a);
	const y = plainNumber(b);
	if (x !== null && y !== null && x !== 0 && y !== 0 && loadNumber(y)) {
		const { high, low } = extended;
		if (loadNumber(x) && divideExtended(high, low)) return extendedNumber();
	}
	const divisor = floatOf(b);
	if (divisor.mantissa === 0n) throw new BuiltinError('divide by zero');
	return numberOfFloat(divideFloats(floatOf(a), divisor));
}

function withIntegers(a: NumberValue, b: NumberValue, op: (m: bigint, n: bigint) => bigint): NumberValue | null {
	const m = numberToBigInt(a);
	if (m === null) return null;
	const n = numberToBigInt(b);
	return n === null ? null : numberFromBigInt(op(m, n));
}

/**
 * The number that an extended result is. Its shortest text is that of the nearest double if this text reads back as
 * the same 64 bits: at most 18 digits never stand for two such floats.
 */
// hot: bench rego
function extendedNumber(): NumberValue {
	const { high, low } = extended;
	const magnitude = Math.abs(high);
	if (Number.isInteger(high)) {
		if (low === 0 && magnitude <= Number.MAX_SAFE_INTEGER) return high;
	} else if (loadNumber(high) && extended.low === low) {
		return magnitude >= 1e-4 && magnitude < 1e6 ? high : scientificNumber(high);
	}
	extended.high = high;
	extended.low = low;
	return numberOfFloat(extendedFloat());
}

/** A fraction of few digits outside the range that is written in plain notation. */
function scientificNumber(n: number): NumberValue {
	const [digits, exponent] = Math.abs(n).toExponential().split('e') as [string, string];
	const text = generalText(digits.replace('.', ''), Number(exponent) + 1);
	return numberFromText(n < 0 ? `-${text}` : text);
}

/** The number that `abs` gives; numbers beyond small integers are rounded to 64 bits. */
export function absolute(n: NumberValue): NumberValue {
	if (isSmall(n) || isPlainFraction(n)) return Math.abs(n);
	return numberOfFloat({ ...floatOf(n), negative: false });
}

/** Rounds to the nearest integer, halves away from zero. */
export function round(n: NumberValue): NumberValue {
	if (isSmall(n)) return n;
	if (isPlainFraction(n)) {
		const whole = Math.trunc(n);
		return (Math.abs(n - whole) < 0.5 ? whole : whole + Math.sign(n)) + 0;
	}
	const x = floatOf(n);
	const half = roundFloat(x.negative, 1n, -1, DOUBLE_PRECISION);
	return numberOfFloat(bigFloatOfInteger(truncateFloat(addFloats(x, half))));
}

export function ceil(n: NumberValue): NumberValue {
	if (isSmall(n)) return n;
	if (isPlainFraction(n)) return n > -1 ? Math.trunc(n) + 1 : Math.trunc(n);
	const x = floatOf(n);
	const whole = bigFloatOfInteger(truncateFloat(x));
	// OPA looks at the sign of what is left after the cut, so that its ceiling of -0.5 is 1 and its floor 0.
	if (whole.negative || sameFloat(x, whole)) return numberOfFloat(whole);
	return numberOfFloat(addFloats(whole, bigFloatOfInteger(1n)));
}

export function floor(n: NumberValue): NumberValue {
	if (isSmall(n)) return n;
	if (isPlainFraction(n)) return n > -1 ? Math.trunc(n) + 0 : Math.floor(n);
	const x = floatOf(n);
	const whole = bigFloatOfInteger(truncateFloat(x));
	if (!whole.negative || sameFloat(x, whole)) return numberOfFloat(whole);
	return numberOfFloat(addFloats(whole, bigFloatOfInteger(-1n)));
}

function isSmall(n: NumberValue): n is number {
	return typeof n === 'number' && (n | 0) === n;
}

/** A fraction that is written in plain notation, and whose digits all fit a float. */
function isPlainFraction(n: NumberValue): n is number {
	if (typeof n !== 'number' || Number.isInteger(n)) return false;
	const magnitude = Math.abs(n);
	return magnitude >= 1e-4 && magnitude < 1e6;
}

function sameFloat(a: BigFloat, b: BigFloat): boolean {
	const difference = addFloats(a, negateFloat(b));
	return difference.mantissa === 0n;
}

/**
 * The sum of numbers. Integers alone are exact; with a fraction among them, all are added as floats, one by one.
 */
// hot: bench rego
export function sumNumbers(items: readonly NumberValue[]): NumberValue {
	let sum = 0;
	for (let i = 0; i < items.length; i++) {
		const item = items[i] as NumberValue;
		if (typeof item !== 'number' || !Number.isInteger(item)) return sumGeneral(items);
		sum += item;
		if (!Number.isSafeInteger(sum)) return sumGeneral(items);
	}
	return sum;
}

function sumGeneral(items: readonly NumberValue[]): NumberValue {
	const total = accumulateIntegers(items, 0n, (a, b) => a + b);
	if (total !== null) return total;
	let high = 0;
	let low = 0;
	for (let i = 0; i < items.length; i++) {
		const item = plainNumber(items[i] as NumberValue);
		if (item === null || !loadNumber(item) || !addExtended(high, low)) return sumFloats(items);
		high = extended.high;
		low = extended.low;
	}
	extended.high = high;
	extended.low = low;
	return extendedNumber();
}

function sumFloats(items: readonly NumberValue[]): NumberValue {
	let sum = bigFloatZero();
	for (const item of items) sum = addFloats(sum, floatOf(item));
	return numberOfFloat(sum);
}

/** The product of numbers. With a fraction among them, it is kept to the 53 bits of a double after every step. */
export function multiplyNumbers(items: readonly NumberValue[]): NumberValue {
	const exact = accumulateIntegers(items, 1n, (a, b) => a * b);
	if (exact !== null) return exact;
	let product = roundFloat(false, 1n, 0, DOUBLE_PRECISION);
	for (const item of items) product = multiplyFloats(product, floatOf(item), DOUBLE_PRECISION);
	return numberOfFloat(product);
}

const DOUBLE_PRECISION = 53;

function accumulateIntegers(
	items: readonly NumberValue[],
	start: bigint,
	op: (a: bigint, b: bigint) => bigint,
): NumberValue | null {
	// A fraction is found before any BigInt is made.
	for (const item of items) if (typeof item === 'number' && !Number.isInteger(item)) return null;
	let result = start;
	for (const item of items) {
		const n = numberToBigInt(item);
		if (n === null) return null;
		result = op(result, n);
	}
	return numberFromBigInt(result);
}

/** The number a float's text is. */
function numberOfFloat(x: BigFloat): NumberValue {
	return numberFromText(bigFloatText(x));
}

/** A number's text as a float of 64 bits. */
export function floatOf(n: NumberValue): BigFloat {
	return floatOfText(numberText(n));
}

const NUMBER = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** The float of a decimal text; text that is not a number gives zero. */
export function floatOfText(text: string): BigFloat {
	const match = NUMBER.exec(text);
	const fraction = match?.[3] ?? '';
	const digits = `${match?.[2] ?? ''}${fraction}`;
	return bigFloatOfDecimal(
		match?.[1] === '-',
		BigInt(digits === '' ? '0' : digits),
		Number(match?.[4] ?? '0') - fraction.length,
	);
}
