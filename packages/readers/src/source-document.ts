import type { JsonPath, Location, SourceComment } from '@merlon/model';
import { type Comment, type Mark, Marks, readYaml, type YamlValue } from '@merlon/yaml';
import { contentStart, lineEnd } from './content-start.ts';
import { withoutSurrogates } from './json-document.ts';
import { lineStartsOf, type Position, positionAt } from './line-starts.ts';

/** A range of a text, in UTF-16 units. */
interface Range {
	readonly start: number;
	readonly end: number;
}

/** The value of a document, and where its nodes stand in the text. */
export interface Located {
	readonly value: YamlValue;
	readonly marks: Marks;
	readonly comments: readonly Comment[];
}

/** One document in the text of a file. */
export class SourceDocument {
	readonly file: string;
	readonly #text: string;
	readonly #start: number;
	readonly #end: number;
	#located: Located | null;
	#lineStarts: readonly number[] | null = null;
	#content: number | null = null;
	#comments: readonly SourceComment[] | null = null;

	/**
	 * `start` and `end`: the document in the file's text. `located` is null for JSON, whose own reader does not say where
	 * things stand: it is read again as YAML when that is first asked for.
	 */
	constructor(file: string, text: string, { start, end }: Range, located: Located | null) {
		this.file = file;
		this.#text = text;
		this.#start = start;
		this.#end = end;
		this.#located = located;
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
			found = mark;
			at = (at as Record<string | number, YamlValue>)[key] ?? null;
		}
		return this.#location(this.#firstLine(found, at), path);
	}

	/** Of a collection only the line that it starts on is shown; of a scalar, all of it. */
	#firstLine(range: Range, value: YamlValue): Range {
		if (typeof value !== 'object' || value === null) return range;
		return { start: range.start, end: lineEnd(this.#text, range.start, range.end) };
	}

	comments(): readonly SourceComment[] {
		// JSON has none.
		this.#comments ??= (this.#located?.comments ?? []).map(({ start, end }) => ({
			line: this.position(start).line,
			text: this.#text.slice(start + 1, end),
		}));
		return this.#comments;
	}

	/** Where an offset of the file's text stands. */
	position(offset: number): Position {
		return positionAt(this.#starts(), offset);
	}

	/** Line of the first content, from 1. */
	get line(): number {
		return this.position(this.#contentStart()).line;
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

	#locatedDocument(): Located {
		if (this.#located === null) {
			const marks = new Marks();
			const [document] = readYaml(withoutSurrogates(this.#text), { marks });
			this.#located = { value: document?.value ?? null, marks, comments: [] };
		}
		return this.#located;
	}

	/** Where the document's content starts, after markers and comments. */
	#contentStart(): number {
		this.#content ??= contentStart(this.#text, this.#start, this.#end);
		return this.#content;
	}

	#location({ start, end }: Range, path: JsonPath): Location {
		const from = this.position(start);
		const to = this.position(Math.max(end, start));
		return {
			file: this.file,
			startLine: from.line,
			startColumn: from.column,
			endLine: to.line,
			endColumn: to.column,
			path,
		};
	}

	#starts(): readonly number[] {
		this.#lineStarts ??= lineStartsOf(this.#text);
		return this.#lineStarts;
	}
}
