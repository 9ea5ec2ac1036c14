import { blockNode } from './block.ts';
import { Cursor, type Skim } from './cursor.ts';
import { DEFAULT_YAML_LIMITS, type YamlLimits } from './limits.ts';
import type { Comment, Marks } from './marks.ts';
import type { YamlNote } from './notes.ts';
import type { YamlValue } from './value.ts';
import { YamlError } from './yaml-error.ts';

/** One document of a stream; offsets count UTF-16 units. */
export interface YamlDocument {
	/** Null where the document could not be read. */
	readonly value: YamlValue;
	readonly start: number;
	readonly end: number;
	readonly error: YamlError | null;
	/** Where its comments stand; empty unless places are collected. */
	readonly comments: readonly Comment[];
	/** What is hardly meant in it. */
	readonly notes: readonly YamlNote[];
}

export interface YamlOptions {
	readonly limits?: YamlLimits;
	/** Collects where every node stands; which takes little time. */
	readonly marks?: Marks | null;
	/** Values that are not needed. */
	readonly skim?: Skim | null;
}

/**
 * Reads a stream of documents. A document that is not YAML has an `error`, and reading goes on after the next `---`.
 * Documents that hold nothing, besides comments, are left out.
 */
export function readYaml(
	text: string,
	{ limits = DEFAULT_YAML_LIMITS, marks = null, skim = null }: YamlOptions = {},
): YamlDocument[] {
	const cursor = new Cursor(text, limits, marks, skim);
	const documents: YamlDocument[] = [];
	if (text.charCodeAt(0) === 0xfeff) {
		cursor.pos = 1;
		cursor.lineStart = 1;
	}
	while (cursor.pos < text.length) {
		const start = cursor.pos;
		try {
			const value = readDocument(cursor);
			const comments = marks?.takeComments() ?? [];
			const notes = cursor.takeNotes();
			if (value !== undefined) documents.push({ value, start, end: cursor.pos, error: null, comments, notes });
		} catch (error) {
			if (!(error instanceof YamlError)) throw error;
			resynchronize(cursor, start);
			cursor.takeNotes();
			const comments = marks?.takeComments() ?? [];
			documents.push({ value: null, start, end: cursor.pos, error, comments, notes: [] });
		}
	}
	return documents;
}

/** document ::= { directive } [ "---" ] [ block-node ] [ "..." ]; undefined if there is nothing. */
function readDocument(cursor: Cursor): YamlValue | undefined {
	cursor.depth = 0;
	cursor.flowDepth = 0;
	cursor.nodes = 0;
	cursor.repeated = 0;
	cursor.anchors.clear();
	cursor.skimming = false;
	cursor.merged = null;
	directives(cursor);
	let explicit = false;
	if (cursor.column() === 0 && cursor.isMarker(cursor.pos) && cursor.code() === 0x2d) {
		cursor.pos += 3;
		explicit = true;
	}
	const from = cursor.pos;
	cursor.skipToContent();
	if (cursor.atDocumentEnd()) {
		endDocument(cursor);
		return undefined;
	}
	cursor.pos = explicit ? from : cursor.pos;
	if (explicit) cursor.lineStart = cursor.text.lastIndexOf('\n', from - 1) + 1;
	const value = blockNode(cursor, -1, 'entry');
	cursor.skipToContent();
	if (!cursor.atDocumentEnd()) {
		cursor.fail('expected the end of the document: this line belongs to no entry before it');
	}
	endDocument(cursor);
	return value;
}

function endDocument(cursor: Cursor): void {
	if (cursor.column() === 0 && cursor.code() === 0x2e && cursor.isMarker(cursor.pos)) {
		cursor.pos += 3;
		cursor.skipToContent();
	}
}

/** directive ::= "%" name { parameter } */
function directives(cursor: Cursor): void {
	const handles = new Set<string>();
	cursor.skipToContent();
	while (cursor.column() === 0 && cursor.code() === 0x25) {
		const end = cursor.lineEnd();
		const [name, first, second] = cursor.text.slice(cursor.pos + 1, end).split(/[ \t]+/);
		if (name === 'TAG' && first !== undefined && second !== undefined) handles.add(first);
		else if (name === 'YAML' && !/^1\.[12]$/.test(first ?? '')) cursor.fail('only %YAML 1.1 and 1.2 can be read');
		else if (name !== 'TAG' && name !== 'YAML')
			cursor.fail('the directives of YAML are %YAML and %TAG: quote a value that starts with "%"');
		cursor.pos = end;
		cursor.skipToContent();
	}
	cursor.tagHandles = handles;
}

/** Moves to the next document marker, which may be what the document that started at `start` failed at. */
function resynchronize(cursor: Cursor, start: number): void {
	const { text } = cursor;
	for (let at = text.indexOf('\n---', Math.max(cursor.pos - 1, start)); at >= 0; at = text.indexOf('\n---', at + 1)) {
		if (!cursor.isMarker(at + 1)) continue;
		cursor.pos = at + 1;
		cursor.lineStart = at + 1;
		return;
	}
	cursor.pos = text.length;
}
