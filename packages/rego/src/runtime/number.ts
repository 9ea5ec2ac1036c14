import { compareDecimals, type Decimal, parseDecimal } from './decimal.ts';

/**
 * A number that a JavaScript `number` cannot stand for: an integer beyond the safe range, one with more digits than a
 * double keeps, or one written in a form that `String(n)` does not print (`1.0`, `1e3`). Rego prints numbers as they
 * were written, so the text is the value.
 */
export class RegoNumber {
	readonly text: string;
	#decimal: Decimal | null = null;

	constructor(text: string) {
		this.text = text;
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
	return n >= MIN_SAFE && n <= MAX_SAFE ? Number(n) : new RegoNumber(n.toString());
}

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

/** Orders two numbers by their exact decimal value: 1 and 1.0 are equal. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
	if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
	return compareDecimals(numberDecimal(a), numberDecimal(b));
}

/** The integer a number is, whatever its form (`1.0`, `1e2`); null when it has a fraction or more than `maxDigits`. */
export function numberToBigInt(n: NumberValue, maxDigits = 100_000): bigint | null {
	if (typeof n === 'number') return Number.isInteger(n) ? BigInt(n) : null;
	const { coefficient, exponent } = n.decimal;
	if (exponent < 0) return coefficient === 0n ? 0n : null;
	if (exponent > maxDigits) return null;
	return coefficient * 10n ** BigInt(exponent);
}
