import { type Diagnostic, diagnostic, type SourceFile, type Span } from '@merlon/base';
import type { Body, Comment, Expr, Term } from './ast.ts';
import { isKeywordOfVersion } from './keywords.ts';
import type { Dialect } from './parse-options.ts';
import { Scanner } from './scanner.ts';
import { isKeywordToken, Token, tokenText } from './token.ts';

export const PARSE_ERROR = 'rego_parse_error';

/**
 * The productions that lower ones recurse into. They are handed to the parser, so that the files of the grammar depend
 * on each other in one direction only.
 */
export interface Grammar {
	/** A term without infix operators, unless in parentheses. */
	readonly term: (p: Parser) => Term | null;
	/** A term with infix operators; `inList` when a comma after it ends it. */
	readonly infix: (p: Parser, inList: boolean) => Term | null;
	/** A query up to (and not past) the token that closes it. */
	readonly body: (p: Parser, end: Token) => Body | null;
	readonly literal: (p: Parser) => Expr | null;
}

/** Everything that going back in the source must undo. Errors and comments are lists shared by all states. */
export interface ParserState {
	readonly token: Token;
	readonly start: number;
	readonly end: number;
	readonly literal: string;
	readonly lastEnd: number;
	readonly skippedNewline: boolean;
	readonly wildcards: number;
	readonly errors: ErrorList | null;
	readonly comments: CommentList | null;
	readonly hints: readonly string[];
	readonly position: number;
	readonly keywords: ReadonlyMap<string, Token>;
}

interface ErrorList {
	readonly message: string;
	readonly start: number;
	readonly end: number;
	readonly previous: ErrorList | null;
}

interface CommentList {
	readonly comment: Comment;
	readonly previous: CommentList | null;
}

const NO_HINTS: readonly string[] = [];
const LAST_TOKEN = Token.Or;
const DEPTH_EXCEEDED = 'max parsing recursion depth exceeded';

/** The token in hand, one token of lookahead at a time, with the errors met so far. */
export class Parser {
	readonly source: SourceFile;
	readonly dialect: Dialect;
	readonly grammar: Grammar;
	/** Whether a negation is a node with a body (`future.keywords.not`). */
	notBodies: boolean;

	token: Token = Token.Illegal;
	start = 0;
	end = 0;
	literal = '';
	/** Where the last token before the one in hand ended, whitespace not counted: nodes end there. */
	lastEnd = 0;
	/** Whether a line break lies before the token in hand. */
	skippedNewline = false;
	wildcards = 0;
	errors: ErrorList | null = null;
	comments: CommentList | null = null;
	hints: readonly string[] = NO_HINTS;

	readonly #scanner: Scanner;
	readonly #terms = new TermCache();
	#isReferenceKeyword: readonly boolean[];
	#depth = 0;
	#tokensLeft: number;
	/** Set once a limit is hit; the source then ends for the parser, and this is the only error. */
	#limitError: ErrorList | null = null;

	constructor(source: SourceFile, dialect: Dialect, grammar: Grammar) {
		this.source = source;
		this.dialect = dialect;
		this.grammar = grammar;
		this.notBodies = dialect.notBodies;
		this.#scanner = new Scanner(source.text, dialect.keywords);
		this.#isReferenceKeyword = this.#referenceKeywords();
		this.#tokensLeft = dialect.limits.tokens + 2 * source.text.length;
	}

	get keywords(): ReadonlyMap<string, Token> {
		return this.#scanner.keywords;
	}

