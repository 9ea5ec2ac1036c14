import { invariant } from '@merlon/base';
import type { Comment } from '../syntax/ast.ts';

/** A comment as it is printed: trailing white space never survives formatting. */
export function commentText(comment: Comment): string {
	return `#${comment.text.replace(/[\s\u0085]+$/u, '')}`;
}

/** Where the output can be rewound to, when a term turns out to be printable only as it was written. */
export interface Mark {
	readonly length: number;
	readonly level: number;
}

/** The text being laid out: lines, indentation, and the one comment that waits for the end of the current line. */
export class Output {
	readonly #parts: string[] = [];
	level = 0;
	/** The current line has begun. */
	inline = false;
	/** Printed when the current line ends. */
	pending: Comment | null = null;
	#delayed = false;

	text(): string {
		const text = this.#parts.join('');
		let end = text.length;
		while (end > 1 && text[end - 1] === '\n' && text[end - 2] === '\n') end--;
		return text.slice(0, end);
	}

	write(text: string): void {
		this.#parts.push(text);
	}

	startLine(): void {
		this.inline = true;
		for (let i = 0; i < this.level; i++) this.#parts.push('\t');
	}

	endLine(): void {
		this.inline = false;
		if (this.pending !== null && !this.#delayed) {
			this.#parts.push(` ${commentText(this.pending)}`);
			this.pending = null;
		}
		this.#delayed = false;
		this.#parts.push('\n');
	}

	/** Begins a new line if there is none, and ends it after the text. */
	line(text: string): void {
		if (!this.inline) this.startLine();
		this.#parts.push(text);
		this.endLine();
	}

	/** Ends the current line, if there is one, and leaves an empty one. */
	blankLine(): void {
		if (this.inline) this.endLine();
		this.#parts.push('\n');
	}

	indent(): void {
		this.level++;
	}

	unindent(): void {
		invariant(this.level > 0, 'indentation level below zero');
		this.level--;
	}

	/** Opens an indented run of lines. A waiting comment moves on to the end of the first of them. */
	openLines(): void {
		this.#delayed = true;
		this.endLine();
		this.indent();
		this.startLine();
	}

	mark(): Mark {
		return { length: this.#parts.length, level: this.level };
	}

	rewind(mark: Mark): void {
		this.#parts.length = mark.length;
		this.level = mark.level;
	}
}
