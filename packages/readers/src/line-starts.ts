/** A place in a text: both count from 1, columns in UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** The documents of one file ask one after another. */
let lastText = '';
let lastStarts: readonly number[] = [0];

/** The offsets at which the lines of a text start; lines end as in YAML, with LF, CR LF or CR. */
export function lineStartsOf(text: string): readonly number[] {
	if (text === lastText) return lastStarts;
	lastStarts = text.includes('\r') ? startsWithReturns(text) : startsOf(text);
	lastText = text;
	return lastStarts;
}

function startsOf(text: string): readonly number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

function startsWithReturns(text: string): readonly number[] {
	const starts = [0];
	for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + lineBreak.length);
	return starts;
}

/** Where an offset stands. */
export function positionAt(starts: readonly number[], offset: number): Position {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] as number) <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
