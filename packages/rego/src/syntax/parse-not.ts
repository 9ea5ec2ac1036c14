import type { Span } from '@merlon/base';
import type { Body, Expr } from './ast.ts';
import { expr } from './ast-build.ts';
import { isUnionBody, reportOperandValue, reportUnionBody } from './logical-problems.ts';
import { parseInfix } from './parse-infix.ts';
import type { Parser } from './parser.ts';
import { Token } from './token.ts';

/** Whether the token is a negation, not a reference such as `not.x`. */
export function isNegation(p: Parser): boolean {
	return p.at(Token.Not) && !p.isFollowedBy('.') && !p.isFollowedBy('[');
}

export function notExpr(body: Body, explicitBody: boolean, span: Span): Expr {
	return expr({ kind: 'not', body, explicitBody, span }, span);
}

/** not-body ::= "not" "{" body "}", from the brace; `start` is that of `not` */
export function parseNotBody(p: Parser, start: number): Expr | null {
	const at = p.tokenSpan();
	const state = p.save();
	p.scan();
	const isEmpty = p.at(Token.RBrace);
	const body = p.grammar.body(p, Token.RBrace);
	if (body === null) {
		if (isEmpty) return null;
		// Braces that hold no body may hold a value; then that is the mistake to tell.
		const failed = p.save();
		p.restore(state);
		const term = parseInfix(p, false);
		if (term === null) p.restore(failed);
		else reportOperandValue(p, at, term, 'not ');
		return null;
	}
	p.scan();
	if (isUnionBody(body)) {
		reportUnionBody(p, at, body, 'not ');
		return null;
	}
	return notExpr(body, true, p.spanFrom(start));
}
