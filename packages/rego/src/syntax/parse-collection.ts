import type { Body, ObjectEntry, Term } from './ast.ts';
import type { Parser, ParserState } from './parser.ts';
import { Token } from './token.ts';

/**
 * array ::= "[" [ "," ] [ infix { "," infix } [ "," ] ] "]" | "[" term "|" body "]"
 *
 * `[a | b]` is always a comprehension, hence the first item is read as a term without operators first. The parser ends
 * on the closing bracket.
 */
export function parseArray(p: Parser): Term | null {
	const start = p.start;
	p.scan();
	if (p.at(Token.RBrack)) return arrayTerm(p, start, []);
	const canBeComprehension = !skipLeadingComma(p);

	const state = p.save();
	const head = p.grammar.term(p);
	if (head === null) return null;
	switch (p.token) {
		case Token.RBrack:
			return arrayTerm(p, start, [head]);
		case Token.Comma:
			p.scan();
			return finishArray(p, start, [head]);
		case Token.SetOr:
			if (canBeComprehension) {
				const body = parseComprehensionBody(p, Token.RBrack);
				if (body !== null) return { kind: 'array-comprehension', term: head, body, span: p.spanTo(start, p.end) };
				if (!p.at(Token.Comma)) return null;
			}
	}
	p.restore(state);
	return finishArray(p, start, []);
}

function finishArray(p: Parser, start: number, items: Term[]): Term | null {
	return parseTermList(p, Token.RBrack, items) === null ? null : arrayTerm(p, start, items);
}

function arrayTerm(p: Parser, start: number, items: readonly Term[]): Term {
	return { kind: 'array', items, span: p.spanTo(start, p.end) };
}

/**
 * set ::= "{" [ "," ] infix { "," infix } [ "," ] "}" | "{" term "|" body "}"
 *
 * object ::= "{" [ "," ] [ infix ":" infix { "," infix ":" infix } [ "," ] ] "}" | "{" infix ":" term "|" body "}"
 */
export function parseSetOrObject(p: Parser): Term | null {
	const start = p.start;
	p.scan();
	if (p.at(Token.RBrace)) return objectTerm(p, start, []);
	const canBeComprehension = !skipLeadingComma(p);

	const state = p.save();
	const term = p.grammar.term(p);
	if (term === null) return null;
	switch (p.token) {
		case Token.SetOr:
			if (canBeComprehension) return parseSetComprehension(p, start, state, term);
			break;
		case Token.RBrace:
		case Token.Comma:
			return parseSet(p, start, term);
		case Token.Colon:
			return parseObject(p, start, term, canBeComprehension);
	}

	p.restore(state);
	const head = p.grammar.infix(p, true);
	if (head === null) return null;
	if (p.at(Token.RBrace) || p.at(Token.Comma)) return parseSet(p, start, head);
	if (p.at(Token.Colon)) return parseObject(p, start, head, canBeComprehension);
	p.unexpected('non-terminated set');
	return null;
}

function parseSet(p: Parser, start: number, first: Term): Term | null {
	if (p.at(Token.RBrace)) return setTerm(p, start, [first]);
	p.scan();
	const items = parseTermList(p, Token.RBrace, [first]);
	return items === null ? null : setTerm(p, start, items);
}

function setTerm(p: Parser, start: number, items: readonly Term[]): Term {
	return { kind: 'set', items, span: p.spanTo(start, p.end) };
}

function parseSetComprehension(p: Parser, start: number, state: ParserState, term: Term): Term | null {
	const body = parseComprehensionBody(p, Token.RBrace);
	if (body !== null) return { kind: 'set-comprehension', term, body, span: p.spanTo(start, p.end) };
	if (!p.at(Token.Comma)) return null;
	// `{a | b, c}` holds a union.
	p.restore(state);
	const items = parseTermList(p, Token.RBrace, []);
	return items === null ? null : setTerm(p, start, items);
}

/** The rest of an object or its comprehension, from the colon behind its first key. */
function parseObject(p: Parser, start: number, key: Term, canBeComprehension: boolean): Term | null {
	p.scan();
	const state = p.save();
	const term = p.grammar.term(p);
	if (term === null) return null;
	if (canBeComprehension) {
		switch (p.token) {
			case Token.RBrace:
			case Token.Comma:
				return finishObject(p, start, key, term);
			case Token.SetOr: {
				const body = parseComprehensionBody(p, Token.RBrace);
				if (body !== null) {
					return { kind: 'object-comprehension', key, value: term, body, span: p.spanTo(start, p.end) };
				}
			}
		}
	}
	p.restore(state);
	const value = p.grammar.infix(p, true);
	if (value === null) return null;
	if (p.at(Token.RBrace) || p.at(Token.Comma)) return finishObject(p, start, key, value);
	p.unexpected('non-terminated object');
	return null;
}

function finishObject(p: Parser, start: number, key: Term, value: Term): Term | null {
	const entries: ObjectEntry[] = [{ key, value }];
	if (p.at(Token.Comma)) {
		p.scan();
		if (!parseEntries(p, entries)) return null;
	}
	return objectTerm(p, start, entries);
}

function objectTerm(p: Parser, start: number, entries: readonly ObjectEntry[]): Term {
	return { kind: 'object', entries, span: p.spanTo(start, p.end) };
}

/** { infix ":" infix "," } up to the closing brace */
function parseEntries(p: Parser, entries: ObjectEntry[]): boolean {
	while (!p.at(Token.RBrace)) {
		const key = p.grammar.infix(p, true);
		if (key === null) return false;
		if (!p.at(Token.Colon)) {
			p.unexpected('expected ":"');
			return false;
		}
		p.scan();
		const value = p.grammar.infix(p, true);
		if (value === null) return false;
		entries.push({ key, value });
		if (!atEndOrPastComma(p, Token.RBrace)) return false;
	}
	return true;
}

/** { infix "," } up to the closing token; gives back the list that it adds to */
export function parseTermList(p: Parser, end: Token, items: Term[]): Term[] | null {
	while (!p.at(end)) {
		const term = p.grammar.infix(p, true);
		if (term === null) return null;
		items.push(term);
		if (!atEndOrPastComma(p, end)) return null;
	}
	return items;
}

function atEndOrPastComma(p: Parser, end: Token): boolean {
	if (p.at(end)) return true;
	if (p.at(Token.Comma)) {
		p.scan();
		return true;
	}
	p.unexpected(`expected "," or "${end === Token.RParen ? ')' : end === Token.RBrack ? ']' : '}'}"`);
	return false;
}

/** "|" body */
function parseComprehensionBody(p: Parser, end: Token): Body | null {
	p.scan();
	return p.grammar.body(p, end);
}

/** A comma before the first item is taken for backwards compatibility; whether there was one. */
function skipLeadingComma(p: Parser): boolean {
	if (!p.at(Token.Comma)) return false;
	p.scan();
	return true;
}
