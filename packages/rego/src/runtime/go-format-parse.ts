import type { Flags } from './go-format-flags.ts';

/** Text as it is, or a verb with what stands between it and its percent sign. */
export type Piece = string | Directive;

export interface Directive {
	readonly flags: Flags;
	/** `[n]` in front of the width, the precision or the verb. */
	readonly widthIndex: ArgumentIndex | null;
	/** `*`: the width is an argument. */
	readonly widthArgument: boolean;
	readonly precisionIndex: ArgumentIndex | null;
	readonly precisionArgument: boolean;
	readonly verbIndex: ArgumentIndex | null;
	/** An index stands where none may, as in `%[3]2d`. */
	readonly misplacedIndex: boolean;
	/** Nothing but flags and the verb. */
	readonly isSimple: boolean;
	/** Empty at the end of the format. */
	readonly verb: string;
}

/** Zero-based; null when it is no number. */
export interface ArgumentIndex {
	readonly index: number | null;
}

export const NO_FLAGS: Flags = {
	sharp: false,
	zero: false,
	plus: false,
	minus: false,
	space: false,
	width: null,
	precision: null,
	isPlain: true,
};

/** Widths and precisions beyond it are none. */
export const MAX_NUMBER = 1_000_000;

/** Cuts a format into texts and directives. */
export function parseFormat(format: string): readonly Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	while (at < format.length) {
		const percent = format.indexOf('%', at);
		if (percent < 0) {
			pieces.push(format.slice(at));
			break;
		}
		if (percent > at) pieces.push(format.slice(at, percent));
		const parser = new DirectiveParser(format, percent + 1);
		pieces.push(parser.directive());
		at = parser.end;
	}
	return pieces;
}

const FLAGS: ReadonlyMap<string, 'sharp' | 'zero' | 'plus' | 'minus' | 'space'> = new Map([
	['#', 'sharp'],
	['0', 'zero'],
	['+', 'plus'],
	['-', 'minus'],
	[' ', 'space'],
]);

class DirectiveParser {
	readonly #format: string;
	readonly #start: number;
	readonly #flags: { -readonly [K in keyof Flags]: Flags[K] } = { ...NO_FLAGS };
	#at: number;
	/** The last thing read was an index. */
	#isAfterIndex = false;
	#misplacedIndex = false;

	constructor(format: string, start: number) {
		this.#format = format;
		this.#start = start;
		this.#at = start;
	}

	get end(): number {
		return this.#at;
	}

	/** directive ::= { flag } [ index ] [ width ] [ "." [ index ] [ precision ] ] [ index ] verb */
	directive(): Directive {
		this.#readFlags();
		const flagsEnd = this.#at;
		const widthIndex = this.#index();
		const widthArgument = this.#star();
		if (!widthArgument) {
			this.#flags.width = this.#number();
			this.#misplacedIndex = this.#isAfterIndex && this.#flags.width !== null;
		}
		const [precisionIndex, precisionArgument] = this.#precision();
		const verbIndex = this.#isAfterIndex ? null : this.#index();
		const verbAt = this.#at;
		this.#flags.isPlain = verbAt === this.#start;
		const code = this.#format.codePointAt(verbAt);
		const verb = code === undefined ? '' : String.fromCodePoint(code);
		this.#at += verb.length;
		return {
			flags: this.#flags,
			widthIndex,
			widthArgument,
			precisionIndex,
			precisionArgument,
			verbIndex,
			misplacedIndex: this.#misplacedIndex,
			isSimple: verbAt === flagsEnd && verb !== '' && verb !== '%',
			verb,
		};
	}

	#readFlags(): void {
		for (; this.#at < this.#format.length; this.#at++) {
			const flag = FLAGS.get(this.#peek());
			if (flag === undefined) return;
			this.#flags[flag] = true;
		}
	}

	#precision(): readonly [ArgumentIndex | null, boolean] {
		if (this.#at + 1 >= this.#format.length || this.#peek() !== '.') return [null, false];
		this.#at++;
		this.#misplacedIndex ||= this.#isAfterIndex;
		const index = this.#index();
		const isArgument = this.#star();
		if (!isArgument) this.#flags.precision = this.#number() ?? 0;
		return [index, isArgument];
	}

	#star(): boolean {
		if (this.#peek() !== '*') return false;
		this.#at++;
		this.#isAfterIndex = false;
		return true;
	}

	/** `[3]`. Without a closing bracket only the opening one is taken; what is no number gives the index null. */
	#index(): ArgumentIndex | null {
		this.#isAfterIndex = false;
		if (this.#peek() !== '[') return null;
		const start = this.#at + 1;
		const end = this.#format.length - start < 2 ? -1 : this.#format.indexOf(']', start);
		this.#at = end < 0 ? start : end + 1;
		const text = end < 0 ? '' : this.#format.slice(start, end);
		const number = /^[0-9]+$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
		this.#isAfterIndex = number <= MAX_NUMBER * 10;
		return { index: this.#isAfterIndex ? number - 1 : null };
	}

	/** Digits; an absurdly large number swallows the rest of the format, as in Go. */
	#number(): number | null {
		const start = this.#at;
		let number = 0;
		for (; this.#at < this.#format.length; this.#at++) {
			const digit = this.#format.charCodeAt(this.#at) - 48;
			if (digit < 0 || digit > 9) break;
			if (number > MAX_NUMBER) {
				this.#at = this.#format.length;
				return null;
			}
			number = number * 10 + digit;
		}
		return this.#at === start ? null : number;
	}

	#peek(): string {
		return this.#format.charAt(this.#at);
	}
}
