import { type Flags, pad } from './go-format-flags.ts';
import { isPrintable, quoteGoRune } from './go-quote-rune.ts';

const BASES: ReadonlyMap<string, number> = new Map([
	['v', 10],
	['d', 10],
	['b', 2],
	['o', 8],
	['O', 8],
	['x', 16],
	['X', 16],
]);

const MAX_RUNE = 0x10ffff;

/** An int64 as a verb shows it; null when it has no such verb. */
export function formatInteger(flags: Flags, verb: string, value: bigint | number): string | null {
	const base = BASES.get(verb);
	if (base !== undefined) return formatDigits(flags, verb, base, value);
	switch (verb) {
		case 'c':
			return pad(flags, String.fromCodePoint(runeOf(value)));
		case 'q':
			return pad(flags, quoteGoRune(runeOf(value), flags.plus));
		case 'U':
			return pad(flags, unicodeName(flags, BigInt.asUintN(64, BigInt(value))), false);
		default:
			return null;
	}
}

function formatDigits(flags: Flags, verb: string, base: number, value: bigint | number): string {
	const isNegative = value < 0;
	const hasSign = isNegative || flags.plus || flags.space;
	let precision = 0;
	if (flags.precision !== null) {
		precision = flags.precision;
		if (precision === 0 && Number(value) === 0) return pad(flags, '', false);
	} else if (flags.zero && !flags.minus && flags.width !== null) {
		precision = flags.width - (hasSign ? 1 : 0);
	}
	let digits = magnitudeOf(value).toString(base).padStart(precision, '0');
	if (verb === 'X') digits = digits.toUpperCase();
	const prefix = flags.sharp ? sharpPrefix(verb, digits) : '';
	const octal = verb === 'O' ? '0o' : '';
	return pad(flags, signOf(flags, isNegative) + octal + prefix + digits, false);
}

function magnitudeOf(value: bigint | number): bigint | number {
	return value < 0 ? -value : value;
}

function sharpPrefix(verb: string, digits: string): string {
	switch (verb) {
		case 'b':
			return '0b';
		case 'o':
		case 'O':
			return digits.startsWith('0') ? '' : '0';
		case 'x':
			return '0x';
		case 'X':
			return '0X';
		default:
			return '';
	}
}

function signOf(flags: Flags, isNegative: boolean): string {
	if (isNegative) return '-';
	if (flags.plus) return '+';
	return flags.space ? ' ' : '';
}

function runeOf(value: bigint | number): number {
	const code = Number(value);
	return code < 0 || code > MAX_RUNE || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code;
}

function unicodeName(flags: Flags, code: bigint): string {
	const digits = code
		.toString(16)
		.toUpperCase()
		.padStart(Math.max(4, flags.precision ?? 0), '0');
	if (!flags.sharp || code > MAX_RUNE) return `U+${digits}`;
	const character = String.fromCodePoint(Number(code));
	return isPrintable(character) ? `U+${digits} '${character}'` : `U+${digits}`;
}

/** An integer beyond int64 as its own rules of formatting show it. */
export function formatBigInteger(flags: Flags, verb: string, value: bigint): string {
	const base = verb === 's' ? 10 : BASES.get(verb);
	if (base === undefined) return `%!${verb}(big.Int=${value})`;
	let digits = (value < 0n ? -value : value).toString(base);
	if (verb === 'X') digits = digits.toUpperCase();
	const sign = signOf(flags, value < 0n);
	const prefix = verb === 'O' ? '0o' : flags.sharp ? bigPrefix(verb) : '';
	let zeros = Math.max(0, (flags.precision ?? 0) - digits.length);
	const missing = (flags.width ?? 0) - sign.length - prefix.length - zeros - digits.length;
	if (missing > 0 && flags.zero && !flags.minus && flags.precision === null) zeros = missing;
	return pad(flags, sign + prefix + '0'.repeat(zeros) + digits, false);
}

function bigPrefix(verb: string): string {
	return verb === 'o' ? '0' : sharpPrefix(verb, '');
}
