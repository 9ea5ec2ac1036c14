import { COLON, CR, type Cursor, HASH, isBlankOrEnd, LF, SPACE, TAB } from './cursor.ts';

/**
 * Reads a plain scalar to the end of its line, or to `: `. In a flow collection its punctuation ends the scalar too.
 * `cursor.lastEnd` is the end of the scalar; the cursor stands there.
 */
// hot: bench scan
export function plainLine(cursor: Cursor, inFlow: boolean): string {
	const { text } = cursor;
	const start = cursor.pos;
	let at = start;
	let end = start;
	for (;;) {
		const c = text.charCodeAt(at);
		if (c > COLON) {
			// Most characters are letters.
			if (inFlow && isFlowPunctuation(c)) break;
			end = ++at;
			continue;
		}
		if (c === SPACE || c === TAB) {
			at++;
			continue;
		}
		if (c === LF || c === CR || Number.isNaN(c)) break;
		if (endsPlain(text, at, start, c, inFlow)) break;
		end = ++at;
	}
	cursor.pos = end;
	cursor.lastEnd = end;
	return text.slice(start, end);
}

/** Whether a colon, a comment or a comma ends the scalar here. */
function endsPlain(text: string, at: number, start: number, c: number, inFlow: boolean): boolean {
	if (c === COLON) {
		const next = text.charCodeAt(at + 1);
		return isBlankOrEnd(next) || (inFlow && (isFlowPunctuation(next) || next === COMMA));
	}
	if (c !== HASH) return inFlow && c === COMMA;
	const before = text.charCodeAt(at - 1);
	return at > start && (before === SPACE || before === TAB);
}

const COMMA = 0x2c;

function isFlowPunctuation(c: number): boolean {
	return c === 0x5b || c === 0x5d || c === 0x7b || c === 0x7d;
}

/**
 * Goes on with a plain scalar whose first line was read: lines that are indented more than `parent` belong to it. One
 * line break is a space, more are one fewer breaks.
 */
export function plainRest(cursor: Cursor, first: string, parent: number, inFlow: boolean): string {
	let result = first;
	for (;;) {
		const breaks = toContinuation(cursor, parent, inFlow);
		if (breaks === 0) return result;
		const line = plainLine(cursor, inFlow);
		if (line === '') return result;
		if (!inFlow && cursor.code() === COLON) {
			cursor.fail('a mapping cannot start inside a scalar of several lines: indent or quote it');
		}
		result += `${breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)}${line}`;
	}
}

/** Moves to the next line that goes on with a plain scalar; the number of breaks on the way, 0 if there is none. */
function toContinuation(cursor: Cursor, parent: number, inFlow: boolean): number {
	const { text, pos, lineStart } = cursor;
	cursor.skipSpaces();
	let breaks = 0;
	while (cursor.skipBreak()) {
		breaks++;
		while (cursor.code() === SPACE) cursor.pos++;
		if (cursor.code() === TAB && !inFlow && cursor.column() <= parent) {
			cursor.fail('a tab cannot indent a line: use spaces');
		}
		cursor.skipSpaces();
	}
	const c = text.charCodeAt(cursor.pos);
	const goesOn =
		breaks > 0 &&
		!Number.isNaN(c) &&
		c !== HASH &&
		(inFlow || cursor.column() > parent) &&
		!(cursor.column() === 0 && cursor.isMarker(cursor.pos));
	if (goesOn) return breaks;
	cursor.pos = pos;
	cursor.lineStart = lineStart;
	return 0;
}
