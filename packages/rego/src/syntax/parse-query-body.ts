import type { Body, Expr } from './ast.ts';
import { operatorName } from './expr-kind.ts';
import { ALL_FUTURE_KEYWORDS, withKeywords } from './keywords.ts';
import { parseInfix } from './parse-infix.ts';
import type { Parser } from './parser.ts';
import { Token, tokenText } from './token.ts';

const INFIX_EXAMPLES: ReadonlyMap<string, string> = new Map([
	['in', 'x in xs'],
	['and', 'x and y'],
	['or', 'x or y'],
]);

/** body ::= literal { ( ";" | newline ) literal }; the parser ends on the token that closes it */
export function parseBody(p: Parser, end: Token): Body | null {
	if (!p.enter()) return null;
	const body = parseLiterals(p, end);
	p.leave();
	return body;
}

/** query ::= literal { ";" literal }: what stands at the top level of a source */
export function parseTopLevelQuery(p: Parser): Body | null {
	return parseLiterals(p, null);
}

function parseLiterals(p: Parser, end: Token | null): Body | null {
	if (p.at(end ?? Token.Eof)) {
		p.error('found empty body');
		return null;
	}
	const body: Expr[] = [];
	for (;;) {
		const literal = p.grammar.literal(p);
		if (literal === null) return null;
		body.push(literal);
		if (p.at(Token.Semicolon)) {
			p.scan();
			continue;
		}
		if (end === null || p.at(end)) return body;
		if (p.skippedNewline) continue;
		if (p.errors === null) {
			hintMissingInfixKeyword(p);
			p.unexpected(`expected \\n or ; or ${tokenText(end)}`);
		}
		return null;
	}
}

/** Explains an expression that goes on with a word, or a second variable, which an import would make an operator. */
function hintMissingInfixKeyword(p: Parser): void {
	if (p.hints.length > 0) return;
	let word = 'in';
	if (p.at(Token.Ident)) word = p.literal;
	else if (!p.at(Token.Comma) || !continuesWithMembership(p)) return;
	const example = INFIX_EXAMPLES.get(word);
	if (example !== undefined) p.hint(`\`import future.keywords.${word}\` for \`${example}\` expressions`);
}

function continuesWithMembership(p: Parser): boolean {
	const state = p.save();
	p.scan();
	const isMembership = readsAsMembership(p);
	p.restore(state);
	return isMembership;
}

/** Whether the source from here would be `x in xs` or `k, v in xs`, were all future keywords known. */
export function readsAsMembership(p: Parser): boolean {
	const keywords = withKeywords(p.keywords, ALL_FUTURE_KEYWORDS);
	const term = p.lookAheadWith(keywords, () => parseInfix(p, false));
	return term !== null && term.kind === 'call' && isMemberName(operatorName(term.operator));
}

function isMemberName(name: string | null): boolean {
	return name === 'internal.member_2' || name === 'internal.member_3';
}
