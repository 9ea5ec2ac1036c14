import type { SourceFile, Span } from '@merlon/base';

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
	const end = start < text.length ? 1 : 0;
	const trailing = trailingSurrogates(source);
	const col = start - lineStart + end - (countBelow(trailing, start) - countBelow(trailing, lineStart));
	return { file: source.name, row: line, col };
}

/** Where second halves of surrogate pairs are, which are no characters of their own, in the sources asked about. */
const surrogates = new WeakMap<SourceFile, readonly number[]>();

function trailingSurrogates(source: SourceFile): readonly number[] {
	let offsets = surrogates.get(source);
	if (offsets === undefined) {
		offsets = Array.from(source.text.matchAll(/[\udc00-\udfff]/g), ({ index }) => index);
		surrogates.set(source, offsets);
	}
	return offsets;
}

/** How many of the sorted numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
