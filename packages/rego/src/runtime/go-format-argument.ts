import { encodeUtf8 } from './bytes.ts';
import { type Flags, pad } from './go-format-flags.ts';
import { formatFloat } from './go-format-float.ts';
import { formatBigInteger, formatInteger } from './go-format-integer.ts';
import { quoteGo } from './go-quote.ts';
import { canBackquote, quoteGoAscii } from './go-quote-rune.ts';
import { isNumber, type NumberValue, numberText } from './number.ts';
import type { Value } from './value.ts';
import { valueText } from './value-text.ts';

/**
 * A value as one of the Go types that Rego hands to a format: integers are int64 where they fit and big.Int where not,
 * numbers written with a point or an exponent are float64, and everything that is no number is a string.
 */
type Argument =
	| { readonly type: 'int64'; readonly value: bigint | number }
	| { readonly type: '*big.Int'; readonly value: bigint }
	| { readonly type: 'float64'; readonly value: number }
	| { readonly type: 'string'; readonly value: string }
	| GoText;

/** What a template formats with a Go type that no Rego value has: its text, and the verbs that show it. */
export class GoText {
	readonly type: 'bool' | 'json.Number' | '[]interface {}' | 'map[string]interface {}';
	readonly value: string;

	constructor(type: GoText['type'], value: string) {
		this.type = type;
		this.value = value;
	}
}

/** What can be formatted. */
export type Formattable = Value | GoText;

const MAX_INT64 = 2n ** 63n - 1n;

function argumentOf(value: Formattable): Argument {
	if (value instanceof GoText) return value;
	if (typeof value === 'string') return { type: 'string', value };
	return isNumber(value) ? numberArgument(value) : { type: 'string', value: valueText(value) };
}

function numberArgument(n: NumberValue): Argument {
	if (typeof n === 'number') return { type: Number.isInteger(n) ? 'int64' : 'float64', value: n };
	const text = numberText(n);
	if (/[.eE]/.test(text)) {
		const value = Number(text);
		return Number.isFinite(value) ? { type: 'float64', value } : { type: 'string', value: text };
	}
	const value = BigInt(text);
	return { type: value <= MAX_INT64 && value >= -MAX_INT64 - 1n ? 'int64' : '*big.Int', value };
}

/** The Go type that a value is formatted as. */
export function goTypeName(value: Formattable): Argument['type'] {
	return argumentOf(value).type;
}

/** A value as one verb shows it, or the mark of a verb that its type has not. */
// hot: bench rego
export function formatArgument(flags: Flags, verb: string, value: Formattable): string {
	if (flags.isPlain) {
		if (typeof value === 'string' && (verb === 's' || verb === 'v')) return value;
		if (typeof value === 'number' && Number.isInteger(value) && (verb === 'd' || verb === 'v')) return String(value);
	}
	const argument = argumentOf(value);
	if (verb === 'T') return formatText(flags, 's', argument.type) as string;
	if (argument.type === '*big.Int') return formatBigInteger(flags, verb, argument.value);
	if (verb !== 'v' && verb !== 'w') return formatTyped(flags, verb, argument) ?? badVerb(flags, verb, argument);
	// With these verbs the sharp flag asks for Go's syntax, which differs for strings only; plus has no meaning.
	const adapted = { ...flags, sharp: false, plus: false };
	const shown = flags.sharp && argument.type === 'string' ? 'q' : 'v';
	return verb === 'v' ? (formatTyped(adapted, shown, argument) ?? '') : badVerb(adapted, verb, argument, shown);
}

function formatTyped(flags: Flags, verb: string, argument: Argument): string | null {
	switch (argument.type) {
		case 'int64':
			return formatInteger(flags, verb, argument.value);
		case '*big.Int':
			return formatBigInteger(flags, verb, argument.value);
		case 'float64':
			return formatFloat(flags, verb, argument.value);
		case 'bool':
			return verb === 't' || verb === 'v' ? formatText(flags, 'v', argument.value) : null;
		default:
			return formatText(flags, verb, argument.value);
	}
}

function badVerb(flags: Flags, verb: string, argument: Argument, shown = 'v'): string {
	return `%!${verb}(${argument.type}=${formatTyped(flags, shown, argument) ?? ''})`;
}

function formatText(flags: Flags, verb: string, text: string): string | null {
	switch (verb) {
		case 's':
		case 'v':
			return pad(flags, truncate(text, flags.precision));
		case 'q':
			return pad(flags, quoted(flags, truncate(text, flags.precision)));
		case 'x':
			return formatBytes(flags, text, '0x');
		case 'X':
			return formatBytes(flags, text, '0X');
		default:
			return null;
	}
}

function quoted(flags: Flags, text: string): string {
	if (flags.sharp && canBackquote(text)) return `\`${text}\``;
	return flags.plus ? quoteGoAscii(text) : quoteGo(text);
}

/** The first code points of a text, as many as the precision says. */
function truncate(text: string, precision: number | null): string {
	return precision === null || text.length <= precision ? text : Array.from(text).slice(0, precision).join('');
}

function formatBytes(flags: Flags, text: string, prefix: string): string {
	const bytes = encodeUtf8(text).subarray(0, flags.precision ?? undefined);
	if (bytes.length === 0) return pad(flags, '');
	const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
	const start = flags.sharp ? prefix : '';
	const joined = flags.space ? digits.join(` ${start}`) : digits.join('');
	return pad(flags, start + (prefix === '0X' ? joined.toUpperCase() : joined));
}
