import type { ExprTerms, With } from './ast.ts';
import { callExpr } from './ast-build.ts';
import { parseInfix, parseOperator } from './parse-infix.ts';
import type { Parser } from './parser.ts';
import { Token } from './token.ts';

/** expression ::= infix [ ( ":=" | "=" ) infix ] */
export function parseExpression(p: Parser): ExprTerms | null {
	const left = parseInfix(p, false);
	if (left === null) return null;
	if (p.at(Token.Assign) || p.at(Token.Unify)) {
		const operator = parseOperator(p);
		const right = parseInfix(p, false);
		return right === null ? null : callExpr(operator, [left, right], p.spanFrom(left.span.start));
	}
	return left.kind === 'call' ? callExpr(left.operator, left.args, left.span) : left;
}

/** with ::= "with" ref "as" infix { "with" ref "as" infix } */
export function parseWith(p: Parser): With[] | null {
	const modifiers: With[] = [];
	while (p.at(Token.With)) {
		const start = p.start;
		p.scan();
		if (!p.at(Token.Ident)) {
			p.unexpected('expected ident');
			return null;
		}
		const target = p.grammar.term(p);
		if (target === null) return null;
		if (target.kind !== 'ref' && target.kind !== 'var') p.unexpected('expected with target path');
		if (!p.at(Token.As)) {
			p.unexpected('expected as keyword');
			return null;
		}
		p.scan();
		const value = parseInfix(p, false);
		if (value === null) return null;
		modifiers.push({ kind: 'with', target, value, span: p.spanFrom(start) });
	}
	return modifiers;
}
