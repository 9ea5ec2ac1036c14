/** One source text that spans point into. `name` is what diagnostics print: a path, or a placeholder for a query. */
export class SourceFile {
	readonly name: string;
	readonly text: string;
	#lineStarts: readonly number[] | null = null;

	constructor(name: string, text: string) {
		this.name = name;
		this.text = text;
	}

	/** Offsets (UTF-16 code units) at which each line begins; lines end at `\n`. */
	get lineStarts(): readonly number[] {
		if (this.#lineStarts === null) {
			const starts = [0];
			for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) starts.push(i + 1);
			this.#lineStarts = starts;
		}
		return this.#lineStarts;
	}

	/** One-based line and column of an offset; columns count UTF-16 code units. */
	position(offset: number): Position {
		const starts = this.lineStarts;
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (starts[low] as number) + 1 };
	}

	/** The text of a one-based line, without its line break; empty when there is no such line. */
	line(number: number): string {
		const start = this.lineStarts[number - 1];
		if (start === undefined) return '';
		const end = this.text.indexOf('\n', start);
		const line = this.text.slice(start, end < 0 ? undefined : end);
		return line.endsWith('\r') ? line.slice(0, -1) : line;
	}
}

export interface Position {
	readonly line: number;
	readonly column: number;
}

/** A half-open range of UTF-16 offsets in a source. */
export interface Span {
	readonly source: SourceFile;
	readonly start: number;
	readonly end: number;
}

export function span(source: SourceFile, start: number, end: number): Span {
	return { source, start, end };
}

/** The smallest span that covers both; both must lie in the same source. */
export function joinSpans(first: Span, last: Span): Span {
	return { source: first.source, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** The source text under a span. */
export function spanText(at: Span): string {
	return at.source.text.slice(at.start, at.end);
}

/** One-based line and column at which a span begins. */
export function spanPosition(at: Span): Position {
	return at.source.position(at.start);
}
