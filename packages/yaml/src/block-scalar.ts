import { CR, type Cursor, DASH, HASH, isBlankOrEnd, LF, SPACE, TAB } from './cursor.ts';

interface Header {
	readonly folded: boolean;
	readonly chomping: 'clip' | 'strip' | 'keep';
	/** Columns given by an indentation indicator, 0 if there is none. */
	readonly indent: number;
}

/** block-scalar ::= ( "|" | ">" ) { "+" | "-" | digit } break { line } */
export function blockScalar(cursor: Cursor, parent: number): string {
	const header = readHeader(cursor);
	const { text } = cursor;
	const indent = header.indent > 0 ? Math.max(parent, 0) + header.indent : detectIndent(cursor, parent);
	const lines: string[] = [];
	let endsWithBreak = true;
	while (endsWithBreak && cursor.pos < text.length) {
		let at = cursor.pos;
		while (at - cursor.pos < indent && text.charCodeAt(at) === SPACE) at++;
		const c = text.charCodeAt(at);
		const blank = c === LF || c === CR || Number.isNaN(c);
		if (!blank && at - cursor.pos < indent) {
			if (c === TAB) checkTab(cursor, at);
			break;
		}
		cursor.pos = at;
		cursor.pos = cursor.lineEnd();
		if (!cursor.skimming) lines.push(text.slice(at, cursor.pos));
		if (!blank) cursor.lastEnd = cursor.pos;
		endsWithBreak = cursor.skipBreak();
	}
	return assemble(lines, header, endsWithBreak);
}

function checkTab(cursor: Cursor, at: number): void {
	cursor.pos = at;
	cursor.skipSpaces();
	const c = cursor.code();
	if (!(c === LF || c === CR || Number.isNaN(c) || c === HASH))
		cursor.fail('a tab cannot indent a line: use spaces', at);
	cursor.pos = cursor.lineStart;
}

function readHeader(cursor: Cursor): Header {
	const start = cursor.pos;
	const folded = cursor.code() === 0x3e;
	let chomping: Header['chomping'] = 'clip';
	let indent = 0;
	cursor.pos++;
	for (let i = 0; i < 2; i++) {
		const c = cursor.code();
		if (c === 0x2b) chomping = 'keep';
		else if (c === DASH) chomping = 'strip';
		else if (c >= 0x31 && c <= 0x39) indent = c - 0x30;
		else break;
		cursor.pos++;
	}
	cursor.skipSpaces();
	if (cursor.code() === HASH) {
		const end = cursor.lineEnd();
		cursor.marks?.comment(cursor.pos, end);
		cursor.pos = end;
	}
	if (!isBlankOrEnd(cursor.code())) {
		cursor.fail('after | or > only an indentation digit, + or -, and a comment may follow', start);
	}
	cursor.skipBreak();
	return { folded, chomping, indent };
}

/** The column of the first line that is not blank, or of a longer blank one before it. */
function detectIndent(cursor: Cursor, parent: number): number {
	const { text } = cursor;
	let at = cursor.pos;
	let longest = Math.max(parent + 1, 1);
	for (;;) {
		let column = 0;
		while (text.charCodeAt(at + column) === SPACE) column++;
		longest = Math.max(longest, column);
		at += column;
		const c = text.charCodeAt(at);
		if (c === LF) at++;
		else if (c === CR) at += text.charCodeAt(at + 1) === LF ? 2 : 1;
		else return longest;
	}
}

function assemble(lines: readonly string[], { folded, chomping }: Header, endsWithBreak: boolean): string {
	let length = lines.length;
	while (length > 0 && lines[length - 1] === '') length--;
	const blanks = lines.length - length;
	if (length === 0) return chomping === 'keep' ? '\n'.repeat(blanks) : '';
	const body = lines.slice(0, length);
	const content = folded ? fold(body) : body.join('\n');
	// A last line that the end of the text ends has no break to keep.
	const last = endsWithBreak || blanks > 0 ? '\n' : '';
	switch (chomping) {
		case 'strip':
			return content;
		case 'clip':
			return content + last;
		case 'keep':
			return content + last + '\n'.repeat(blanks);
	}
}

/** Breaks between lines become spaces, except around lines that start with a space or tab. */
function fold(lines: readonly string[]): string {
	let result = '';
	let blanks = 0;
	let previous: string | null = null;
	for (const line of lines) {
		if (line === '') {
			blanks++;
			continue;
		}
		const spaced = isSpaced(line) || (previous !== null && isSpaced(previous));
		if (previous === null) result += '\n'.repeat(blanks);
		else if (spaced) result += '\n'.repeat(blanks + 1);
		else result += blanks === 0 ? ' ' : '\n'.repeat(blanks);
		result += line;
		previous = line;
		blanks = 0;
	}
	return result;
}

function isSpaced(line: string): boolean {
	const c = line.charCodeAt(0);
	return c === SPACE || c === TAB;
}
