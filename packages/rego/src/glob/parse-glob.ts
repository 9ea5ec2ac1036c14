import { type CharSet, charSet, complement, MAX_CODE_POINT } from '../regex/char-set.ts';
import type { RegexNode } from '../regex/regex-node.ts';
import { globError } from './glob-error.ts';

/**
 * Reads a glob: `*` and `?` match no delimiter, `**` matches everything; `[a-c]`, `[!abc]`, `{a,b}` and `\\` are what
 * they are in a shell. The node matches a whole text. Throws BuiltinError for what is no glob.
 */
export function parseGlob(pattern: string, delimiters: readonly string[]): RegexNode {
	const parser = new GlobParser(pattern, delimiters);
	return { kind: 'concat', items: [{ kind: 'begin' }, ...parser.terms(0), { kind: 'end' }] };
}

const ANY: CharSet = [0, MAX_CODE_POINT];
const MAX_DEPTH = 100;

class GlobParser {
	readonly #pattern: string;
	readonly #part: CharSet;
	#at = 0;

	constructor(pattern: string, delimiters: readonly string[]) {
		this.#pattern = pattern;
		this.#part = complement(charSet(delimiters.map((character) => [codeOf(character), codeOf(character)])));
	}

	/** terms ::= { text | "?" | "*" | "**" | class | alternatives }, up to the end or, in alternatives, to "," or "}" */
	terms(depth: number): RegexNode[] {
		if (depth > MAX_DEPTH) throw this.#error('braces are nested too deeply');
		const items: RegexNode[] = [];
		while (this.#at < this.#pattern.length) {
			const character = this.#peek();
			if (depth > 0 && (character === ',' || character === '}')) break;
			this.#at += character.length;
			items.push(this.#term(character, depth));
		}
		return items;
	}

	#term(character: string, depth: number): RegexNode {
		switch (character) {
			case '?':
				return { kind: 'chars', set: this.#part };
			case '*':
				return this.#star();
			case '[':
				return this.#class();
			case '{':
				return this.#alternatives(depth);
			default:
				return literal(character === '\\' ? this.#escaped() : character);
		}
	}

	#star(): RegexNode {
		const isSuper = this.#peek() === '*';
		if (isSuper) this.#at++;
		const set = isSuper ? ANY : this.#part;
		return { kind: 'repeat', body: { kind: 'chars', set }, min: 0, max: Number.POSITIVE_INFINITY, lazy: false };
	}

	/** alternatives ::= "{" terms { "," terms } "}" */
	#alternatives(depth: number): RegexNode {
		const items: RegexNode[] = [];
		for (;;) {
			items.push({ kind: 'concat', items: this.terms(depth + 1) });
			if (this.#at >= this.#pattern.length) throw this.#error('unclosed `{`');
			const character = this.#take();
			if (character === '}') return { kind: 'alternate', items };
		}
	}

	/** class ::= "[" [ "!" ] ( lo "-" hi | { character } ) "]" */
	#class(): RegexNode {
		let first = this.#classCharacter();
		const negated = first === '!';
		if (negated) first = this.#classCharacter();
		const set = this.#peek() === '-' ? this.#range(first) : this.#characters(first);
		return { kind: 'chars', set: negated ? complement(set) : set };
	}

	#range(low: string): CharSet {
		this.#at++;
		const high = this.#classCharacter();
		this.#close();
		if (codeOf(high) < codeOf(low)) throw this.#error('range hi character is less than lo');
		return [codeOf(low), codeOf(high)];
	}

	#characters(first: string): CharSet {
		const codes: [number, number][] = [];
		this.#at -= first.length;
		while (this.#at < this.#pattern.length && this.#peek() !== ']') {
			const character = this.#take();
			const code = codeOf(character === '\\' ? this.#escaped() : character);
			codes.push([code, code]);
		}
		this.#close();
		if (codes.length === 0) throw this.#error('could not parse range');
		return charSet(codes);
	}

	#close(): void {
		if (this.#classCharacter() !== ']') throw this.#error('expected close range character');
	}

	#classCharacter(): string {
		if (this.#at >= this.#pattern.length) throw this.#error('unexpected end of input');
		return this.#take();
	}

	#escaped(): string {
		if (this.#at >= this.#pattern.length) throw this.#error('trailing backslash');
		return this.#take();
	}

	#peek(): string {
		const code = this.#pattern.codePointAt(this.#at);
		return code === undefined ? '' : String.fromCodePoint(code);
	}

	#take(): string {
		const character = this.#peek();
		this.#at += character.length;
		return character;
	}

	#error(reason: string): Error {
		return globError(this.#pattern, this.#at, reason);
	}
}

function literal(character: string): RegexNode {
	const code = codeOf(character);
	return { kind: 'chars', set: [code, code] };
}

function codeOf(character: string): number {
	return character.codePointAt(0) as number;
}
