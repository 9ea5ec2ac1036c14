import { quoteGo } from './go-quote.ts';

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Whether Go's `strconv.IsPrint` holds for a character. */
export function isPrintable(character: string): boolean {
	return PRINTABLE.test(character);
}

/** A string as a Go string literal of ASCII characters only. */
export function quoteGoAscii(text: string): string {
	return Array.from(quoteGo(text), escapeBeyondAscii).join('');
}

function escapeBeyondAscii(character: string): string {
	const code = character.codePointAt(0) as number;
	if (code < 0x80) return character;
	return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
	return code.toString(16).padStart(width, '0');
}

/** A code point as a Go character literal. */
export function quoteGoRune(code: number, asciiOnly: boolean): string {
	const character = String.fromCodePoint(code);
	if (character === "'") return `'\\''`;
	if (character === '"') return `'"'`;
	const quoted = asciiOnly ? quoteGoAscii(character) : quoteGo(character);
	return `'${quoted.slice(1, -1)}'`;
}

/** Whether a string can be written between backquotes, as it is, on one line. */
export function canBackquote(text: string): boolean {
	return !/[^\t\x20-\x5f\x61-\x7e\u0080-\ufefe\uff00-\uffff]/.test(text);
}
