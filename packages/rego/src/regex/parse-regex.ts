import { appendAll } from '@merlon/base';
import { type CharSet, charSet, complement, foldAscii, MAX_CODE_POINT, rangesOf } from './char-set.ts';
import { isNullable, type RegexNode } from './regex-node.ts';

/**
 * Reads the common part of RE2's syntax. Null for everything else, valid or not: what is rare, and what must be
 * refused with RE2's own message, is left to the full engine.
 */
export function parseRegex(pattern: string): RegexNode | null {
	if (pattern.length > MAX_PATTERN) return null;
	const parser = new Parser(pattern);
	const node = parser.alternation(0);
	return parser.failed || !parser.atEnd ? null : node;
}

const MAX_PATTERN = 1000;
const MAX_DEPTH = 50;
const MAX_REPEAT = 1000;
const LEADING_FLAGS = /^\(\?([is]+)\)/;
const REPEAT = /\{([0-9]+)(,([0-9]*))?\}/y;
const GROUP_NAME = /\(\?P?<([A-Za-z_][A-Za-z0-9_]*)>/y;

class Parser {
	readonly #pattern: string;
	readonly #foldsCase: boolean;
	readonly #anyChar: CharSet;
	#at: number;
	failed = false;

	constructor(pattern: string) {
		const flags = LEADING_FLAGS.exec(pattern);
		this.#pattern = pattern;
		this.#at = flags?.[0].length ?? 0;
		this.#foldsCase = flags?.[1]?.includes('i') ?? false;
		this.#anyChar = flags?.[1]?.includes('s') === true ? [0, MAX_CODE_POINT] : complement([0x0a, 0x0a]);
	}

	get atEnd(): boolean {
		return this.#at >= this.#pattern.length;
	}

	/** alternation ::= concatenation { "|" concatenation } */
	alternation(depth: number): RegexNode {
		if (depth > MAX_DEPTH) return this.#fail();
		const items = [this.#concatenation(depth)];
		while (!this.failed && this.#take('|')) items.push(this.#concatenation(depth));
		return items.length === 1 ? (items[0] as RegexNode) : { kind: 'alternate', items };
	}

	/** concatenation ::= { atom [ quantifier ] } */
	#concatenation(depth: number): RegexNode {
		const items: RegexNode[] = [];
		while (!this.failed && !this.atEnd && !'|)'.includes(this.#peek())) items.push(this.#quantified(this.#atom(depth)));
		return items.length === 1 ? (items[0] as RegexNode) : { kind: 'concat', items };
	}

	/** quantifier ::= ( "*" | "+" | "?" | "{" min [ "," [ max ] ] "}" ) [ "?" ] */
	#quantified(body: RegexNode): RegexNode {
		const bounds = this.#quantifier();
		if (bounds === null) return body;
		const [min, max] = bounds;
		const lazy = this.#take('?');
		// Repetitions of what may be empty differ between engines; a second quantifier is an error.
		if (isNullable(body) || min > max || this.#quantifier() !== null) return this.#fail();
		if (repetitions(body) * repetitionsOf(min, max) > MAX_REPEAT) return this.#fail();
		return { kind: 'repeat', body, min, max, lazy };
	}

	#quantifier(): readonly [number, number] | null {
		if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
		if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
		if (this.#take('?')) return [0, 1];
		REPEAT.lastIndex = this.#at;
		const match = REPEAT.exec(this.#pattern);
		if (match === null) return null;
		this.#at += match[0].length;
		const min = Number(match[1]);
		const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
		// A number with a leading zero makes the brace a literal; no repetition at all is simplified away.
		if (/[{,]0[0-9]/.test(match[0]) || repetitionsOf(min, max) > MAX_REPEAT || max === 0) this.failed = true;
		return [min, max];
	}

	/** atom ::= group | class | "." | "^" | "$" | escape | character */
	#atom(depth: number): RegexNode {
		switch (this.#peek()) {
			case '(':
				return this.#group(depth);
			case '[':
				return this.#class();
			case '\\':
				return this.#escape();
			case '*':
			case '+':
			case '?':
			case '{':
				return this.#fail();
			case '.':
				this.#at++;
				return { kind: 'chars', set: this.#anyChar };
			case '^':
				this.#at++;
				return { kind: 'begin' };
			case '$':
				this.#at++;
				return { kind: 'end' };
			default:
				return this.#literal(this.#next());
		}
	}

	/** group ::= "(" alternation ")" | "(?:" alternation ")" | "(?P<" name ">" alternation ")" */
	#group(depth: number): RegexNode {
		let name: string | null = '';
		if (this.#pattern.startsWith('(?:', this.#at)) {
			name = null;
			this.#at += 3;
		} else if (this.#pattern.startsWith('(?', this.#at)) {
			GROUP_NAME.lastIndex = this.#at;
			const match = GROUP_NAME.exec(this.#pattern);
			name = match?.[1] ?? '';
			if (match === null) return this.#fail();
			this.#at += match[0].length;
		} else this.#at++;
		const body = this.alternation(depth + 1);
		if (!this.#take(')')) return this.#fail();
		return name === null ? body : { kind: 'group', body, name: name === '' ? null : name };
	}

	#escape(): RegexNode {
		const letter = this.#pattern.charAt(this.#at + 1);
		switch (letter) {
			case 'A':
			case 'z':
			case 'b':
				this.#at += 2;
				return { kind: letter === 'b' ? 'word-boundary' : letter === 'A' ? 'begin' : 'end' };
			default: {
				const set = this.#escapedSet();
				return set === null ? this.#fail() : this.#chars(set);
			}
		}
	}

	/** The characters of an escape that may stand inside a class too; null when it is another one. */
	#escapedSet(): CharSet | null {
		const letter = this.#pattern.charAt(this.#at + 1);
		const named = PERL_CLASSES.get(letter);
		if (named !== undefined) {
			this.#at += 2;
			return named;
		}
		const code = this.#escapedCode(letter);
		return code === null ? null : [code, code];
	}

	#escapedCode(letter: string): number | null {
		const control = CONTROLS.get(letter);
		if (control !== undefined) {
			this.#at += 2;
			return control;
		}
		if (letter === 'x') {
			const digits = this.#pattern.slice(this.#at + 2, this.#at + 4);
			if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return null;
			this.#at += 4;
			return Number.parseInt(digits, 16);
		}
		if (letter === '' || letter > '\x7e' || /[A-Za-z0-9]/.test(letter)) return null;
		this.#at += 2;
		return letter.charCodeAt(0);
	}

	/** class ::= "[" [ "^" ] { "[:" name ":]" | escape | character [ "-" character ] } "]" */
	#class(): RegexNode {
		this.#at++;
		const negated = this.#take('^');
		const ranges: (readonly [number, number])[] = [];
		for (let first = true; first || this.#peek() !== ']'; first = false) {
			const set = this.atEnd ? null : this.#classItem(first);
			if (set === null) return this.#fail();
			appendAll(ranges, rangesOf(set));
		}
		this.#at++;
		const set = this.#folded(charSet(ranges));
		if (set === null) return this.#fail();
		return { kind: 'chars', set: negated ? complement(set) : set };
	}

	#classItem(first: boolean): CharSet | null {
		if (this.#pattern.startsWith('[:', this.#at)) {
			const end = this.#pattern.indexOf(':]', this.#at);
			const set = end < 0 ? undefined : POSIX_CLASSES.get(this.#pattern.slice(this.#at + 2, end));
			if (set === undefined) return null;
			this.#at = end + 2;
			return set;
		}
		// A hyphen is itself only at the ends.
		if (this.#peek() === '-' && !first && this.#pattern.charAt(this.#at + 1) !== ']') return null;
		const from = this.#classCharacter();
		if (from === null || from.length !== 2 || from[0] !== from[1]) return from;
		if (this.#peek() !== '-' || this.#pattern.charAt(this.#at + 1) === ']') return from;
		this.#at++;
		const to = this.atEnd ? null : this.#classCharacter();
		if (to === null || to.length !== 2 || to[0] !== to[1] || (to[0] as number) < (from[0] as number)) return null;
		return [from[0] as number, to[0] as number];
	}

	#classCharacter(): CharSet | null {
		if (this.#peek() === '\\') return this.#escapedSet();
		const code = this.#next().codePointAt(0) as number;
		return [code, code];
	}

	#literal(character: string): RegexNode {
		const code = character.codePointAt(0) as number;
		return this.#chars([code, code]);
	}

	#chars(set: CharSet): RegexNode {
		const folded = this.#folded(set);
		return folded === null ? this.#fail() : { kind: 'chars', set: folded };
	}

	#folded(set: CharSet): CharSet | null {
		return this.#foldsCase ? foldAscii(set) : set;
	}

	#peek(): string {
		return this.#pattern.charAt(this.#at);
	}

	#next(): string {
		const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) as number);
		this.#at += character.length;
		return character;
	}

	#take(character: string): boolean {
		if (this.atEnd || this.#peek() !== character) return false;
		this.#at++;
		return true;
	}

	#fail(): RegexNode {
		this.failed = true;
		return EMPTY;
	}
}

