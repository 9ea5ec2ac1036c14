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
