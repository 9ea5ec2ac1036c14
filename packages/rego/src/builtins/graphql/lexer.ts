import { encodeUtf8 } from '../../runtime/bytes.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import type { Position } from './ast.ts';
import { blockStringValue } from './block-string.ts';

/** Kinds of tokens, by the text that messages show for them. */
export type TokenKind =
	| '<Invalid>'
	| '<EOF>'
	| '!'
	| '$'
	| '&'
	| '('
	| ')'
	| '...'
	| ':'
	| '='
	| '@'
	| '['
	| ']'
	| '{'
	| '}'
	| '|'
	| 'Name'
	| 'Int'
	| 'Float'
	| 'String'
	| 'BlockString'
	| 'Comment';

export interface Token {
	readonly kind: TokenKind;
	readonly value: string;
	readonly position: Position;
	/** What is wrong with an invalid token. */
	readonly error: string | null;
}

/** `Name "on"` */
export function tokenText(token: Token): string {
	return token.value === '' ? token.kind : `${token.kind} ${quoteGo(token.value)}`;
}

const PUNCTUATION = '!$&():=@[]{}|';
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
	['"', '"'],
	['/', '/'],
	['\\', '\\'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
]);

/** Splits a GraphQL text into tokens, with gqlparser's positions: lines and columns in code points. */
export class Lexer {
	readonly #text: readonly string[];
	readonly #file: string;
	#start = 0;
	#at = 0;
	#line = 1;
	#lineStart = 0;

	constructor(text: string, file: string) {
		this.#text = Array.from(text);
		this.#file = file;
	}

	next(): Token {
		this.#skipSpace();
		this.#start = this.#at;
		const first = this.#text[this.#at];
		if (first === undefined) return this.#token('<EOF>', '');
		if (PUNCTUATION.includes(first)) {
			this.#at++;
			return this.#token(first as TokenKind, '');
		}
		if (first === '.' && this.#startsWith('...')) {
			this.#at += 3;
			return this.#token('...', '');
		}
		if (first === '#') {
			this.#take(/[^\p{Cc}]|[\t\u007f-\u009f]/u);
			return this.#token('Comment', this.#taken());
		}
		if (/[A-Za-z_]/.test(first)) {
			this.#take(/[0-9A-Za-z_]/);
			return this.#token('Name', this.#taken());
		}
		if (/[-0-9]/.test(first)) return this.#number();
		if (first === '"') return this.#startsWith('"""') ? this.#blockString() : this.#string();
		return this.#unexpected(first);
	}

