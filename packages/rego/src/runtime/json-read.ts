import { property, setProperty } from './collection.ts';
import { type NumberValue, numberDecimal, numberFromText } from './number.ts';
import type { PlainObject, Value } from './value.ts';

/** Bounds on a JSON text. */
export interface JsonLimits {
	/** How deeply arrays and objects may be nested. */
	readonly maxDepth: number;
}

/** Deep enough for every document people write, and shallow enough for every recursive walk over values. */
export const MAX_VALUE_DEPTH = 1000;

const DEFAULT_LIMITS: JsonLimits = { maxDepth: MAX_VALUE_DEPTH };

/** A text that is not JSON. The message is the one Go's decoder gives. */
export class JsonError extends Error {
	override readonly name = 'JsonError';
	/** Position of the offending code unit. */
	readonly offset: number;

	constructor(message: string, offset: number) {
		super(message);
		this.offset = offset;
	}
}

/** The value of a JSON text, with exact numbers. Throws JsonError. */
export function parseJson(text: string, limits: JsonLimits = DEFAULT_LIMITS): Value {
	return parseFast(text, limits) ?? new JsonReader(text, limits).document();
}

/** Whether a text is exactly one JSON value. */
export function isValidJson(text: string, limits: JsonLimits = DEFAULT_LIMITS): boolean {
	try {
		new JsonReader(text, limits).soleValue();
		return true;
	} catch (error) {
		if (error instanceof JsonError) return false;
		throw error;
	}
}

/**
 * A number, standing where JSON has numbers, that a JavaScript number may not keep: an exponent, 16 digits and more,
 * `-0`, or a fraction of more than six digits or with a zero at its end. It may match inside a string; that only
 * costs time.
 */
const RISKY_NUMBER =
	/(?:^|[:,[\s])-?(?:\d{16,}|(?!\d{1,7}\.\d{0,5}[1-9](?=[\s,\]}]|$))\d+[.eE][\d.eE+-]*)(?=[\s,\]}]|$)|-0(?![.\d])/;

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** The JavaScript engine's own parser, where its result surely is the right one; otherwise undefined. */
// hot: bench rego
function parseFast(text: string, limits: JsonLimits): Value | undefined {
	if (RISKY_NUMBER.test(text) || SURROGATE_ESCAPE.test(text)) return undefined;
	let value: Value;
	try {
		value = JSON.parse(text) as Value;
	} catch (error) {
		// The other reader says what is wrong, in Go's words.
		if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
		throw error;
	}
	return text.length > limits.maxDepth && isDeeper(value, limits.maxDepth) ? undefined : value;
}

function isDeeper(value: Value, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth === 0) return true;
	if (Array.isArray(value)) {
		for (let i = 0; i < value.length; i++) if (isDeeper(value[i] as Value, depth - 1)) return true;
		return false;
	}
	const object = value as PlainObject;
	for (const key in object) if (isDeeper(property(object, key) as Value, depth - 1)) return true;
	return false;
}

const WHITE_SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const SIMPLE_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const HEX_DIGIT = /[0-9a-fA-F]/;
const LITERALS: ReadonlyMap<string, Value> = new Map([
	['true', true],
	['false', false],
	['null', null],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['\\', '\\'],
	['/', '/'],
	['"', '"'],
]);

class JsonReader {
	readonly #text: string;
	readonly #limits: JsonLimits;
	#at = 0;
	#depth = 0;

	constructor(text: string, limits: JsonLimits) {
		this.#text = text;
		this.#limits = limits;
	}

