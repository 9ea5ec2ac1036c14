const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const PERCENT = 0x25;
const BYTE_ORDER_MARK = 0xfeff;

/** Where the content of a document starts, after its marker, directives, comments and indentation. */
export function contentStart(text: string, start: number, end: number): number {
	let at = text.charCodeAt(start) === BYTE_ORDER_MARK ? start + 1 : start;
	while (at < end) {
		if (text.startsWith('---', at) && /\s/.test(text[at + 3] ?? '\n')) at += 3;
		while (isBlank(text.charCodeAt(at))) at++;
		const c = text.charCodeAt(at);
		if (c === HASH || c === PERCENT) at = lineEnd(text, at, end);
		const after = skipBreak(text, at);
		if (after === at) return Math.min(at, end);
		at = after;
	}
	return start;
}

function isBlank(c: number): boolean {
	return c === SPACE || c === TAB;
}

/** The end of the line, before its break, or the end of what is looked at. */
export function lineEnd(text: string, from: number, to: number): number {
	for (let at = from; at < to; at++) {
		const c = text.charCodeAt(at);
		if (c === LF || c === CR) return at;
	}
	return to;
}

function skipBreak(text: string, at: number): number {
	if (text.startsWith('\r\n', at)) return at + 2;
	return text[at] === '\n' || text[at] === '\r' ? at + 1 : at;
}
