/** A plain scalar as go-yaml resolves it, with the short tag that its messages name. */
export interface ResolvedScalar {
	readonly tag: '!!null' | '!!bool' | '!!int' | '!!float' | '!!timestamp' | '!!str';
	readonly value: null | boolean | number | bigint | string;
}

const WORDS: ReadonlyMap<string, ResolvedScalar> = new Map<string, ResolvedScalar>([
	...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { tag: '!!null', value: null }] as const),
	...['true', 'True', 'TRUE'].map((word) => [word, { tag: '!!bool', value: true }] as const),
	...['false', 'False', 'FALSE'].map((word) => [word, { tag: '!!bool', value: false }] as const),
]);
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DATE =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[ \t]*(Z|[-+]\d{1,2}(?::?\d{2})?))?)?$/;
const MAX_INTEGER_DIGITS = 64;

/** What a scalar without quotes means: YAML 1.2 with the octal numbers and dates of YAML 1.1. */
export function resolvePlainScalar(text: string): ResolvedScalar {
	const word = WORDS.get(text);
	if (word !== undefined) return word;
	if (INTEGER.test(text) && text.length <= MAX_INTEGER_DIGITS) return { tag: '!!int', value: integerOf(text) };
	const plain = text.replaceAll('_', '');
	if (FLOAT.test(plain) && /^[-+.0-9]/.test(text)) return { tag: '!!float', value: Number(plain) };
	const date = DATE.exec(text);
	if (date !== null) {
		const value = timestampOf(date);
		if (value !== null) return { tag: '!!timestamp', value };
	}
	return { tag: '!!str', value: text };
}

function integerOf(text: string): number | bigint {
	const negative = text.startsWith('-');
	const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
	const prefixed = /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;
	const magnitude = BigInt(prefixed);
	const value = negative ? -magnitude : magnitude;
	const small = Number(value);
	return Number.isSafeInteger(small) ? small : value;
}

/** The date as RFC 3339 text, which is how it is printed as JSON. */
function timestampOf(date: RegExpExecArray): string | null {
	const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = date;
	const two = (part: string): string => part.padStart(2, '0');
	const at = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute.padStart(2, '0')}:${two(second)}Z`);
	if (Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day)) return null;
	const nanoseconds = fraction.slice(0, 9).replace(/0+$/, '');
	const offset = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(zone);
	const [, sign = '', hours = '', minutes = '00'] = offset ?? [];
	const suffix = offset === null || (Number(hours) === 0 && minutes === '00') ? 'Z' : `${sign}${two(hours)}:${minutes}`;
	return `${at.toISOString().slice(0, 19)}${nanoseconds === '' ? '' : `.${nanoseconds}`}${suffix}`;
}
