import { type Cursor, SPACE, TAB } from './cursor.ts';

const QUOTE = 0x27;
const BACKSLASH = 0x5c;

/** single-quoted ::= "'" { character | "''" } "'" */
export function singleQuoted(cursor: Cursor): string {
	const { text } = cursor;
	const start = cursor.pos++;
	let result = '';
	for (;;) {
		const from = cursor.pos;
		const end = text.indexOf("'", from);
		if (end < 0) cursor.fail("a single-quoted string has no closing quote: expected '", start);
		result += foldedChunk(cursor, from, end, start);
		if (text.charCodeAt(end + 1) !== QUOTE) {
			cursor.pos = end + 1;
			cursor.lastEnd = cursor.pos;
			return result;
		}
		result += "'";
		cursor.pos = end + 2;
	}
}

/** double-quoted ::= '"' { character | escape } '"' */
// hot: bench scan
export function doubleQuoted(cursor: Cursor): string {
	const { text } = cursor;
	const start = cursor.pos++;
	let result = '';
	let from = cursor.pos;
	for (;;) {
		const c = text.charCodeAt(cursor.pos);
		if (c === 0x22) {
			result += foldedChunk(cursor, from, cursor.pos, start);
			cursor.lastEnd = ++cursor.pos;
			return result;
		}
		if (c === BACKSLASH) {
			const at = cursor.pos;
			result += foldedChunk(cursor, from, at, start);
			cursor.pos = at;
			result += escapeSequence(cursor);
			from = cursor.pos;
		} else if (Number.isNaN(c)) {
			// Documents after this one are looked for from here on.
			cursor.pos = start;
			cursor.fail('a double-quoted string has no closing quote: expected "', start);
		} else cursor.pos++;
	}
}

/** The text between two offsets, with its line breaks folded; most have none. */
function foldedChunk(cursor: Cursor, from: number, to: number, start: number): string {
	const chunk = cursor.text.slice(from, to);
	if (!/[\r\n]/.test(chunk)) return chunk;
	cursor.pos = from;
	let result = '';
	for (;;) {
		const end = Math.min(cursor.lineEnd(), to);
		const line = cursor.text.slice(cursor.pos, end);
		cursor.pos = end;
		if (end === to) return result + line;
		result += trimEnd(line);
		let breaks = 0;
		while (cursor.pos < to && cursor.skipBreak()) {
			breaks++;
			if (cursor.isMarker(cursor.pos))
				cursor.fail('a quoted string has no closing quote before the end of its document', start);
			cursor.skipSpaces();
			if (cursor.pos > to) cursor.pos = to;
		}
		result += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
	}
}

function trimEnd(line: string): string {
	let end = line.length;
	while (end > 0 && (line.charCodeAt(end - 1) === SPACE || line.charCodeAt(end - 1) === TAB)) end--;
	return line.slice(0, end);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
	['0', '\0'],
	['a', '\x07'],
	['b', '\b'],
	['t', '\t'],
	['\t', '\t'],
	['n', '\n'],
	['v', '\v'],
	['f', '\f'],
	['r', '\r'],
	['e', '\x1b'],
	[' ', ' '],
	['"', '"'],
	["'", "'"],
	['/', '/'],
	['\\', '\\'],
	['N', '\x85'],
	['_', '\xa0'],
	['L', '\u2028'],
	['P', '\u2029'],
]);

const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
	['x', 2],
	['u', 4],
	['U', 8],
]);

/** What an escape stands for; one before a line break takes the break and the spaces after it away. */
function escapeSequence(cursor: Cursor): string {
	const { text } = cursor;
	const at = cursor.pos;
	const c = text[at + 1] ?? '';
	const simple = ESCAPES.get(c);
	if (simple !== undefined) {
		cursor.pos = at + 2;
		return simple;
	}
	const length = HEX_LENGTH.get(c);
	if (length !== undefined) {
		const digits = text.slice(at + 2, at + 2 + length);
		const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1;
		if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
			cursor.fail(`\\${c} needs ${length} hexadecimal digits of a Unicode character`, at);
		}
		cursor.pos = at + 2 + length;
		return String.fromCodePoint(code);
	}
	cursor.pos = at + 1;
	if (!cursor.skipBreak()) cursor.fail(`\\${c} is no escape of a double-quoted string`, at);
	cursor.skipSpaces();
	let breaks = '';
	while (cursor.skipBreak()) {
		breaks += '\n';
		cursor.skipSpaces();
	}
	return breaks;
}
