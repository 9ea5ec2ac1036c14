export interface CoveredPosition {
	readonly row: number;
	readonly col: number;
}

/** A range of a file, its end excluded. Rows and columns count from 1. */
export interface CoveredRange {
	readonly start: CoveredPosition;
	readonly end: CoveredPosition;
	/** Why it was not reached, where that is known. */
	readonly kinds?: readonly string[];
}

/** Orders ranges by where they begin, then by where they end. */
export function compareRanges(a: CoveredRange, b: CoveredRange): number {
	return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

export function containsRange(outer: CoveredRange, inner: CoveredRange): boolean {
	return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** The same text for the same range. */
export function rangeKey({ start, end }: CoveredRange): string {
	return `${start.row}:${start.col}-${end.row}:${end.col}`;
}

/** How many rows ranges touch. */
export function countRows(ranges: readonly CoveredRange[]): number {
	return rowsOf(ranges).size;
}

/** Runs of neighbouring rows that ranges touch, as first and last row. */
export function rowRuns(ranges: readonly CoveredRange[]): (readonly [first: number, last: number])[] {
	const runs: [number, number][] = [];
	for (const row of [...rowsOf(ranges)].sort((a, b) => a - b)) {
		const last = runs[runs.length - 1];
		if (last !== undefined && last[1] === row - 1) last[1] = row;
		else runs.push([row, row]);
	}
	return runs;
}

function rowsOf(ranges: readonly CoveredRange[]): ReadonlySet<number> {
	const rows = new Set<number>();
	for (const { start, end } of ranges) for (let row = start.row; row <= end.row; row++) rows.add(row);
	return rows;
}

function comparePositions(a: CoveredPosition, b: CoveredPosition): number {
	return a.row - b.row || a.col - b.col;
}
