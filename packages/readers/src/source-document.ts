import type { JsonPath, Location, SourceComment } from '@merlon/model';
import { type Mark, Marks, readYaml, type YamlValue } from '@merlon/yaml';

/** A range of a text, in UTF-16 units. */
interface Range {
	readonly start: number;
	readonly end: number;
}

/**
 * One document in the text of a file. Where its nodes stand is worked out when it is first asked for: few documents have
 * findings, and reading with positions takes twice the time.
 */
export class SourceDocument {
	readonly file: string;
	readonly #text: string;
	readonly #start: number;
	readonly #end: number;
	#located: { readonly value: YamlValue; readonly marks: Marks } | null = null;
	#lineStarts: readonly number[] | null = null;

	/** `start` and `end`: the document in the file's text. */
	constructor(file: string, text: string, start: number, end: number) {
		this.file = file;
		this.#text = text;
		this.#start = start;
		this.#end = end;
	}

	/** Where a path stands; of a path that is not there, the nearest part above it that is. */
	locate(path: JsonPath): Location {
		const { value, marks } = this.#locatedDocument();
		let at: YamlValue = value;
		let found: Range = { start: this.#contentStart(), end: this.#contentStart() };
		for (const key of path) {
			if (typeof at !== 'object' || at === null) break;
			const mark: Mark | undefined = marks.get(at, key);
			if (mark === undefined) break;
			found = { start: this.#start + mark.keyStart, end: this.#start + Math.max(mark.end, mark.keyEnd) };
			at = (at as Record<string | number, YamlValue>)[key] ?? null;
		}
		return this.#location(this.#firstLine(found, at), path);
	}

	/** Of a collection only the line that it starts on is shown; of a scalar, all of it. */
	#firstLine(range: Range, value: YamlValue): Range {
		if (typeof value !== 'object' || value === null) return range;
		const lineEnd = this.#text.indexOf('\n', range.start);
		return lineEnd < 0 || lineEnd > range.end ? range : { start: range.start, end: lineEnd };
	}

	/** Whether one of some texts stands in the document. */
	includes(texts: readonly string[]): boolean {
		const own = this.#text.slice(this.#start, this.#end);
		return texts.some((text) => own.includes(text));
	}

	comments(): readonly SourceComment[] {
		const { marks } = this.#locatedDocument();
		return marks.comments.map(({ start, end }) => ({
			line: this.#position(this.#start + start).line,
			text: this.#text.slice(this.#start + start + 1, this.#start + end),
		}));
	}

	/** Line of the first content, from 1. */
	get line(): number {
		return this.#position(this.#contentStart()).line;
	}

	/** Lines of the file, from 1 and inclusive. */
	lines(first: number, last: number): readonly string[] {
		const starts = this.#starts();
		const result: string[] = [];
		for (let line = Math.max(first, 1); line <= Math.min(last, starts.length); line++) {
			const end = starts[line] ?? this.#text.length + 1;
			result.push(this.#text.slice(starts[line - 1], end - 1).replace(/\r$/, ''));
		}
		return result;
	}

	#locatedDocument(): { readonly value: YamlValue; readonly marks: Marks } {
		if (this.#located === null) {
			const marks = new Marks();
			const [document] = readYaml(this.#text.slice(this.#start, this.#end), { marks });
			this.#located = { value: document?.value ?? null, marks };
		}
		return this.#located;
	}

	/** Where the document's first line with content starts, after markers and comments. */
	#contentStart(): number {
		const content = /^(?:\ufeff?(?:---(?=\s)|#[^\n]*|[ \t\r])*\n)*(?:---[ \t]+)?[ ]*/.exec(
			this.#text.slice(this.#start, this.#end),
		);
		return this.#start + (content?.[0].length ?? 0);
	}

	#location({ start, end }: Range, path: JsonPath): Location {
		const from = this.#position(start);
		const to = this.#position(Math.max(end, start));
		return {
			file: this.file,
			startLine: from.line,
			startColumn: from.column,
			endLine: to.line,
			endColumn: to.column,
			path,
		};
	}

	#position(offset: number): { readonly line: number; readonly column: number } {
		const starts = this.#starts();
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (starts[low] as number) + 1 };
	}

	#starts(): readonly number[] {
		this.#lineStarts ??= lineStartsOf(this.#text);
		return this.#lineStarts;
	}
}

/** The documents of one file ask one after another. */
let lastText = '';
let lastStarts: readonly number[] = [0];

function lineStartsOf(text: string): readonly number[] {
	if (text === lastText) return lastStarts;
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	lastText = text;
	lastStarts = starts;
	return starts;
}
