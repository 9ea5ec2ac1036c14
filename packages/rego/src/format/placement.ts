import type { Span } from '@merlon/base';
import type { Expr, Term } from '../syntax/ast.ts';

/** No line: what a closing bracket that is not found counts as. */
export const NO_ROW = -1;

interface Place {
	readonly span: Span;
}

/** On which lines nodes are written: the layout keeps together what stood on one line. */
export class Placement {
	/** Set in the body of `else` without braces: all its nodes are placed at the `else`, as OPA places them. */
	isLost = false;
	/** Nodes that count as written on another line than theirs. */
	readonly #moved = new Map<Place, number>();

	move(node: Place, row: number): void {
		this.#moved.set(node, row);
	}

	/** The line a node begins on. */
	row(node: Term | Expr | Place): number {
		if (this.#moved.size > 0) {
			const moved = this.#moved.get(node);
			if (moved !== undefined) return moved;
		}
		return rowAt(node.span, node.span.start);
	}

	/** The line on which a node's text ends. */
	endRow(node: Place): number {
		return rowAt(node.span, node.span.end);
	}
}

/** The line of an offset. */
export function rowAt(span: Span, offset: number): number {
	return span.source.position(offset).line;
}

const NEWLINE = 0x0a;

/** Whether an opening parenthesis stands before a term, that at `except` not counted. */
export function isParenthesized(span: Span, except: number): boolean {
	const { text } = span.source;
	let at = span.start - 1;
	while (at >= 0 && /\s/.test(text[at] as string)) at--;
	return text[at] === '(' && at !== except;
}

/** A term's span with the parentheses that open before it, but behind an offset. */
export function withOpeningParentheses(span: Span, behind: number): Span {
	const { text } = span.source;
	let { start } = span;
	for (let at = start - 1; at > behind && /[\s(]/.test(text[at] as string); at--) {
		if (text[at] === '(') start = at;
	}
	return { source: span.source, start, end: span.end };
}

/** A term's span with the parentheses that its first operand stands in: `(a + b) * c` begins with `a` otherwise. */
export function writtenSpan(span: Span): Span {
	const { text } = span.source;
	let open = 0;
	let missing = 0;
	for (const [token] of text.slice(span.start, span.end).matchAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|#[^\n]*|[()]/g)) {
		if (token === '(') open++;
		else if (token === ')' && --open < 0) {
			missing++;
			open = 0;
		}
	}
	let { start } = span;
	for (; missing > 0 && start > 0; missing--) start = text.lastIndexOf('(', start - 1);
	return { source: span.source, start: Math.max(start, 0), end: span.end };
}

/**
 * The line on which the first bracket of a text is closed, or NO_ROW. Brackets are counted as characters, wherever
 * they stand; line breaks before the bracket opens are not counted.
 */
export function closingRow(
	span: Span,
	row: number,
	open: string,
	close: string,
	skip: '(' | '[' | null = null,
): number {
	const text = span.source.text;
	let at = span.start;
	let passed = 0;
	if (skip !== null) {
		const skipped = passBrackets(text, at, span.end, skip, skip === '(' ? ')' : ']');
		at = Math.min(skipped.at, span.end);
		passed = skipped.lines;
	}
	const closed = passBrackets(text, at, span.end, open, close);
	return closed.found ? row + passed + closed.lines : NO_ROW;
}

function passBrackets(
	text: string,
	from: number,
	end: number,
	open: string,
	close: string,
): { readonly at: number; readonly lines: number; readonly found: boolean } {
	const opener = open.charCodeAt(0);
	const closer = close.charCodeAt(0);
	let at = text.indexOf(open, from);
	if (at < 0 || at >= end) return { at: end, lines: 0, found: false };
	let lines = 0;
	for (let depth = 1; depth > 0; ) {
		at++;
		if (at >= end) return { at, lines, found: false };
		const unit = text.charCodeAt(at);
		if (unit === opener) depth++;
		else if (unit === closer) depth--;
		else if (unit === NEWLINE) lines++;
	}
	return { at, lines, found: true };
}
