import type { Span } from '@merlon/base';

export interface OpaLocation {
	readonly file: string;
	readonly row: number;
	readonly col: number;
}

/**
 * Where a span begins, as OPA counts: columns are characters from 1. A line break is at column 0 of the line that it
 * begins, and the end of the source at the last character, because OPA's scanner moves the line before it looks.
 */
export function opaLocation(at: Span): OpaLocation {
	const { source, start } = at;
	const { text } = source;
	const isNewline = text.charCodeAt(start) === 10;
	const { line } = source.position(start);
	if (isNewline) return { file: source.name, row: line + 1, col: 0 };
	const lineStart = source.lineStarts[line - 1] ?? 0;
	let col = start < text.length ? 1 : 0;
	for (let i = lineStart; i < start; i++) {
		const code = text.charCodeAt(i);
		// The second half of a surrogate pair is no character of its own.
		if (code < 0xdc00 || code > 0xdfff) col++;
	}
	return { file: source.name, row: line, col };
}
