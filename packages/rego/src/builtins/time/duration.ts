import { parseDecimal } from '../../runtime/decimal.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { type NumberValue, numberFromBigInt } from '../../runtime/number.ts';
import { quoteTime } from './go-time-quote.ts';

/** The nanoseconds of a duration: Go's syntax, and days, weeks and years. */
export function parseDuration(text: string): NumberValue {
	if (text !== '' && !/[dwy]/.test(text)) return numberFromBigInt(parseGoDuration(text, quoteTime(text)));
	if (!EXTENDED.test(text)) throw new BuiltinError(`time: invalid duration ${quoteGo(text)}`);
	return numberFromBigInt(
		parseGoDuration(
			text.replace(SEGMENT, (segment) => inHours(segment, text)),
			quoteGo(text),
		),
	);
}

const EXTENDED = /^[-+]?(?:[0-9.]+(?:ms|us|µs|ns|[a-z]))+$/;
const SEGMENT = /[0-9.]+(?:ms|us|µs|ns|[a-z])/g;
const HOURS: ReadonlyMap<string, number> = new Map([
	['d', 24],
	['w', 7 * 24],
	['y', 365 * 24],
]);

/** A segment of days, weeks or years as hours; any other as it is. */
function inHours(segment: string, text: string): string {
	const coefficient = HOURS.get(segment.slice(-1));
	if (coefficient === undefined) return segment;
	const digits = segment.slice(0, -1);
	if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(digits)) {
		throw new BuiltinError(`time: invalid duration ${quoteGo(text)}`);
	}
	return `${withoutExponent(Number(digits) * coefficient)}h`;
}

function withoutExponent(n: number): string {
	const text = String(n);
	if (!text.includes('e')) return text;
	const { coefficient, exponent } = parseDecimal(text);
	const digits = coefficient.toString();
	return exponent >= 0 ? digits + '0'.repeat(exponent) : `0.${digits.padStart(-exponent, '0')}`;
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
	['ns', 1n],
	['us', 1_000n],
	['µs', 1_000n],
	['μs', 1_000n],
	['ms', 1_000_000n],
	['s', 1_000_000_000n],
	['m', 60_000_000_000n],
	['h', 3_600_000_000_000n],
]);
const LIMIT = 2n ** 63n;

/** duration ::= [ "-" | "+" ] ( "0" | { number unit } ) */
function parseGoDuration(text: string, shown: string): bigint {
	const fail = (problem: string) => new BuiltinError(`time: ${problem} ${shown}`);
	const isNegative = text.startsWith('-');
	let rest = /^[-+]/.test(text) ? text.slice(1) : text;
	if (rest === '0') return 0n;
	if (rest === '') throw fail('invalid duration');
	let total = 0n;
	while (rest !== '') {
		const [number, whole, fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) as RegExpExecArray;
		const value = BigInt(whole as string);
		if ((whole === '' && fraction === '') || value > LIMIT) throw fail('invalid duration');
		const unitText = (/^[^.0-9]*/.exec(rest.slice(number.length)) as RegExpExecArray)[0];
		if (unitText === '') throw fail('missing unit in duration');
		const unit = UNITS.get(unitText);
		if (unit === undefined) throw fail(`unknown unit ${quoteTime(unitText)} in duration`);
		const nanos = value * unit + fractionNanos(fraction, unit);
		total += nanos;
		if (nanos > LIMIT || total > LIMIT) throw fail('invalid duration');
		rest = rest.slice(number.length + unitText.length);
	}
	if (!isNegative && total === LIMIT) throw fail('invalid duration');
	return isNegative ? -total : total;
}

/** Go computes with doubles here, and cuts the result off. */
function fractionNanos(digits: string, unit: bigint): bigint {
	const used = digits.slice(0, 18);
	return used === '' ? 0n : BigInt(Math.trunc(Number(used) * (Number(unit) / 10 ** used.length)));
}