	/** The first value. OPA looks at one more token behind it, and lets a null there pass. */
	document(): Value {
		const value = this.#value();
		this.#skipSpace();
		if (this.#at === this.#text.length) return value;
		const start = this.#text[this.#at] as string;
		const at = this.#at;
		const next = start === '[' || start === '{' ? start : this.#value();
		if (next === null) return value;
		const shown =
			typeof next === 'boolean'
				? `%!s(bool=${next})`
				: typeof next === 'string'
					? next
					: this.#text.slice(at, this.#at);
		throw new JsonError(`error: invalid character '${shown}' after top-level value`, at);
	}

	/** The only value. */
	soleValue(): Value {
		const value = this.#value();
		this.#skipSpace();
		if (this.#at < this.#text.length) throw this.#unexpected('after top-level value');
		return value;
	}

	#value(): Value {
		this.#skipSpace();
		const first = this.#text[this.#at];
		switch (first) {
			case '{':
				return this.#object();
			case '[':
				return this.#array();
			case '"':
				return this.#string();
			case 't':
				return this.#literal('true');
			case 'f':
				return this.#literal('false');
			case 'n':
				return this.#literal('null');
			default:
				if (first !== undefined && (first === '-' || (first >= '0' && first <= '9'))) return this.#number();
				throw this.#unexpected('looking for beginning of value');
		}
	}

	#object(): Value {
		this.#enter();
		const object: Record<string, Value> = {};
		this.#skipSpace();
		if (this.#text[this.#at] === '}') return this.#leave(object);
		for (;;) {
			this.#skipSpace();
			if (this.#text[this.#at] !== '"') throw this.#unexpected('looking for beginning of object key string');
			const key = this.#string();
			this.#skipSpace();
			if (this.#text[this.#at] !== ':') throw this.#unexpected('after object key');
			this.#at++;
			setProperty(object, key, this.#value());
			this.#skipSpace();
			if (this.#text[this.#at] === '}') return this.#leave(object);
			if (this.#text[this.#at] !== ',') throw this.#unexpected('after object key:value pair');
			this.#at++;
		}
	}

	#array(): Value {
		this.#enter();
		const items: Value[] = [];
		this.#skipSpace();
		if (this.#text[this.#at] === ']') return this.#leave(items);
		for (;;) {
			items.push(this.#value());
			this.#skipSpace();
			if (this.#text[this.#at] === ']') return this.#leave(items);
			if (this.#text[this.#at] !== ',') throw this.#unexpected('after array element');
			this.#at++;
		}
	}

	#enter(): void {
		if (++this.#depth > this.#limits.maxDepth) throw this.#unexpected('exceeded max depth');
		this.#at++;
	}

	#leave(composite: Value): Value {
		this.#depth--;
		this.#at++;
		return composite;
	}

	#string(): string {
		this.#at++;
		let result = '';
		for (;;) {
			result += this.#match(SIMPLE_CHARACTERS);
			const stop = this.#text[this.#at];
			if (stop === '"') {
				this.#at++;
				return result;
			}
			if (stop !== '\\') throw this.#unexpected('in string literal');
			this.#at++;
			result += this.#escape();
		}
	}

	#escape(): string {
		const letter = this.#text[this.#at] ?? '';
		const simple = ESCAPES.get(letter);
		if (simple !== undefined) {
			this.#at++;
			return simple;
		}
		if (letter !== 'u') throw this.#unexpected('in string escape code');
		const unit = this.#hexUnit();
		if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
		if (unit <= 0xdbff && /\\u[dD][c-fC-F][0-9a-fA-F]{2}/y.test(this.#text.slice(this.#at, this.#at + 6))) {
			this.#at++;
			return String.fromCharCode(unit, this.#hexUnit());
		}
		return '\ufffd';
	}

	/** Reads `uXXXX`. */
	#hexUnit(): number {
		const start = ++this.#at;
		for (; this.#at < start + 4; this.#at++) {
			if (!HEX_DIGIT.test(this.#text[this.#at] ?? '')) {
				throw this.#unexpected('in \\u hexadecimal character escape');
			}
		}
		return Number.parseInt(this.#text.slice(start, this.#at), 16);
	}

	#literal(word: string): Value {
		for (let i = 1; i < word.length; i++) {
			this.#at++;
			if (this.#text[this.#at] !== word[i]) throw this.#unexpected(`in literal ${word} (expecting '${word[i]}')`);
		}
		this.#at++;
		return LITERALS.get(word) as Value;
	}

	#number(): NumberValue {
		const text = this.#match(NUMBER);
		const next = this.#text[this.#at] ?? '';
		// What matched may be a number that goes on in a form numbers cannot have: `1.`, `1e+`.
		if (text === '') this.#failAfter('-', 'in numeric literal');
		if (next === '.' && !/[.eE]/.test(text)) this.#failAfter('.', 'after decimal point in numeric literal');
		if ((next === 'e' || next === 'E') && !/[eE]/.test(text)) {
			const sign = this.#text[this.#at + 1] ?? '';
			this.#failAfter(sign === '+' || sign === '-' ? next + sign : next, 'in exponent of numeric literal');
		}
		const value = numberFromText(text);
		if (typeof value !== 'number') checkMagnitude(value, this.#at);
		return value;
	}

	#failAfter(skipped: string, context: string): never {
		this.#at += skipped.length;
		throw this.#unexpected(context);
	}

	#skipSpace(): void {
		this.#match(WHITE_SPACE);
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text)?.[0] ?? '';
		this.#at += match.length;
		return match;
	}

	#unexpected(context: string): JsonError {
		const character = this.#text.codePointAt(this.#at);
		if (character === undefined) {
			const message = /[^ \t\r\n]/.test(this.#text) ? 'unexpected EOF' : 'EOF';
			return new JsonError(message, this.#at);
		}
		return new JsonError(`invalid character ${quoteByte(character)} ${context}`, this.#at);
	}
}

const MAX_BINARY_EXPONENT = 100_000;

/** OPA refuses numbers written with an exponent that are out of all proportion. */
function checkMagnitude(value: NumberValue, at: number): void {
	const { coefficient, exponent } = numberDecimal(value);
	if (exponent === 0 || coefficient === 0n || Math.abs(exponent) < MAX_BINARY_EXPONENT / 8) return;
	const digits = coefficient.toString().length + exponent;
	if (Math.abs(digits) * Math.log2(10) > MAX_BINARY_EXPONENT) throw new JsonError('invalid number: number too big', at);
}

const NAMED_CONTROLS: ReadonlyMap<number, string> = new Map([
	[0x07, '\\a'],
	[0x08, '\\b'],
	[0x0c, '\\f'],
	[0x0a, '\\n'],
	[0x0d, '\\r'],
	[0x09, '\\t'],
	[0x0b, '\\v'],
	[0x27, "\\'"],
	[0x5c, '\\\\'],
]);

/** Go reads bytes and shows the first one of a character's UTF-8 encoding. */
function quoteByte(codePoint: number): string {
	const byte =
		codePoint < 0x80
			? codePoint
			: codePoint < 0x800
				? 0xc0 | (codePoint >> 6)
				: codePoint < 0x10000
					? 0xe0 | (codePoint >> 12)
					: 0xf0 | (codePoint >> 18);
	const named = NAMED_CONTROLS.get(byte);
	if (named !== undefined) return `'${named}'`;
	return byte < 0x20 || byte === 0x7f ? `'\\x${byte.toString(16).padStart(2, '0')}'` : `'${String.fromCharCode(byte)}'`;
}
