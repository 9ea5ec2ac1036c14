import { Token } from './token.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 0x22; // "
const HASH = 0x23; // #
const DOLLAR = 0x24; // $
const DOT = 0x2e; // .
const BACKSLASH = 0x5c; // \
const BACKQUOTE = 0x60; // `
const LBRACE = 0x7b; // {
const NO_BREAK_SPACE = 0xa0;
const BYTE_ORDER_MARK = 0xfeff;
/** What `charCodeAt` comparisons see past the end of the text. */
const END = -1;

const NO_PROBLEMS: readonly string[] = [];
const UNICODE_DIGIT = /^\p{Nd}$/u;

/** Single characters that are a token of their own, by character code. */
const SINGLE: readonly Token[] = singleCharacterTokens();

/**
 * Cuts a text into tokens, one per call; whitespace is a token per character, because the grammar sees it in
 * references. The keywords change while a module is read, as imports add to them.
 */
export class Scanner {
	readonly text: string;
	keywords: ReadonlyMap<string, Token>;
	/** Where the next token begins. */
	position: number;
	/** Where the last scanned token begins. */
	start = 0;
	/** The text of the last token where it has one: identifiers, keywords, numbers, strings, comments. */
	literal = '';
	/** What is wrong with the last token; the parser reports each at the token. */
	problems: readonly string[] = NO_PROBLEMS;
	readonly #hasOddCharacters: boolean;

	constructor(text: string, keywords: ReadonlyMap<string, Token>) {
		this.text = text;
		this.keywords = keywords;
		this.position = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
		this.#hasOddCharacters = hasOddCharacters(text, this.position);
	}

	/** Moves past whitespace; whether a line break was among it. Leaves odd characters to `scan`, which reports them. */
	skipWhitespace(): boolean {
		if (this.#hasOddCharacters) return false;
		const text = this.text;
		let at = this.position;
		let newline = false;
		for (;;) {
			const code = text.charCodeAt(at);
			if (code === NEWLINE) newline = true;
			else if (code !== SPACE && code !== TAB && code !== RETURN) break;
			at++;
		}
		this.position = at;
		return newline;
	}

	/** Reads the next token. */
	scan(): Token {
		this.problems = NO_PROBLEMS;
		this.literal = '';
		const from = this.position;
		this.start = from;
		const token = this.#token(from);
		if (this.#hasOddCharacters) this.#reportOddCharacters(from);
		return token;
	}

	/** Goes on with a template string after the `}` of an expression; must be called right behind that brace. */
	continueTemplate(raw: boolean): Token {
		this.problems = NO_PROBLEMS;
		const from = this.position;
		this.start = from;
		const token = raw ? this.#rawTemplatePart(from - 1) : this.#templatePart(from - 1);
		if (this.#hasOddCharacters) this.#reportOddCharacters(from);
		return token;
	}

	#token(from: number): Token {
		const code = this.#code(from);
		if (isLetter(code)) return this.#identifier(from);
		if (isDecimal(code)) return this.#number(from);
		if (code === SPACE || code === TAB || code === NEWLINE || code === RETURN) {
			this.position = from + 1;
			return Token.Whitespace;
		}
		if (code === END) return Token.Eof;
		this.position = from + 1;
		if (code < SINGLE.length) {
			const single = SINGLE[code] as Token;
			if (single !== Token.Illegal) return single;
		}
		const next = this.#code(from + 1);
		switch (code) {
			case QUOTE:
				return this.#string(from);
			case BACKQUOTE:
				return this.#rawString(from);
			case HASH:
				return this.#comment(from);
			case 0x3a: // :
				return this.#withEquals(next, Token.Assign, Token.Colon);
			case 0x3d: // =
				return this.#withEquals(next, Token.Equal, Token.Unify);
			case 0x3e: // >
				return this.#withEquals(next, Token.Gte, Token.Gt);
			case 0x3c: // <
				return this.#withEquals(next, Token.Lte, Token.Lt);
			case 0x21: // !
				if (next !== 0x3d) this.#problem('illegal ! character');
				return this.#withEquals(next, Token.Neq, Token.Illegal);
			case NO_BREAK_SPACE:
				this.#problem('illegal non-breaking space character, use a regular space instead');
				return Token.Illegal;
			case DOLLAR:
				if (next === QUOTE || next === BACKQUOTE) {
					this.position = from + 2;
					return next === QUOTE ? this.#templatePart(from + 1) : this.#rawTemplatePart(from + 1);
				}
				this.#problem('illegal $ character');
				return Token.Illegal;
			default:
				// The second half of a surrogate pair belongs to the same character.
				if (isHighSurrogate(code) && isLowSurrogate(next)) this.position = from + 2;
				return Token.Illegal;
		}
	}

	#withEquals(next: number, ifEquals: Token, otherwise: Token): Token {
		if (next !== 0x3d) return otherwise;
		this.position++;
		return ifEquals;
	}

	#identifier(from: number): Token {
		const at = this.#skipWord(from + 1);
		this.position = at;
		this.literal = this.#literal(from, at);
		const { length } = this.literal;
		if (length < 2 || length > 8) return Token.Ident;
		return this.keywords.get(this.literal) ?? Token.Ident;
	}

