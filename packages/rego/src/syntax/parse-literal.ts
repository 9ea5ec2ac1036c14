import type { Expr, ExprTerms, With } from './ast.ts';
import { expr } from './ast-build.ts';
import { ALL_FUTURE_KEYWORDS, withKeywords } from './keywords.ts';
import { reportBraceLedOperand } from './logical-problems.ts';
import { parseExpression, parseWith } from './parse-expression.ts';
import {
	hasLogicalKeywords,
	isLogicalOperator,
	negateOperand,
	parseLeadingBody,
	parseLogicalGroup,
	parseLogicalTail,
	reportOperandWith,
} from './parse-logical.ts';
import { isNegation, notExpr, parseNotBody } from './parse-not.ts';
import { parseEvery, parseSome } from './parse-quantifier.ts';
import type { Parser, ParserState } from './parser.ts';
import { Token } from './token.ts';

const NO_WITH: readonly With[] = [];

/** literal ::= [ "not" ] expression { with } | some | every | not-body | operand { ( "and" | "or" ) operand } { with } */
export function parseLiteral(p: Parser): Expr | null {
	const start = p.start;
	const literal = parseLiteralHere(p);
	return literal === null ? null : covering(p, literal, start);
}

/** The literal with the span of all that was read for it; a negation without braces gives its span to what it negates. */
function covering(p: Parser, literal: Expr, start: number): Expr {
	const { terms } = literal;
	if (terms.kind === 'not' && !terms.explicitBody) {
		const span = p.spanFrom(start);
		return { ...literal, terms: { ...terms, body: terms.body.map((inner) => ({ ...inner, span })) }, span };
	}
	if (literal.span.start === start && literal.span.end === p.lastEnd) return literal;
	return { ...literal, span: p.spanFrom(start) };
}

function parseLiteralHere(p: Parser): Expr | null {
	if (hasLogicalKeywords(p)) {
		if (p.at(Token.LBrace)) {
			const literal = parseLeadingBody(p);
			if (literal !== undefined) return literal;
		} else if (p.at(Token.LParen)) {
			const group = parseLogicalGroup(p, false, '');
			if (group === null) return null;
			if (group !== undefined) return parseLogicalTail(p, group);
		}
	}
	if (p.acceptKeywordReference()) return parseExpressionLiteral(p, null);

	const start = p.start;
	if (isNegation(p)) {
		p.scan();
		return parseNegation(p, start);
	}
	switch (p.token) {
		case Token.Some:
			return parseSome(p);
		case Token.Every:
			return parseEvery(p);
		default:
			return parseExpressionLiteral(p, null);
	}
}

/** What follows `not`, which began at `start`. */
function parseNegation(p: Parser, start: number): Expr | null {
	if (p.notBodies && p.at(Token.LBrace)) {
		const negation = parseNotBody(p, start);
		if (negation === null) return null;
		return parseLogicalTail(p, { body: [negation], explicit: false, span: negation.span });
	}
	if (p.at(Token.Some)) return illegal(p, "illegal negation of 'some'");
	if (p.at(Token.Every)) return illegal(p, "illegal negation of 'every'");
	if (p.notBodies && p.at(Token.LParen)) {
		const group = parseLogicalGroup(p, true, 'not ');
		if (group === null) return null;
		if (group !== undefined) return parseLogicalTail(p, negateOperand(p, group, start));
	}
	return parseExpressionLiteral(p, start);
}

/** expression { with }, or the chain that begins with it; `notStart` is where its negation began */
function parseExpressionLiteral(p: Parser, notStart: number | null): Expr | null {
	const state = p.dialect.version === 'v1' ? null : p.save();
	const from = p.start;
	const terms = parseExpression(p);
	if (terms === null) return null;

	const withSpan = p.tokenSpan();
	const modifiers = p.at(Token.With) ? parseWith(p) : NO_WITH;
	if (modifiers === null) return null;
	if (state !== null) hintMissingEvery(p, terms, state);

	const expression = negate(p, terms, modifiers, from, notStart);
	if (!isLogicalOperator(p)) return expression;
	if (modifiers.length > 0) {
		reportOperandWith(p, withSpan);
		return null;
	}
	if (notStart === null && p.source.text.startsWith('{', from)) {
		const operator = p.at(Token.And) ? 'and' : 'or';
		if (terms.kind === 'object' && terms.entries.length === 0) p.errorAt(expression.span, 'found empty body');
		else reportBraceLedOperand(p, expression.span, p.textFrom(from), operator);
		return null;
	}
	return parseLogicalTail(p, { body: [expression], explicit: false, span: expression.span });
}

function negate(p: Parser, terms: ExprTerms, modifiers: readonly With[], from: number, notStart: number | null): Expr {
	if (notStart === null) return expr(terms, p.spanFrom(from), { with: modifiers });
	const span = p.spanFrom(notStart);
	if (!p.notBodies) return expr(terms, span, { negated: true, with: modifiers });
	// The modifiers belong to the negation, not to what it negates.
	const negation = notExpr([expr(terms, span)], false, span);
	return modifiers.length === 0 ? negation : { ...negation, with: modifiers };
}

/** Explains a lone name `every` that would begin a quantifier, were the keyword imported. */
function hintMissingEvery(p: Parser, terms: ExprTerms, before: ParserState): void {
	if (terms.kind !== 'var' || terms.name !== 'every') return;
	const after = p.save();
	p.restore(before);
	const quantifier = p.lookAheadWith(withKeywords(p.keywords, ALL_FUTURE_KEYWORDS), () => parseEvery(p));
	p.restore(after);
	if (quantifier !== null) p.hint('`import future.keywords.every` for `every x in xs { ... }` expressions');
}

function illegal(p: Parser, note: string): null {
	p.unexpected(note);
	return null;
}
