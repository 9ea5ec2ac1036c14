import type { Term } from './ast.ts';
import { booleanTerm, callTerm, namesRef, nullTerm, numberTerm, refTerm, stringTerm, varTerm } from './ast-build.ts';
import { isName } from './expr-kind.ts';
import { parseArray, parseSetOrObject, parseTermList } from './parse-collection.ts';
import { parseNumber, parseString } from './parse-scalar.ts';
import { parseTemplateString } from './parse-template.ts';
import type { Parser } from './parser.ts';
import { termKindName } from './term-text.ts';
import { Token } from './token.ts';

/** Terms of so few characters are as fast to read again as to keep. */
const SHORT_TERM = 24;

/** term ::= scalar | string | template-string | [ "-" ] ref | array | set | object | "(" infix ")" */
export function parseTerm(p: Parser): Term | null {
	const known = p.recallTerm();
	if (known !== undefined) return known;
	if (!p.enter()) return null;
	const start = p.start;
	const term = parseTermHere(p);
	p.leave();
	if (term === null || p.start - start > SHORT_TERM) p.rememberTerm(start, term);
	return term;
}

function parseTermHere(p: Parser): Term | null {
	acceptOperatorCall(p);
	if (!p.at(Token.Sub)) return parseTermEnd(p, parseHeadTerm(p));

	const minus = p.tokenSpan();
	const state = p.save();
	p.scan();
	if (!p.at(Token.Ident) && !p.at(Token.Contains)) {
		p.restore(state);
		return parseTermEnd(p, parseNumber(p));
	}
	const operand = parseTermEnd(p, parseVar(p));
	if (operand === null) return null;
	return callTerm(namesRef(['minus'], minus), [numberTerm('0', minus), operand], p.spanFrom(minus.start));
}

/** The part of a term before the brackets, dots and arguments that go on from it; the parser stays on its last token. */
function parseHeadTerm(p: Parser): Term | null {
	switch (p.token) {
		case Token.Null:
			return nullTerm(p.tokenSpan());
		case Token.True:
			return booleanTerm(true, p.tokenSpan());
		case Token.False:
			return booleanTerm(false, p.tokenSpan());
		case Token.Dot:
		case Token.Number:
			return parseNumber(p);
		case Token.String:
			return parseString(p);
		case Token.TemplatePart:
		case Token.TemplateEnd:
			return parseTemplateString(p, false);
		case Token.RawTemplatePart:
		case Token.RawTemplateEnd:
			return parseTemplateString(p, true);
		// Outside of rule heads `contains` is a name like others.
		case Token.Ident:
		case Token.Contains:
			return parseVar(p);
		case Token.LBrack:
			return parseArray(p);
		case Token.LBrace:
			return parseSetOrObject(p);
		case Token.LParen:
			return parseParenthesized(p);
		default:
			p.unexpected();
			return null;
	}
}

/** "(" infix ")" */
function parseParenthesized(p: Parser): Term | null {
	p.scan();
	const term = p.grammar.infix(p, false);
	if (term === null) return null;
	if (p.at(Token.RParen)) return term;
	p.error('non-terminated expression');
	return null;
}

/** var ::= identifier; each `_` is a variable of its own */
export function parseVar(p: Parser): Term {
	return varTerm(p.literal === '_' ? p.nextWildcard() : p.literal, p.tokenSpan());
}

/** `and(x, y)` and `or(x, y)` call the set operators where a term is expected, even while the words are keywords. */
function acceptOperatorCall(p: Parser): void {
	if ((p.at(Token.And) || p.at(Token.Or)) && p.isFollowedBy('(')) p.token = Token.Ident;
}

function parseTermEnd(p: Parser, head: Term | null): Term | null {
	if (head === null) return null;
	p.scanWithWhitespace();
	return parseReferenceEnd(p, head);
}

/** A term alone, or the reference or call that goes on from it; the parser stands behind the term. */
export function parseReferenceEnd(p: Parser, head: Term): Term | null {
	switch (p.token) {
		case Token.LParen:
		case Token.Dot:
		case Token.LBrack:
			return parseReference(p, head);
		case Token.Whitespace:
			p.scan();
	}
	// The root documents are references even when alone.
	return isName(head, 'data') || isName(head, 'input') ? asReference(head) : head;
}

function asReference(head: Term): Term {
	return head.kind === 'ref' ? head : refTerm(head, [], head.span);
}

/** ref ::= ( var | collection | comprehension | call ) { "." name | "[" infix "]" | "(" [ infix { "," infix } ] ")" } */
function parseReference(p: Parser, head: Term): Term | null {
	if (!p.enter()) return null;
	const term = parseReferenceHere(p, head);
	p.leave();
	return term;
}

function parseReferenceHere(p: Parser, head: Term): Term | null {
	if (!canHeadReference(head)) p.errorAt(head.span, `illegal ref (head cannot be ${termKindName(head)})`);
	const start = head.span.start;
	const path: Term[] = [];
	for (;;) {
		if (!p.allowsLength(path.length)) return null;
		switch (p.token) {
			case Token.Dot:
				p.scanWithWhitespace();
				if (!p.at(Token.Ident) && !p.isReferenceKeyword()) {
					p.unexpected('expected identifier');
					return null;
				}
				path.push(stringTerm(p.literal, p.tokenSpan()));
				p.scanWithWhitespace();
				break;
			case Token.LBrack: {
				p.scan();
				const index = p.grammar.infix(p, false);
				if (index === null) return null;
				if (!p.at(Token.RBrack)) {
					// The message names the opening bracket, as OPA's does.
					p.unexpected('expected [');
					return null;
				}
				path.push(index);
				p.scanWithWhitespace();
				break;
			}
			case Token.LParen: {
				const call = parseCall(p, head, path);
				return call === null ? null : parseCallEnd(p, call);
			}
			case Token.Whitespace:
				p.scan();
				return refTerm(head, path, p.spanFrom(start));
			default:
				return refTerm(head, path, p.spanFrom(start));
		}
	}
}

function parseCallEnd(p: Parser, call: Term): Term | null {
	if (p.at(Token.Dot) || p.at(Token.LBrack)) return parseReference(p, call);
	if (p.at(Token.Whitespace)) p.scan();
	return call;
}

/** call ::= ref "(" [ infix { "," infix } [ "," ] ] ")"; `set()` is the empty set */
function parseCall(p: Parser, head: Term, path: readonly Term[]): Term | null {
	const start = head.span.start;
	const operator = refTerm(head, path, p.spanTo(start, p.start));
	p.scan();
	const args = p.at(Token.RParen) ? [] : parseTermList(p, Token.RParen, []);
	if (args === null) return null;
	const span = p.spanTo(start, p.end);
	p.scanWithWhitespace();
	if (args.length === 0 && isName(operator, 'set')) return { kind: 'set', items: [], span };
	return callTerm(operator, args, span);
}

function canHeadReference(head: Term): boolean {
	switch (head.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
		case 'template-string':
		case 'ref':
			return false;
		default:
			return true;
	}
}