	#number(from: number): Token {
		let at = this.#skipDecimals(from);
		if (this.#code(at) === DOT) {
			const fraction = at + 1;
			at = this.#skipDecimals(fraction);
			if (at === fraction) this.#problem('expected fraction');
		}
		if ((this.#code(at) | 0x20) === 0x65) {
			at++;
			const sign = this.#code(at);
			if (sign === 0x2b || sign === 0x2d) at++;
			const exponent = at;
			at = this.#skipDecimals(exponent);
			if (at === exponent) this.#problem('expected exponent');
		}
		// Letters behind a number make one wrong token of it, not a number and a name.
		if (isLetter(this.#code(at))) {
			this.#problem('illegal number format');
			at = this.#skipWord(at);
		}
		this.position = at;
		this.literal = this.#literal(from, at);
		return Token.Number;
	}

	#string(from: number): Token {
		let at = from + 1;
		for (;;) {
			const code = this.#code(at);
			if (code === QUOTE) {
				at++;
				break;
			}
			if (code === NEWLINE || code === END) {
				this.#problem('non-terminated string');
				break;
			}
			at = code === BACKSLASH ? this.#escape(at + 1) : at + 1;
		}
		this.position = at;
		this.literal = this.#literal(from, at);
		return Token.String;
	}

	#rawString(from: number): Token {
		const end = this.text.indexOf('`', from + 1);
		if (end < 0) this.#problem('non-terminated string');
		this.position = end < 0 ? this.text.length : end + 1;
		this.literal = this.#literal(from, this.position);
		return Token.String;
	}

	/** Moves past one escape; `at` is behind the backslash. */
	#escape(at: number): number {
		switch (this.#code(at)) {
			case 0x5c: // \
			case 0x22: // "
			case 0x2f: // /
			case 0x62: // b
			case 0x66: // f
			case 0x6e: // n
			case 0x72: // r
			case 0x74: // t
				return at + 1;
			case 0x75: // u: whether four digits follow is seen when the string is decoded
				return Math.min(at + 4, this.text.length);
			default:
				this.#problem('illegal escape sequence');
				return at;
		}
	}

	/** The text from a quote or closing brace at `from` up to the next `{` or the end of the template string. */
	#templatePart(from: number): Token {
		let at = from + 1;
		let token: Token = Token.TemplatePart;
		let braces: number[] | null = null;
		for (;;) {
			const code = this.#code(at);
			if (code === NEWLINE || code === END) {
				this.#problem('non-terminated string');
				break;
			}
			at++;
			if (code === QUOTE) {
				token = Token.TemplateEnd;
				break;
			}
			if (code === LBRACE) break;
			if (code !== BACKSLASH) continue;
			if (this.#code(at) === LBRACE) {
				braces = braces ?? [];
				braces.push(at - 1);
				at++;
			} else {
				at = this.#escape(at);
			}
		}
		this.position = at;
		this.literal = braces === null ? this.#literal(from, at) : withoutCharactersAt(this.text, from, at, braces);
		return token;
	}

	#rawTemplatePart(from: number): Token {
		let at = from + 1;
		let token: Token = Token.RawTemplatePart;
		let braces: number[] | null = null;
		for (;;) {
			const code = this.#code(at);
			if (code === END) {
				this.#problem('non-terminated string');
				break;
			}
			at++;
			if (code === BACKQUOTE) {
				token = Token.RawTemplateEnd;
				break;
			}
			if (code === LBRACE) break;
			if (code === BACKSLASH && this.#code(at) === LBRACE) {
				braces = braces ?? [];
				braces.push(at - 1);
				at++;
			}
		}
		this.position = at;
		this.literal = braces === null ? this.#literal(from, at) : withoutCharactersAt(this.text, from, at, braces);
		return token;
	}

	#comment(from: number): Token {
		const newline = this.text.indexOf('\n', from);
		this.position = newline < 0 ? this.text.length : newline;
		this.literal = this.text.slice(from, this.position);
		return Token.Comment;
	}

	#skipWord(from: number): number {
		const text = this.text;
		let at = from;
		for (;;) {
			const code = text.charCodeAt(at);
			if (isLetter(code) || isDecimal(code)) at++;
			else if (code >= 0x80 && UNICODE_DIGIT.test(String.fromCodePoint(text.codePointAt(at) as number))) {
				at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
			} else return at;
		}
	}

	#skipDecimals(from: number): number {
		let at = from;
		while (isDecimal(this.#code(at))) at++;
		return at;
	}

	#code(at: number): number {
		return at < this.text.length ? this.text.charCodeAt(at) : END;
	}

	/**
	 * The text of a token. Right before a character that is not ASCII, OPA takes the first of that character's bytes
	 * along: such a word is no keyword and such a string has no valid escapes. The character is an error in any case, so
	 * this only decides what is told.
	 */
	#literal(from: number, to: number): string {
		const literal = this.text.slice(from, to);
		const next = this.text.charCodeAt(to);
		return next >= 0x80 ? literal + '\uFFFD'.repeat(utf8Length(next) - 1) : literal;
	}

	#problem(message: string): void {
		this.problems = [...this.problems, message];
	}

	/**
	 * Reports characters that no source may hold. One character behind the token is looked at too, the first of a text
	 * aside, because OPA reads ahead by one and blames the token in hand.
	 */
	#reportOddCharacters(from: number): void {
		for (let at = from === 0 ? 0 : from + 1; at <= this.position; at++) {
			const code = this.#code(at);
			if (code === 0) this.#problem('illegal null character');
			else if (code === BYTE_ORDER_MARK && at > 0) this.#problem('illegal byte-order mark');
			else if (isHighSurrogate(code) && isLowSurrogate(this.#code(at + 1))) at++;
			else if (code >= 0xd800 && code <= 0xdfff) this.#problem('illegal utf-8 character');
		}
	}
}

