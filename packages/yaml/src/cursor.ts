import type { YamlLimits } from './limits.ts';
import type { MarkList, Marks } from './marks.ts';
import { MOST_NOTES, type YamlNote } from './notes.ts';
import type { YamlMapping, YamlValue } from './value.ts';
import { YamlError } from './yaml-error.ts';

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const HASH = 0x23;
export const COLON = 0x3a;
export const DASH = 0x2d;
export const QUESTION = 0x3f;

/** Below these counts, aliases may repeat what they want. */
const FEW_REPEATED = 100;
const FEW_NODES = 1000;

/** How many of the nodes of a document aliases may repeat: from 99 % of a small one to 10 % of a large one, as in Go. */
function mostRepeated(nodes: number): number {
	if (nodes <= 400_000) return nodes * 0.99;
	return nodes * (nodes >= 4_000_000 ? 0.1 : 0.99 - (0.89 * (nodes - 400_000)) / 3_600_000);
}

/**
 * Asked for a key of a document's own mapping, with the entries before it: true where nobody needs the value, which then
 * is checked and left empty. Asked of no key that is quoted or otherwise odd.
 */
export type Skim = (key: string, before: YamlMapping) => boolean;

const NO_NOTES: readonly YamlNote[] = [];

/** What an anchor names, and how many nodes an alias to it repeats. */
export interface Anchored {
	readonly value: YamlValue;
	readonly nodes: number;
}

/** The place in a stream that is being read, and what was seen of the current document. */
export class Cursor {
	readonly text: string;
	readonly limits: YamlLimits;
	readonly marks: Marks | null;
	readonly skim: Skim | null;
	pos = 0;
	/** Offset at which the current line starts. */
	lineStart = 0;
	depth = 0;
	/** Flow collections that are open: inside, lines have no indentation. */
	flowDepth = 0;
	/** Nodes of the document so far, those that aliases repeat included. */
	nodes = 0;
	/** Of these, the ones that aliases repeat. */
	repeated = 0;
	/** End of the last token, without the spaces and comments after it. */
	lastEnd = 0;
	/** What `wordKey` found, where it looked last, and the offset after the colon. */
	word: string | null = null;
	wordStart = -1;
	wordEnd = 0;
	readonly anchors: Map<string, Anchored> = new Map();
	/** The keys of mappings that were merged into them; null where there are no merges. */
	merged: Map<YamlMapping, Set<string>> | null = null;
	#notes: YamlNote[] = [];
	/** What is read now is only checked: collections stay empty, and texts may. */
	skimming = false;
	/** An anchor was met while skimming: what it names may be needed after all. */
	skimmedAnchor = false;
	/** Prefixes that the document's `%TAG` directives declare. */
	tagHandles: ReadonlySet<string> = new Set();

	/** Few texts have carriage returns: the others are spared the search for them. */
	readonly #hasReturns: boolean;

	constructor(text: string, limits: YamlLimits, marks: Marks | null, skim: Skim | null) {
		this.text = text;
		this.limits = limits;
		this.marks = marks;
		this.skim = skim;
		this.#hasReturns = text.includes('\r');
	}

	fail(message: string, offset: number = this.pos): never {
		throw new YamlError(message, offset);
	}