function repetitionsOf(min: number, max: number): number {
	return max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : max;
}

/** How often the innermost part of a node is repeated by bounded repetitions, which RE2 limits. */
function repetitions(node: RegexNode): number {
	switch (node.kind) {
		case 'concat':
		case 'alternate':
			return node.items.reduce((most, item) => Math.max(most, repetitions(item)), 1);
		case 'repeat':
			return repetitions(node.body) * repetitionsOf(node.min, node.max);
		case 'group':
			return repetitions(node.body);
		default:
			return 1;
	}
}

const EMPTY: RegexNode = { kind: 'concat', items: [] };

const DIGIT: CharSet = [0x30, 0x39];
const SPACE: CharSet = [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20];
const WORD: CharSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

const PERL_CLASSES: ReadonlyMap<string, CharSet> = new Map([
	['d', DIGIT],
	['D', complement(DIGIT)],
	['s', SPACE],
	['S', complement(SPACE)],
	['w', WORD],
	['W', complement(WORD)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
	['a', 0x07],
	['f', 0x0c],
	['n', 0x0a],
	['r', 0x0d],
	['t', 0x09],
	['v', 0x0b],
]);

const POSIX_CLASSES: ReadonlyMap<string, CharSet> = new Map([
	['alnum', [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a]],
	['alpha', [0x41, 0x5a, 0x61, 0x7a]],
	['digit', DIGIT],
	['lower', [0x61, 0x7a]],
	['upper', [0x41, 0x5a]],
	['space', [0x09, 0x0d, 0x20, 0x20]],
	['word', WORD],
	['xdigit', [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
]);