	#unexpected(character: string): Token {
		if (character < ' ') return this.#invalid(`Cannot contain the invalid character "${unicodeEscape(character)}"`);
		if (character === "'") {
			return this.#invalid(`Unexpected single quote character ('), did you mean to use a double quote (")?`);
		}
		return this.#invalid(`Cannot parse the unexpected character "${firstByte(character)}".`);
	}

	#startsWith(text: string): boolean {
		for (let i = 0; i < text.length; i++) if (this.#text[this.#at + i] !== text[i]) return false;
		return true;
	}

	#skipSpace(): void {
		for (; ; this.#at++) {
			const character = this.#text[this.#at];
			if (character === '\n') this.#newLine(this.#at + 1);
			else if (character === '\r') {
				// gqlparser lets the line begin between the two characters of a Windows line break.
				this.#newLine(this.#at + 1);
				if (this.#text[this.#at + 1] === '\n') this.#at++;
			} else if (character === undefined || !'\t ,\ufeff'.includes(character)) return;
		}
	}

	#newLine(start: number): void {
		this.#line++;
		this.#lineStart = start;
	}

	#take(pattern: RegExp): number {
		const from = this.#at;
		while (this.#at < this.#text.length && pattern.test(this.#text[this.#at] as string)) this.#at++;
		return this.#at - from;
	}

	#accept(characters: string): boolean {
		const character = this.#text[this.#at];
		if (character === undefined || !characters.includes(character)) return false;
		this.#at++;
		return true;
	}

	#taken(): string {
		return this.#text.slice(this.#start, this.#at).join('');
	}

	#token(kind: TokenKind, value: string): Token {
		const column = this.#start - this.#lineStart + 1;
		return { kind, value, position: { line: this.#line, column, file: this.#file }, error: null };
	}

	#invalid(error: string): Token {
		const position = { line: this.#line, column: this.#at - this.#lineStart + 1, file: this.#file };
		return { kind: '<Invalid>', value: '', position, error };
	}

	/** number ::= [ "-" ] ( "0" | nonzero digits ) [ "." digits ] [ "e" [ "+" | "-" ] digits ] */
	#number(): Token {
		this.#accept('-');
		if (this.#accept('0')) {
			if (/[0-9]/.test(this.#text[this.#at] ?? '')) {
				return this.#invalid(`Invalid number, unexpected digit after 0: ${this.#describeNext()}.`);
			}
		} else if (this.#take(/[0-9]/) === 0) {
			return this.#missingDigit();
		}
		let isFloat = false;
		if (this.#accept('.')) {
			isFloat = true;
			if (this.#take(/[0-9]/) === 0) return this.#missingDigit();
		}
		if (this.#accept('eE')) {
			isFloat = true;
			this.#accept('-+');
			if (this.#take(/[0-9]/) === 0) return this.#missingDigit();
		}
		return this.#token(isFloat ? 'Float' : 'Int', this.#taken());
	}

	#missingDigit(): Token {
		return this.#invalid(`Invalid number, expected digit but got: ${this.#describeNext()}.`);
	}

	#describeNext(): string {
		const next = this.#text[this.#at];
		return next === undefined ? '<EOF>' : `"${firstByte(next)}"`;
	}

	#string(): Token {
		this.#start = ++this.#at;
		let value = '';
		for (;;) {
			const character = this.#text[this.#at];
			if (character === undefined || character === '\n' || character === '\r') break;
			if (character < ' ' && character !== '\t') {
				return this.#invalid(`Invalid character within String: "${unicodeEscape(character)}".`);
			}
			if (character === '"') {
				const token = this.#token('String', value);
				this.#at++;
				return token;
			}
			if (character === '\\') {
				const escaped = this.#escape();
				if (typeof escaped !== 'string') return escaped;
				value += escaped;
			} else {
				value += character;
				this.#at++;
			}
		}
		return this.#invalid('Unterminated string.');
	}

	#escape(): string | Token {
		const letter = this.#text[this.#at + 1];
		const simple = SIMPLE_ESCAPES.get(letter ?? '');
		if (simple !== undefined) {
			this.#at += 2;
			return simple;
		}
		if (letter === 'u') {
			const digits = this.#text.slice(this.#at + 2, this.#at + 6).join('');
			if (/^[0-9a-fA-F]{4}$/.test(digits) && this.#at + 6 < this.#text.length) {
				this.#at += 6;
				const code = Number.parseInt(digits, 16);
				return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCharCode(code);
			}
		}
		this.#at++;
		if (letter === undefined) return this.#invalid('Invalid character escape sequence.');
		const shown = letter === 'u' ? this.#text.slice(this.#at, this.#at + 5).join('') : firstByte(letter);
		return this.#invalid(`Invalid character escape sequence: \\${shown}.`);
	}

	#blockString(): Token {
		this.#at += 3;
		this.#start = this.#at;
		let raw = '';
		while (this.#at < this.#text.length) {
			const character = this.#text[this.#at] as string;
			if (character === '"') {
				const quotes = this.#countQuotes();
				if (quotes >= 3) {
					const token = this.#token('BlockString', blockStringValue(raw + '"'.repeat(quotes - 3)));
					this.#at += quotes;
					return token;
				}
			}
			if (character < ' ' && !'\t\n\r'.includes(character)) {
				return this.#invalid(`Invalid character within String: "${unicodeEscape(character)}".`);
			}
			if (this.#startsWith('\\"""')) {
				raw += '"""';
				this.#at += 4;
				continue;
			}
			if (character === '\r' && this.#text[this.#at + 1] === '\n') this.#at++;
			this.#at++;
			raw += character === '\r' ? '\n' : character;
			if (character === '\n' || character === '\r') this.#newLine(this.#at);
		}
		return this.#invalid('Unterminated string.');
	}

	#countQuotes(): number {
		let end = this.#at;
		while (this.#text[end] === '"') end++;
		return end - this.#at;
	}
}

function unicodeEscape(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** gqlparser shows single bytes. */
function firstByte(character: string): string {
	return String.fromCharCode(encodeUtf8(character)[0] as number);
}
