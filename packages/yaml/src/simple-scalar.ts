import { COLON, type Cursor, DASH, HASH, LF, SPACE } from './cursor.ts';
import { plainValue } from './tagged.ts';
import type { YamlScalar } from './value.ts';
import { startsPlain } from './words.ts';

const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DOT = 0x2e;

/**
 * Reads the scalar at `at` where it is simple: plain or quoted, on one line, with nothing after it, and the next line
 * has content that belongs to a collection around it. The cursor then stands at that content. Undefined, and the cursor
 * is where it was, for anything else: that takes a closer look. `parent` is the indentation of the collection that holds
 * the scalar.
 */
// hot: bench scan
export function simpleScalar(cursor: Cursor, at: number, parent: number): YamlScalar | undefined {
	const { text } = cursor;
	const c = text.charCodeAt(at);
	if (startsPlain(c)) {
		const end = plainEnd(text, at);
		if (end < 0 || !toNextLine(cursor, end, parent)) return undefined;
		return cursor.skimming ? null : plainValue(cursor, text.slice(at, end), at);
	}
	if (c !== DOUBLE_QUOTE && c !== QUOTE) return undefined;
	const end = quotedEnd(text, at + 1, c);
	if (end < 0 || !toNextLine(cursor, end + 1, parent)) return undefined;
	return cursor.skimming ? null : text.slice(at + 1, end);
}

/** Where a plain scalar ends that is all there is on its line; -1 where it is not. */
function plainEnd(text: string, start: number): number {
	for (let at = start; ; at++) {
		const c = text.charCodeAt(at);
		if (c > COLON) continue;
		if (c === LF) return text.charCodeAt(at - 1) === SPACE ? -1 : at;
		if (!goesOn(text, at, c)) return -1;
	}
}

/** Whether a plain scalar goes on with a character that is no letter. */
function goesOn(text: string, at: number, c: number): boolean {
	if (c === COLON) return text.charCodeAt(at + 1) > SPACE;
	if (c === HASH) return text.charCodeAt(at - 1) !== SPACE;
	return c >= SPACE;
}

/** Where the closing quote stands; -1 where there are escapes or line breaks before it. */
function quotedEnd(text: string, from: number, quote: number): number {
	let at = from;
	for (;;) {
		const c = text.charCodeAt(at);
		if (c === quote) break;
		if (c < SPACE || Number.isNaN(c) || (c === BACKSLASH && quote === DOUBLE_QUOTE)) return -1;
		at++;
	}
	return quote === QUOTE && text.charCodeAt(at + 1) === QUOTE ? -1 : at;
}

/**
 * Moves to the content of the next line, where the current line ends at `end` and the content is indented no more than
 * `parent`.
 */
function toNextLine(cursor: Cursor, end: number, parent: number): boolean {
	const { text } = cursor;
	if (text.charCodeAt(end) !== LF) return false;
	const lineStart = end + 1;
	let at = lineStart;
	let c = text.charCodeAt(at);
	while (c === SPACE) c = text.charCodeAt(++at);
	if (at - lineStart > parent || !isContent(c)) return false;
	// It may be the marker of another document.
	if (at === lineStart && (c === DASH || c === DOT) && text.charCodeAt(at + 1) === c) return false;
	cursor.pos = at;
	cursor.lineStart = lineStart;
	cursor.lastEnd = end;
	return true;
}

/** Neither the end of the line or text, nor a comment or a tab. */
function isContent(c: number): boolean {
	return c > SPACE && c !== HASH;
}