	/** Remembers something that is not wrong, and hardly meant. What is read a second time is noted once. */
	note(note: YamlNote): void {
		if (this.skimming || !this.hasRoomForNotes() || this.#notes.at(-1)?.at === note.at) return;
		this.#notes.push(note);
	}

	hasRoomForNotes(): boolean {
		return this.#notes.length < MOST_NOTES;
	}

	/** The notes since this was asked for last. */
	takeNotes(): readonly YamlNote[] {
		const taken = this.#notes;
		// Whoever has taken an empty list must not see it filled.
		if (taken.length === 0) return NO_NOTES;
		this.#notes = [];
		return taken;
	}

	code(at: number = this.pos): number {
		return this.text.charCodeAt(at);
	}

	column(): number {
		return this.pos - this.lineStart;
	}

	enter(): void {
		if (++this.depth > this.limits.depth) this.fail(`nested more than ${this.limits.depth} levels deep`);
	}

	leave(): void {
		this.depth--;
	}

	count(nodes: number): void {
		this.nodes += nodes;
		if (this.nodes > this.limits.nodes) {
			this.fail(`document has more than ${this.limits.nodes} nodes, counting what its aliases repeat`);
		}
	}

	/** Counts what an alias repeats. The API server refuses documents that hold little else, and so does this. */
	repeat(nodes: number): void {
		this.repeated += nodes;
		this.count(nodes);
		if (this.repeated > FEW_REPEATED && this.nodes > FEW_NODES && this.repeated > mostRepeated(this.nodes)) {
			this.fail('aliases repeat too much of this document: it holds little else');
		}
	}

	/** The list for the marks of a collection that begins; null where none are wanted. */
	marksOf(collection: YamlMapping | YamlValue[]): MarkList | null {
		return this.marks === null || this.skimming ? null : this.marks.listOf(collection);
	}

	/** Remembers what an anchor names; `before` is the number of nodes before it. */
	anchor(name: string, value: YamlValue, before: number): void {
		this.anchors.set(name, { value, nodes: this.nodes - before + 1 });
		this.skimmedAnchor ||= this.skimming;
	}

	/** Spaces and tabs on the current line. */
	skipSpaces(): void {
		let c = this.code();
		while (c === SPACE || c === TAB) c = this.text.charCodeAt(++this.pos);
	}

	/** Moves over a line break, if one is here. */
	skipBreak(): boolean {
		const c = this.code();
		if (c === LF) this.pos++;
		else if (c === CR) this.pos += this.code(this.pos + 1) === LF ? 2 : 1;
		else return false;
		this.lineStart = this.pos;
		return true;
	}

	/** Moves over spaces, comments and line breaks to what comes next; true if a line break was among them. */
	// hot: bench scan
	skipToContent(): boolean {
		const { text } = this;
		let crossed = false;
		for (;;) {
			let c = text.charCodeAt(this.pos);
			while (c === SPACE || c === TAB) {
				if (c === TAB && this.flowDepth === 0 && (crossed || this.pos === 0)) {
					this.fail('a tab cannot indent a line: use spaces');
				}
				c = text.charCodeAt(++this.pos);
			}
			if (c === HASH) {
				this.#skipComment();
				c = text.charCodeAt(this.pos);
			}
			if (c !== LF && c !== CR) return crossed;
			this.skipBreak();
			crossed = true;
		}
	}

	#skipComment(): void {
		const start = this.pos;
		this.pos = this.lineEnd();
		this.marks?.comment(start, this.pos);
	}

	/** The offset at which the current line ends, before its break. */
	lineEnd(): number {
		const { text } = this;
		const lf = text.indexOf('\n', this.pos);
		const end = lf < 0 ? text.length : lf;
		if (!this.#hasReturns) return end;
		const cr = text.slice(this.pos, end).indexOf('\r');
		return cr < 0 ? end : this.pos + cr;
	}

	/** Whether the document ends here: with the text, or at a marker. */
	atDocumentEnd(): boolean {
		return this.pos >= this.text.length || (this.pos === this.lineStart && this.isMarker(this.pos));
	}

	/** Whether a document marker (`---` or `...`) stands at the start of the line at `at`. */
	isMarker(at: number): boolean {
		const c = this.code(at);
		if (c !== DASH && c !== 0x2e) return false;
		return this.code(at + 1) === c && this.code(at + 2) === c && isBlankOrEnd(this.code(at + 3));
	}
}

/** A space, a tab, a line break or the end of the text. */
export function isBlankOrEnd(c: number): boolean {
	return c === SPACE || c === LF || c === TAB || c === CR || Number.isNaN(c);
}