function singleCharacterTokens(): Token[] {
	const table: Token[] = new Array<Token>(128).fill(Token.Illegal);
	const tokens: readonly (readonly [string, Token])[] = [
		['[', Token.LBrack],
		[']', Token.RBrack],
		['{', Token.LBrace],
		['}', Token.RBrace],
		['(', Token.LParen],
		[')', Token.RParen],
		[',', Token.Comma],
		['+', Token.Add],
		['-', Token.Sub],
		['*', Token.Mul],
		['/', Token.Quo],
		['%', Token.Rem],
		['&', Token.SetAnd],
		['|', Token.SetOr],
		[';', Token.Semicolon],
		['.', Token.Dot],
	];
	for (const [character, token] of tokens) table[character.charCodeAt(0)] = token;
	return table;
}

function isLetter(code: number): boolean {
	const lower = code | 0x20;
	return (lower >= 0x61 && lower <= 0x7a) || code === 0x5f;
}

function isDecimal(code: number): boolean {
	return code >= 0x30 && code <= 0x39;
}

function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
	return code >= 0xdc00 && code <= 0xdfff;
}

/** How many bytes the character has that begins with a code unit of 0x80 or more. */
function utf8Length(code: number): number {
	if (code < 0x800) return 2;
	return isHighSurrogate(code) ? 4 : 3;
}

function hasOddCharacters(text: string, from: number): boolean {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0 || code === BYTE_ORDER_MARK) return true;
		if (code < 0xd800 || code > 0xdfff) continue;
		if (!isHighSurrogate(code) || !isLowSurrogate(text.charCodeAt(at + 1))) return true;
		at++;
	}
	return false;
}

function withoutCharactersAt(text: string, from: number, to: number, dropped: readonly number[]): string {
	let result = '';
	let start = from;
	for (const at of dropped) {
		result += text.slice(start, at);
		start = at + 1;
	}
	return result + text.slice(start, to);
}
