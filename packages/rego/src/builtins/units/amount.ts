/** A quantity's text cut into the number and the unit that follows it. */
export interface Amount {
	readonly number: string;
	readonly unit: string;
}

const MAX_EXPONENT_DIGITS = 6;

/**
 * Cuts before the first character that cannot belong to a number. An `e` belongs to it only where an exponent may
 * follow, otherwise it begins a unit (`5E`). Null when an exponent has too many digits.
 */
export function splitAmount(text: string): Amount | null {
	for (let i = 0; i < text.length; i++) {
		const character = text.charAt(i);
		if (character === 'e' || character === 'E') {
			const next = text.charAt(i + 1);
			if (!/^[0-9+-]$/.test(next)) return cut(text, i);
			if (next === '+' || next === '-') i++;
			const digits = /^[0-9]*/.exec(text.slice(i + 1, i + 2 + MAX_EXPONENT_DIGITS))?.[0] ?? '';
			if (digits.length > MAX_EXPONENT_DIGITS) return null;
		} else if (!/^[0-9.+-]$/.test(character)) {
			return cut(text, i);
		}
	}
	return { number: text, unit: '' };
}

function cut(text: string, at: number): Amount {
	return { number: text.slice(0, at), unit: text.slice(at) };
}

/** A decimal with digits on at least one side of its point. */
export const AMOUNT: RegExp = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

const MAX_SIMPLE_DIGITS = 9;

/**
 * The value of a few digits and a known unit, as nearly every quantity is written; null for what has to be looked at
 * more closely.
 */
// hot: bench rego
export function simpleAmount(text: string, units: ReadonlyMap<string, number>): number | null {
	let digits = 0;
	let amount = 0;
	for (; digits < text.length; digits++) {
		const digit = text.charCodeAt(digits) - 48;
		if (digit < 0 || digit > 9) break;
		amount = amount * 10 + digit;
	}
	if (digits === 0 || digits > MAX_SIMPLE_DIGITS) return null;
	const factor = units.get(text.slice(digits));
	if (factor === undefined) return null;
	const product = amount * factor;
	return Number.isSafeInteger(product) ? product : null;
}

/** The factors that a double holds exactly. */
export function simpleFactors(units: Iterable<readonly [string, bigint]>): ReadonlyMap<string, number> {
	const factors = new Map<string, number>();
	for (const [unit, factor] of units) if (Number.isSafeInteger(Number(factor))) factors.set(unit, Number(factor));
	return factors;
}
