import type { CommentGroup, Position } from './ast.ts';
import { GraphqlError } from './graphql-error.ts';
import { Lexer, type Token, type TokenKind, tokenText } from './lexer.ts';

/** Every level of the document is several levels of its JSON form. */
const MAX_DEPTH = 200;

/** One token ahead of the parser, with the comments before it. */
export class TokenReader {
	readonly #lexer: Lexer;
	#peeked: Token | null = null;
	#comment: CommentGroup | null = null;
	#depth = 0;
	/** The token that was read last. */
	previous: Token | null = null;

	constructor(text: string, file: string) {
		this.#lexer = new Lexer(text, file);
	}

	/** The next token; comments before it are put aside. */
	peek(): Token {
		if (this.#peeked !== null) return this.#peeked;
		const comments: { readonly Value: string }[] = [];
		let token = this.#lexer.next();
		for (; token.kind === 'Comment'; token = this.#lexer.next()) comments.push({ Value: token.value });
		if (comments.length > 0) this.#comment = { List: comments };
		this.#peeked = token;
		return token;
	}

	/** The comments before the next token, if it was looked at. */
	get comment(): CommentGroup | null {
		return this.#comment;
	}

	get position(): Position {
		return this.peek().position;
	}

	next(): Token {
		const token = this.peek();
		if (token.error !== null) throw new GraphqlError(token.error, token.position);
		this.#peeked = null;
		this.#comment = null;
		this.previous = token;
		return token;
	}

	is(kind: TokenKind): boolean {
		return this.peek().kind === kind;
	}

	isKeyword(word: string): boolean {
		return this.peek().value === word;
	}

	skip(kind: TokenKind): boolean {
		if (!this.is(kind)) return false;
		this.next();
		return true;
	}

	expect(kind: TokenKind): Token {
		if (!this.is(kind)) this.fail(`Expected ${kind}, found ${this.peek().kind}`);
		return this.next();
	}

	expectKeyword(word: string): void {
		const token = this.peek();
		if (token.kind !== 'Name' || token.value !== word) this.fail(`Expected "${word}", found ${tokenText(token)}`);
		this.next();
	}

	name(): string {
		return this.expect('Name').value;
	}

	unexpected(token: Token = this.peek()): never {
		throw new GraphqlError(`Unexpected ${tokenText(token)}`, token.position);
	}

	fail(message: string): never {
		throw new GraphqlError(message, this.peek().position);
	}

	/** Items between two tokens; none where the first one is missing. */
	many<T>(start: TokenKind, end: TokenKind, item: () => T): T[] {
		const items: T[] = [];
		if (!this.skip(start)) return items;
		this.nested(() => {
			while (!this.is(end)) items.push(item());
		});
		return items;
	}

	/** Parses something that may hold itself. */
	nested<T>(parse: () => T): T {
		if (++this.#depth > MAX_DEPTH) this.fail('exceeded max depth');
		const result = parse();
		this.#depth--;
		return result;
	}

	/** `many` including the last token, where there must be an item at least if there is the first token. */
	some<T>(
		start: TokenKind,
		end: TokenKind,
		item: () => T,
	): { readonly items: T[]; readonly endComment: CommentGroup | null } {
		if (!this.is(start)) return { items: [], endComment: null };
		const items = this.many(start, end, item);
		if (items.length === 0) this.fail(`expected at least one definition, found ${this.peek().kind}`);
		const endComment = this.comment;
		this.next();
		return { items, endComment };
	}
}