	set keywords(keywords: ReadonlyMap<string, Token>) {
		if (keywords === this.#scanner.keywords) return;
		this.#scanner.keywords = keywords;
		this.#isReferenceKeyword = this.#referenceKeywords();
	}

	/** Moves to the next token that is not whitespace. */
	scan(): void {
		this.#leaveToken();
		const scanner = this.#scanner;
		for (;;) {
			if (scanner.skipWhitespace()) this.skippedNewline = true;
			this.#take(scanner.scan());
			if (this.token === Token.Whitespace) this.#noteNewline();
			else if (this.token === Token.Comment) this.#keepComment();
			else return;
		}
	}

	/** Moves to the next token; whitespace ends references, so it counts here. */
	scanWithWhitespace(): void {
		this.#leaveToken();
		for (;;) {
			this.#take(this.#scanner.scan());
			if (this.token === Token.Whitespace) this.#noteNewline();
			if (this.token !== Token.Comment) return;
			this.#keepComment();
		}
	}

	/** Moves from the `}` of a template string's expression to the part behind it. */
	continueTemplate(raw: boolean): void {
		this.#leaveToken();
		this.#take(this.#scanner.continueTemplate(raw));
	}

	save(): ParserState {
		return {
			token: this.token,
			start: this.start,
			end: this.end,
			literal: this.literal,
			lastEnd: this.lastEnd,
			skippedNewline: this.skippedNewline,
			wildcards: this.wildcards,
			errors: this.errors,
			comments: this.comments,
			hints: this.hints,
			position: this.#scanner.position,
			keywords: this.#scanner.keywords,
		};
	}

	restore(state: ParserState): void {
		this.token = state.token;
		this.start = state.start;
		this.end = state.end;
		this.literal = state.literal;
		this.lastEnd = state.lastEnd;
		this.skippedNewline = state.skippedNewline;
		this.wildcards = state.wildcards;
		this.errors = state.errors;
		this.comments = state.comments;
		this.hints = state.hints;
		this.#scanner.position = state.position;
		this.keywords = state.keywords;
	}

	/** A term parsed from here before, with the parser moved behind it; undefined when there is none. */
	recallTerm(): Term | null | undefined {
		const found = this.#terms.find(this.start);
		if (found === undefined) return undefined;
		this.restore(found.after);
		return found.term;
	}

	/** Keeps a term for when its source is read again; the parser stands behind it. */
	rememberTerm(start: number, term: Term | null): void {
		this.#terms.add({ start, term, after: this.save() });
	}

	/** Forgets the terms: nothing before the token in hand is read again. */
	forgetTerms(): void {
		this.#terms.clear();
	}

	/** Runs `read` as if there were other keywords, and takes back all that it did. */
	lookAheadWith<T>(keywords: ReadonlyMap<string, Token>, read: () => T): T {
		const state = this.save();
		const terms = this.#terms.takeAll();
		this.keywords = keywords;
		const result = read();
		this.restore(state);
		this.#terms.putBack(terms);
		return result;
	}

	/** Whether the token in hand is of this kind. */
	at(token: Token): boolean {
		return this.token === token;
	}

	/** The next token, whitespace left out, without moving there. */
	peek(): Token {
		const state = this.save();
		this.scan();
		const token = this.token;
		this.restore(state);
		return token;
	}

	/** Whether the character right behind the token is this one. */
	isFollowedBy(character: string): boolean {
		return this.source.text.startsWith(character, this.end);
	}

	/** Whether the token is a keyword that may stand in a reference. */
	isReferenceKeyword(): boolean {
		return this.#isReferenceKeyword[this.token] === true;
	}

	/** Whether the token is a keyword that begins a reference (`not.x`, `if["a"]`). */
	beginsKeywordReference(): boolean {
		return this.isReferenceKeyword() && (this.isFollowedBy('.') || this.isFollowedBy('['));
	}

	/** Makes an identifier of a keyword that begins a reference; whether there was one. */
	acceptKeywordReference(): boolean {
		if (!this.beginsKeywordReference()) return false;
		this.token = Token.Ident;
		return true;
	}

	hasFeature(feature: string): boolean {
		return this.dialect.features.has(feature);
	}

	spanTo(start: number, end: number): Span {
		return { source: this.source, start, end };
	}

	tokenSpan(): Span {
		return { source: this.source, start: this.start, end: this.end };
	}

	/** From `start` to the end of the last token. */
	spanFrom(start: number): Span {
		return { source: this.source, start, end: this.lastEnd };
	}

	textFrom(start: number): string {
		return this.source.text.slice(start, this.lastEnd);
	}

	nextWildcard(): string {
		return `$${this.wildcards++}`;
	}

	/** Reports an error at the token in hand. */
	error(message: string): void {
		this.#addError(message, this.start, this.end);
	}

	errorAt(at: Span, message: string): void {
		this.#addError(message, at.start, at.end);
	}

	/** Explains the next error. */
	hint(text: string): void {
		this.hints = [...this.hints, text];
	}

	/** Reports the token in hand as one that cannot stand here. */
	unexpected(note = ''): void {
		if (this.token === Token.Illegal) {
			this.error('illegal token');
			return;
		}
		const kind = isKeywordToken(this.token) ? 'keyword' : 'token';
		const message = `unexpected ${tokenText(this.token)} ${kind}`;
		this.error(note === '' ? message : `${message}: ${note}`);
	}

	/** Goes one level deeper; false, with an error, at the limit. Every true needs its `leave`. */
	enter(): boolean {
		if (this.#depth >= this.dialect.limits.depth) {
			this.error(DEPTH_EXCEEDED);
			return false;
		}
		this.#depth++;
		return true;
	}

	/** Whether a chain that later stages may follow link by link can be this long; false, with an error, if not. */
	allowsLength(length: number): boolean {
		if (length <= this.dialect.limits.depth) return true;
		this.error(DEPTH_EXCEEDED);
		return false;
	}

	leave(levels = 1): void {
		this.#depth -= levels;
	}

	/** All errors, in the order in which they were met. */
	diagnostics(): Diagnostic[] {
		const result: Diagnostic[] = [];
		for (let at = this.#limitError ?? this.errors; at !== null; at = at.previous) {
			result.push(diagnostic(PARSE_ERROR, at.message, this.spanTo(at.start, at.end)));
		}
		return result.reverse();
	}

	commentList(): Comment[] {
		const result: Comment[] = [];
		for (let at = this.comments; at !== null; at = at.previous) result.push(at.comment);
		return result.reverse();
	}

	#leaveToken(): void {
		if (this.token === Token.Whitespace) return;
		this.lastEnd = this.end;
		this.skippedNewline = false;
	}

