import type { Location } from '@merlon/model';
import type { FrameSource } from '../report-options.ts';
import { disjoint, type Span } from './masked-line.ts';
import { contentSpan, secretSpans, valueSpans } from './secret-spans.ts';

/** What must not be shown of a line, by its number. */
export type LineMasks = (line: number) => readonly Span[];

interface KnownDocument {
	readonly first: number;
	readonly last: number;
	readonly spans: ReadonlyMap<number, readonly Span[]>;
}

/** Finds the secrets in files whose lines a report shows. It looks at documents with findings only, at each once. */
export class SecretFinder {
	readonly #source: FrameSource;
	#file: string | null = null;
	#lines: readonly string[] = [];
	#document: KnownDocument | null = null;

	constructor(source: FrameSource) {
		this.#source = source;
	}

	/** The masks for lines of the file of a location; `isSecret`: what stands at the location is one. */
	masks(at: Location, isSecret: boolean): LineMasks {
		if (at.file !== this.#file) {
			this.#file = at.file;
			this.#lines = this.#source(at, 1, Number.MAX_SAFE_INTEGER) ?? [];
			this.#document = null;
		}
		return (line) => {
			const found = this.#spansOf(line);
			if (!isSecret || line < at.startLine || line > at.endLine) return found;
			const text = this.#lines[line - 1] ?? '';
			if (text.trim() === '') return found;
			if (line > at.startLine) return line === at.endLine && at.endColumn <= 1 ? found : [contentSpan(text)];
			const end = line === at.endLine ? at.endColumn - 1 : text.length;
			return disjoint([...found, ...valueSpans(text, { start: at.startColumn - 1, end })]);
		};
	}

	#spansOf(line: number): readonly Span[] {
		if (this.#document === null || line < this.#document.first || line > this.#document.last) {
			this.#document = this.#readDocument(line);
		}
		return this.#document.spans.get(line - this.#document.first) ?? [];
	}

	#readDocument(line: number): KnownDocument {
		let first = line;
		while (first > 1 && !isMarker(this.#lines[first - 1])) first--;
		let last = line;
		while (last < this.#lines.length && !isMarker(this.#lines[last])) last++;
		return { first, last, spans: secretSpans(this.#lines.slice(first - 1, last)) };
	}
}

function isMarker(line: string | undefined): boolean {
	return line !== undefined && /^---(?:\s|$)/.test(line);
}
