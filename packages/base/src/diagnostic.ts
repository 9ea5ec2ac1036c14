import { type Span, spanPosition } from './source.ts';

/** What is wrong with a user's document: a stable code, where, why, and how to go on. */
export interface Diagnostic {
	readonly code: string;
	readonly message: string;
	readonly span: Span;
	/** What the user may do about it, for instance "did you mean `count`?"; null when nothing useful can be said. */
	readonly hint: string | null;
	/** Lines of facts below the message, as OPA prints them for type errors; left out when there are none. */
	readonly details?: readonly string[];
}

export function diagnostic(code: string, message: string, at: Span, hint: string | null = null): Diagnostic {
	return { code, message, span: at, hint };
}

/** A diagnostic with facts below its message. */
export function diagnosticWithDetails(code: string, message: string, at: Span, details: readonly string[]): Diagnostic {
	return details.length === 0 ? diagnostic(code, message, at) : { ...diagnostic(code, message, at), details };
}

/**
 * A diagnostic as terminal text: `file:line:column: code: message`, the source line with a marker under the span,
 * the details and the hint.
 */
export function formatDiagnostic(d: Diagnostic): string {
	const { line, column } = spanPosition(d.span);
	const { text, start } = excerpt(d.span.source.line(line), column - 1);
	const at = column - 1 - start;
	const width = Math.max(1, Math.min(d.span.end - d.span.start, text.length - at));
	const indent = text.slice(0, at).replace(/[^\t]/g, ' ');
	let out = `${d.span.source.name}:${line}:${column}: ${d.code}: ${d.message}`;
	if (text.trim() !== '') out += `\n\t${text}\n\t${indent}${'^'.repeat(width)}`;
	for (const detail of d.details ?? []) out += `\n\t${detail}`;
	if (d.hint !== null) out += `\n\thint: ${d.hint}`;
	return out;
}

/** How much of a line is shown, and how much of that lies before the mistake. */
const MAX_SHOWN = 400;
const SHOWN_BEFORE = 100;

/** The part of a line around an offset in it, all of a line that is not long. */
function excerpt(line: string, offset: number): { readonly text: string; readonly start: number } {
	if (line.length <= MAX_SHOWN) return { text: line, start: 0 };
	const start = Math.max(0, Math.min(offset - SHOWN_BEFORE, line.length - MAX_SHOWN));
	return { text: line.slice(start, start + MAX_SHOWN), start };
}

/** Orders diagnostics by file, then position, then code and message, so that output never depends on traversal order. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
	return (
		compareText(a.span.source.name, b.span.source.name) ||
		a.span.start - b.span.start ||
		compareText(a.code, b.code) ||
		compareText(a.message, b.message)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
