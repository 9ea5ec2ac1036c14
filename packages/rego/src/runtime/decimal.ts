/** `coefficient * 10 ** exponent`; the coefficient has no trailing zeros, and zero is `0n, 0`. */
export interface Decimal {
	readonly coefficient: bigint;
	readonly exponent: number;
}

const NUMBER = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** The exact value of a decimal number's text. Text that is not a number is zero. */
export function parseDecimal(text: string): Decimal {
	const match = NUMBER.exec(text);
	if (match === null) return ZERO;
	const fraction = match[3] ?? '';
	const digits = `${match[2] ?? ''}${fraction}`;
	const significant = digits.replace(/0+$/, '');
	if (/^0*$/.test(significant)) return ZERO;
	const magnitude = BigInt(significant);
	return {
		coefficient: match[1] === '-' ? -magnitude : magnitude,
		exponent: Number(match[4] ?? '0') - fraction.length + (digits.length - significant.length),
	};
}

const ZERO: Decimal = { coefficient: 0n, exponent: 0 };

/** Orders two decimals exactly, without writing out the zeros of a large exponent. */
export function compareDecimals(a: Decimal, b: Decimal): number {
	const signA = sign(a.coefficient);
	const signB = sign(b.coefficient);
	if (signA !== signB) return signA - signB;
	if (signA === 0) return 0;
	if (a.exponent === b.exponent) return sign(a.coefficient - b.coefficient);
	const leadA = digitCount(a.coefficient) + a.exponent;
	const leadB = digitCount(b.coefficient) + b.exponent;
	if (leadA !== leadB) return leadA > leadB ? signA : -signA;
	const shift = a.exponent - b.exponent;
	return shift > 0
		? sign(a.coefficient * 10n ** BigInt(shift) - b.coefficient)
		: sign(a.coefficient - b.coefficient * 10n ** BigInt(-shift));
}

function sign(n: bigint): number {
	return n > 0n ? 1 : n < 0n ? -1 : 0;
}

function digitCount(n: bigint): number {
	return (n < 0n ? -n : n).toString().length;
}
