import { type Digits, decimalDigits, plainText, roundDigits } from './big-float-text.ts';
import { type Flags, pad } from './go-format-flags.ts';

const DEFAULT_PRECISION = 6;

/** A float64 as a verb shows it; null when it has no such verb. */
export function formatFloat(flags: Flags, verb: string, value: number): string | null {
	const style = STYLES.get(verb);
	if (style === undefined) return null;
	const precision = flags.precision ?? style.precision;
	let text = floatText(Math.abs(value), style.letter, precision);
	if (flags.sharp && style.letter !== 'b') text = withPoint(text, style.letter, precision);
	const isNegative = value < 0 || Object.is(value, -0);
	const sign = isNegative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
	if (sign !== '' && flags.zero && !flags.minus && flags.width !== null && flags.width > text.length + 1) {
		return sign + text.padStart(flags.width - 1, '0');
	}
	return pad(flags, sign + text);
}

interface Style {
	readonly letter: string;
	/** -1 for as many digits as the value needs. */
	readonly precision: number;
}

const STYLES: ReadonlyMap<string, Style> = new Map([
	['v', { letter: 'g', precision: -1 }],
	...['b', 'g', 'G', 'x', 'X'].map((letter): [string, Style] => [letter, { letter, precision: -1 }]),
	...['e', 'E', 'f'].map((letter): [string, Style] => [letter, { letter, precision: DEFAULT_PRECISION }]),
	['F', { letter: 'f', precision: DEFAULT_PRECISION }],
]);

function floatText(magnitude: number, letter: string, precision: number): string {
	switch (letter) {
		case 'f':
			return precision < 0 ? plain(shortest(magnitude), -1) : fixedText(magnitude, precision);
		case 'e':
			return scientific(precision < 0 ? shortest(magnitude) : rounded(magnitude, precision + 1), precision);
		case 'g':
			return general(magnitude, precision);
		case 'b':
			return binaryText(magnitude);
		case 'x':
			return hexText(magnitude, precision);
		default:
			return floatText(magnitude, letter.toLowerCase(), precision).toUpperCase();
	}
}

/** Digits after the point, exact ties to even; `toFixed` takes ties up. */
function fixedText(magnitude: number, precision: number): string {
	if (precision <= 15 && magnitude < 1e6) {
		const scaled = magnitude * 10 ** precision;
		if (Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-3) return magnitude.toFixed(precision);
	}
	const exact = exactDigits(magnitude);
	return plain(exact.point + precision >= 0 ? rounded(magnitude, exact.point + precision) : NO_DIGITS, precision);
}

const NO_DIGITS: Digits = { digits: '', point: 0 };

function plain(number: Digits, precision: number): string {
	const text = number.digits === '' ? '0' : plainText(number.digits, number.point);
	if (precision <= 0) return text;
	const point = text.indexOf('.');
	if (point < 0) return `${text}.${'0'.repeat(precision)}`;
	return text + '0'.repeat(Math.max(0, precision - (text.length - point - 1)));
}

function scientific(number: Digits, precision: number): string {
	const digits = number.digits === '' ? '0' : number.digits;
	const exponent = number.digits === '' ? 0 : number.point - 1;
	const fraction = precision < 0 ? digits.slice(1) : digits.slice(1).padEnd(precision, '0');
	const magnitude = String(Math.abs(exponent)).padStart(2, '0');
	return `${digits.charAt(0)}${fraction === '' ? '' : `.${fraction}`}e${exponent < 0 ? '-' : '+'}${magnitude}`;
}

function general(magnitude: number, precision: number): string {
	const isShortest = precision < 0;
	const significant = precision === 0 ? 1 : precision;
	const number = isShortest ? shortest(magnitude) : rounded(magnitude, significant);
	const { length } = number.digits;
	let limit = isShortest ? DEFAULT_PRECISION : significant;
	if (!isShortest && limit > length && length >= number.point) limit = length;
	const exponent = number.point - 1;
	return exponent < -4 || exponent >= limit ? scientific(number, -1) : plain(number, -1);
}

/** The fewest digits that read back as the same double, which JavaScript prints too. */
function shortest(magnitude: number): Digits {
	if (magnitude === 0) return NO_DIGITS;
	const [mantissa, exponent] = magnitude.toExponential().split('e') as [string, string];
	return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

function rounded(magnitude: number, length: number): Digits {
	const exact = exactDigits(magnitude);
	return length >= exact.digits.length ? exact : roundDigits(exact, length);
}

const bits = new DataView(new ArrayBuffer(8));

/** `mantissa * 2 ** exponent`, of a double that is not negative. */
function partsOf(magnitude: number): { readonly mantissa: bigint; readonly exponent: number } {
	bits.setFloat64(0, magnitude);
	const raw = bits.getBigUint64(0);
	const biased = Number(raw >> 52n);
	const fraction = raw & ((1n << 52n) - 1n);
	return biased === 0
		? { mantissa: fraction, exponent: -1074 }
		: { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

function exactDigits(magnitude: number): Digits {
	if (magnitude === 0) return NO_DIGITS;
	const { mantissa, exponent } = partsOf(magnitude);
	return decimalDigits(mantissa, exponent);
}

function binaryText(magnitude: number): string {
	const { mantissa, exponent } = partsOf(magnitude);
	return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

const HEX_DIGITS = 13;

function hexText(magnitude: number, precision: number): string {
	let { mantissa, exponent } = partsOf(magnitude);
	exponent = mantissa === 0n ? 0 : exponent + 52;
	while (mantissa !== 0n && mantissa < 1n << 52n) {
		mantissa <<= 1n;
		exponent--;
	}
	if (precision >= 0 && precision < HEX_DIGITS) {
		const dropped = BigInt(4 * (HEX_DIGITS - precision));
		const rest = mantissa & ((1n << dropped) - 1n);
		const half = 1n << (dropped - 1n);
		mantissa >>= dropped;
		if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
		mantissa <<= dropped;
		if (mantissa >> 53n === 1n) {
			mantissa >>= 1n;
			exponent++;
		}
	}
	const fraction = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(HEX_DIGITS, '0');
	const shown = precision < 0 ? fraction.replace(/0+$/, '') : fraction.slice(0, precision).padEnd(precision, '0');
	const magnitudeText = String(Math.abs(exponent)).padStart(2, '0');
	return `0x${mantissa >> 52n}${shown === '' ? '' : `.${shown}`}p${exponent < 0 ? '-' : '+'}${magnitudeText}`;
}

/** The sharp flag keeps the point, and the zeros that a general style leaves out. */
function withPoint(text: string, letter: string, precision: number): string {
	const tailAt = text.search(letter === 'x' || letter === 'X' ? /p/i : /[ep]/i);
	let number = tailAt < 0 ? text : text.slice(0, tailAt);
	const tail = tailAt < 0 ? '' : text.slice(tailAt);
	const isGeneral = 'gGx'.includes(letter);
	let digits = isGeneral ? (precision === -1 ? DEFAULT_PRECISION : precision) : 0;
	digits -= number.replace(/[.]/g, '').replace(/^0+/, '').length;
	if (!number.includes('.')) {
		if (number === '0') digits--;
		number += '.';
	}
	return number + '0'.repeat(Math.max(0, digits)) + tail;
}
