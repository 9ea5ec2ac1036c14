import { spanPosition } from '@merlon/base';
import type { Comment } from '../syntax/ast.ts';

interface Entry {
	readonly comment: Comment;
	readonly row: number;
	taken: boolean;
}

const NONE: readonly Comment[] = [];

/** The comments of a module in source order, handed out as the layout passes their lines. */
export class CommentQueue {
	readonly #entries: readonly Entry[];
	#next = 0;

	constructor(comments: readonly Comment[]) {
		this.#entries = comments
			.map((comment) => ({ comment, row: spanPosition(comment.span).line, taken: false }))
			.sort((a, b) => a.comment.span.start - b.comment.span.start);
	}

	get position(): number {
		return this.#next;
	}

	set position(value: number) {
		this.#next = value;
	}

	get isEmpty(): boolean {
		return this.#firstRow() === Number.POSITIVE_INFINITY;
	}

	/** The line of the next comment, or infinity. */
	get nextRow(): number {
		return this.#firstRow();
	}

	/** Takes the comments above a line. */
	takeAbove(row: number): readonly Comment[] {
		if (this.#firstRow() >= row) return NONE;
		const above: Comment[] = [];
		for (; this.#firstRow() < row; this.#next++) above.push((this.#entries[this.#next] as Entry).comment);
		return above;
	}

	/** Takes the comment on a line, once those above it are taken. */
	takeOn(row: number): Comment | null {
		let found: Comment | null = null;
		for (; this.#firstRow() === row; this.#next++) found = (this.#entries[this.#next] as Entry).comment;
		return found;
	}

	/** Takes the comment that ends an import's line out of its turn. */
	takeAhead(row: number): Comment | null {
		let low = this.#next;
		let high = this.#entries.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#entries[middle] as Entry).row < row) low = middle + 1;
			else high = middle;
		}
		const entry = this.#entries[low];
		if (entry === undefined || entry.row !== row || entry.taken) return null;
		entry.taken = true;
		return entry.comment;
	}

	/** Whether a comment lies on a line between two lines, both excluded. */
	hasBetween(after: number, before: number): boolean {
		for (let i = this.#next; i < this.#entries.length; i++) {
			const entry = this.#entries[i] as Entry;
			if (entry.row >= before) return false;
			if (entry.row > after && !entry.taken) return true;
		}
		return false;
	}

	/** Takes all that are left. */
	takeRest(): readonly Comment[] {
		return this.takeAbove(Number.MAX_SAFE_INTEGER);
	}

	#firstRow(): number {
		while (this.#entries[this.#next]?.taken === true) this.#next++;
		return this.#entries[this.#next]?.row ?? Number.POSITIVE_INFINITY;
	}
}
