/** Part of a line, in UTF-16 units from 0; the end is exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** What stands for a secret; it does not tell how long that is. */
const MASK = '****';

/** Spans in order, without overlaps. */
export function disjoint(spans: readonly Span[]): readonly Span[] {
	const result: Span[] = [];
	for (const span of spans.toSorted((a, b) => a.start - b.start)) {
		const last = result.at(-1);
		if (last === undefined || span.start >= last.end) result.push(span);
		else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
	}
	return result;
}

/** The line with each span replaced by asterisks. */
export function maskedLine(line: string, spans: readonly Span[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of spans) {
		result += line.slice(at, start) + MASK;
		at = Math.min(end, line.length);
	}
	return result + line.slice(at);
}

/** Where a column of the line, from 1, is in the masked line: for one inside a mask, its start or its end. */
export function maskedColumn(column: number, spans: readonly Span[], isEnd: boolean): number {
	let shift = 0;
	for (const { start, end } of spans) {
		if (column - 1 <= start) break;
		if (column - 1 < end) return start + shift + 1 + (isEnd ? MASK.length : 0);
		shift += MASK.length - (end - start);
	}
	return column + shift;
}
