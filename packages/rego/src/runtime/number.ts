import { compareDecimals, type Decimal, parseDecimal } from './decimal.ts';
import { HaltError } from './errors.ts';

/**
 * A number that a JavaScript `number` cannot stand for: an integer beyond the safe range, one with more digits than a
 * double keeps, or one written in a form that `String(n)` does not print (`1.0`, `1e3`). Rego prints numbers as they
 * were written, so the text is the value.
 */
export class RegoNumber {
	readonly text: string;
	#decimal: Decimal | null = null;
	#plain: number | null | undefined = undefined;

	constructor(text: string) {
		this.text = text;
	}

	/** The JavaScript number that stands for the same value in another form (1 for `1.0`); null when there is none. */
	get plain(): number | null {
		if (this.#plain === undefined) this.#plain = plainOf(this);
		return this.#plain;
	}

	get decimal(): Decimal {
		this.#decimal ??= parseDecimal(this.text);
		return this.#decimal;
	}

	/** So that `JSON.stringify` of a result gives the nearest double; `stringifyJson` keeps every digit. */
	toJSON(): number {
		return Number(this.text);
	}
}

export type NumberValue = number | RegoNumber;

const PLAIN_INTEGER = /^(?:0|-?[1-9][0-9]{0,14})$/;

/** The value of a number's text, which must be a JSON number. */
export function numberFromText(text: string): NumberValue {
	if (PLAIN_INTEGER.test(text)) return Number(text);
	const n = Number(text);
	if (String(n) === text && (Number.isSafeInteger(n) || !Number.isInteger(n))) return n;
	return new RegoNumber(text);
}

/** The value of an exact integer. */
export function numberFromBigInt(n: bigint): NumberValue {
	if (n >= MIN_SAFE && n <= MAX_SAFE) return Number(n);
	if (n > MAX_INTEGER || n < -MAX_INTEGER) {
		throw new HaltError('eval_limit_error', `an integer has more than ${MAX_INTEGER_BITS} bits`);
	}
	return new RegoNumber(n.toString());
}

/** How large an integer may be that is computed: writing larger ones out takes too long. */
export const MAX_INTEGER_BITS = 1_000_000;
const MAX_INTEGER = 1n << BigInt(MAX_INTEGER_BITS);

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = -MAX_SAFE;

/** The text of a number, as OPA prints it. */
export function numberText(n: NumberValue): string {
	return typeof n === 'number' ? String(n) : n.text;
}

/** The exact decimal value of a number. */
export function numberDecimal(n: NumberValue): Decimal {
	return typeof n === 'number' ? parseDecimal(String(n)) : n.decimal;
}

/** Whether a value is a number of either representation. */
export function isNumber(value: unknown): value is NumberValue {
	return typeof value === 'number' || value instanceof RegoNumber;
}

/** The JavaScript number that a number is equal to; null when there is none, as for `-0`, whose sign counts. */
export function plainNumber(n: NumberValue): number | null {
	return typeof n === 'number' ? n : n.plain;
}

function plainOf(n: RegoNumber): number | null {
	const value = Number(n.text);
	if (!Number.isSafeInteger(value) && (Number.isInteger(value) || !Number.isFinite(value))) return null;
	if (value === 0 && n.text.startsWith('-')) return null;
	const exact = n.decimal;
	const plain = parseDecimal(String(value));
	return exact.coefficient === plain.coefficient && exact.exponent === plain.exponent ? value : null;
}

/** Orders two numbers by their exact decimal value: 1 and 1.0 are equal. */
// hot: bench rego
export function compareNumbers(a: NumberValue, b: NumberValue): number {
	const x = typeof a === 'number' ? a : Number(a.text);
	const y = typeof b === 'number' ? b : Number(b.text);
	// Reading a number rounds it, which never turns the order round, but may make two numbers the same.
	if (x < y) return -1;
	if (x > y) return 1;
	if (typeof a === 'number' && typeof b === 'number') return 0;
	if (isLongFraction(a) && isLongFraction(b) && Number.isFinite(x)) return 0;
	return compareDecimals(numberDecimal(a), numberDecimal(b));
}

/**
 * Whether OPA compares a number as a double: one of more than 15 digits that is written with a fraction and ends in a
 * zero. Two such numbers are equal where their doubles are.
 */
function isLongFraction(n: NumberValue): boolean {
	if (typeof n === 'number' || !n.text.endsWith('0')) return false;
	const digits = /^-?0*\.?0*([0-9.]*)/.exec(n.text)?.[1] ?? '';
	return digits.replace('.', '').length > 15 && n.text.replace(/[.0]+$/, '').includes('.');
}

/** The integer a number is, whatever its form (`1.0`, `1e2`); null when it has a fraction or more than `maxDigits`. */
export function numberToBigInt(n: NumberValue, maxDigits = 100_000): bigint | null {
	if (typeof n === 'number') return Number.isInteger(n) ? BigInt(n) : null;
	const { coefficient, exponent } = n.decimal;
	if (exponent < 0) return coefficient === 0n ? 0n : null;
	if (exponent > maxDigits) return null;
	return coefficient * 10n ** BigInt(exponent);
}