	#take(token: Token): void {
		const scanner = this.#scanner;
		this.token = token;
		this.start = scanner.start;
		this.end = scanner.position;
		this.literal = scanner.literal;
		if (scanner.problems.length > 0) {
			for (const problem of scanner.problems) this.error(problem);
			this.token = Token.Illegal;
		}
		if (--this.#tokensLeft < 0) this.#stop('source nests ambiguities too deeply to be read');
	}

	#stop(message: string): void {
		this.#limitError ??= { message, start: this.start, end: this.end, previous: null };
		this.token = Token.Eof;
	}

	#noteNewline(): void {
		if (this.source.text.charCodeAt(this.start) === 10) this.skippedNewline = true;
	}

	#keepComment(): void {
		let end = this.end;
		while (end > this.start + 1 && this.source.text.charCodeAt(end - 1) === 13) end--;
		const text = this.source.text.slice(this.start + 1, end);
		const comment: Comment = { kind: 'comment', text, span: this.tokenSpan() };
		this.comments = { comment, previous: this.comments };
	}

	#addError(message: string, start: number, end: number): void {
		const text = message + hintText(this.hints);
		this.errors = { message: text, start, end, previous: this.errors };
		this.hints = NO_HINTS;
	}

	#referenceKeywords(): boolean[] {
		const table: boolean[] = new Array<boolean>(LAST_TOKEN + 1).fill(false);
		if (!this.dialect.features.has('keywords_in_refs')) return table;
		for (let token = 0; token <= LAST_TOKEN; token++) {
			if (!isKeywordToken(token as Token)) continue;
			const word = tokenText(token as Token);
			table[token] = isKeywordOfVersion(word, this.dialect.version) || this.keywords.has(word);
		}
		return table;
	}
}

function hintText(hints: readonly string[]): string {
	if (hints.length === 0) return '';
	return ` (${hints.length === 1 ? 'hint' : 'hints'}: ${hints.join(', ')})`;
}

interface CachedTerm {
	readonly start: number;
	readonly term: Term | null;
	readonly after: ParserState;
}

/** Terms by their start. Only the outermost of those begun at or behind a place are of use, so a new one drops them. */
class TermCache {
	#terms: CachedTerm[] = [];

	find(start: number): CachedTerm | undefined {
		const terms = this.#terms;
		let low = 0;
		let high = terms.length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const found = terms[middle] as CachedTerm;
			if (found.start === start) return found;
			if (found.start < start) low = middle + 1;
			else high = middle - 1;
		}
		return undefined;
	}

	add(term: CachedTerm): void {
		const terms = this.#terms;
		while (terms.length > 0 && (terms[terms.length - 1] as CachedTerm).start >= term.start) terms.pop();
		terms.push(term);
	}

	clear(): void {
		if (this.#terms.length > 0) this.#terms = [];
	}

	takeAll(): CachedTerm[] {
		const terms = this.#terms;
		this.#terms = [];
		return terms;
	}

	putBack(terms: CachedTerm[]): void {
		this.#terms = terms;
	}
}
