import type { Span } from '@merlon/base';
import type { Body, Expr, ExprTerms } from './ast.ts';
import { expr } from './ast-build.ts';
import { isUnionBody, reportBraceLedOperand, reportUnionBody, reportVoidOperands } from './logical-problems.ts';
import { parseExpression, parseWith } from './parse-expression.ts';
import { parseInfix } from './parse-infix.ts';
import { isNegation, notExpr, parseNotBody } from './parse-not.ts';
import type { Parser } from './parser.ts';
import { Token, tokenText } from './token.ts';

/** One side of `and` or `or`, or what a group holds. */
export interface Operand {
	readonly body: Body;
	/** Written in braces. */
	readonly explicit: boolean;
	readonly span: Span;
}

/** Whether the token is `and` or `or` as a keyword. */
export function isLogicalOperator(p: Parser): boolean {
	return p.at(Token.And) || p.at(Token.Or);
}

/** Whether the module has `and` or `or` as keywords. */
export function hasLogicalKeywords(p: Parser): boolean {
	return p.keywords.has('and') || p.keywords.has('or');
}

/** The literal that begins with an operand already read: alone, or as the left end of a chain; with its modifiers. */
export function parseLogicalTail(p: Parser, operand: Operand): Expr | null {
	if (!isLogicalOperator(p)) return attachWith(p, operand.body[0] as Expr);
	const chain = parseOrChain(p, operand);
	return chain === null ? null : attachWith(p, chain);
}

function attachWith(p: Parser, expression: Expr): Expr | null {
	if (!p.at(Token.With)) return expression;
	const modifiers = parseWith(p);
	return modifiers === null ? null : { ...expression, with: modifiers };
}

/** or-chain ::= and-chain { "or" and-chain }, from the operator behind its first operand */
function parseOrChain(p: Parser, first: Operand): Expr | null {
	let left: Operand | null = p.at(Token.And) ? parseAndChain(p, first) : first;
	if (left === null) return null;
	let depth = 0;
	while (left !== null && p.at(Token.Or)) {
		if (!p.enter()) break;
		depth++;
		p.scan();
		let right = parseOperand(p, 'or');
		if (right !== null && p.at(Token.And)) right = parseAndChain(p, right);
		left = right === null ? null : joinOperands(p, 'or', left, right);
	}
	p.leave(depth);
	return left === null || p.at(Token.Or) ? null : (left.body[0] as Expr);
}

/** and-chain ::= operand { "and" operand }, from the operator behind its first operand */
function parseAndChain(p: Parser, first: Operand): Operand | null {
	let left: Operand | null = first;
	let depth = 0;
	while (left !== null && p.at(Token.And)) {
		if (!p.enter()) {
			left = null;
			break;
		}
		depth++;
		p.scan();
		const right = parseOperand(p, 'and');
		left = right === null ? null : joinOperands(p, 'and', left, right);
	}
	p.leave(depth);
	return left;
}

function joinOperands(p: Parser, kind: 'and' | 'or', left: Operand, right: Operand): Operand {
	reportVoidOperands(p, left.body, kind);
	reportVoidOperands(p, right.body, kind);
	const span = p.spanFrom(left.span.start);
	const terms: ExprTerms = {
		kind,
		left: left.body,
		right: right.body,
		explicitLeft: left.explicit,
		explicitRight: right.explicit,
		span,
	};
	return { body: [expr(terms, span)], explicit: false, span };
}

/**
 * operand ::= "{" body "}" | "not" ( "{" body "}" | group | expression ) | group | expression
 *
 * `operator` is the one that the operand belongs to, null while it is not known that there is one.
 */
function parseOperand(p: Parser, operator: 'and' | 'or' | null): Operand | null {
	if (p.at(Token.LBrace)) return parseBodyOperand(p, operator);

	const start = p.start;
	const negated = isNegation(p);
	if (negated) p.scan();
	if (negated && p.notBodies && p.at(Token.LBrace)) {
		const negation = parseNotBody(p, start);
		return negation === null ? null : { body: [negation], explicit: false, span: negation.span };
	}
	if (p.at(Token.LParen) && hasLogicalKeywords(p) && (!negated || p.notBodies)) {
		const group = parseLogicalGroup(p, true, negated ? 'not ' : '');
		if (group === null) return null;
		if (group !== undefined) return negated ? negateOperand(p, group, start) : group;
	}
	return parseExpressionOperand(p, negated ? start : null);
}

/** expression, negated when `notStart` tells where its `not` began */
function parseExpressionOperand(p: Parser, notStart: number | null): Operand | null {
	const from = p.start;
	const terms = parseExpression(p);
	if (terms === null) return null;
	const negated = notStart !== null;
	const inner = expr(terms, p.spanFrom(from), { negated: negated && !p.notBodies });
	const outer = negated && p.notBodies ? notExpr([inner], false, p.spanFrom(notStart)) : inner;
	return { body: [outer], explicit: false, span: outer.span };
}

/** A negated group: `not (a or b)`. */
export function negateOperand(p: Parser, operand: Operand, start: number): Operand {
	const negation = notExpr(operand.body, operand.explicit, p.spanFrom(start));
	return { body: [negation], explicit: false, span: negation.span };
}

function parseBodyOperand(p: Parser, operator: 'and' | 'or' | null): Operand | null {
	const at = p.tokenSpan();
	const state = p.save();
	p.scan();
	const isEmpty = p.at(Token.RBrace);
	const body = p.grammar.body(p, Token.RBrace);
	if (body === null) {
		if (isEmpty || operator === null) return null;
		// Braces that hold no body may hold a value; then that is the mistake to tell.
		const failed = p.save();
		p.restore(state);
		if (parseInfix(p, false) === null) p.restore(failed);
		else reportBraceLedOperand(p, at, p.textFrom(at.start), operator);
		return null;
	}
	p.scan();
	// The operand is still given back: a group that goes back in the source takes the error back as well.
	if (isUnionBody(body)) reportUnionBody(p, at, body, '');
	return { body, explicit: true, span: p.spanFrom(at.start) };
}

/**
 * The literal that begins with braces, when `and` or `or` follows them: `{ body } and …`. Undefined, with the parser
 * where it was, when they are no operand.
 */
export function parseLeadingBody(p: Parser): Expr | null | undefined {
	const at = p.tokenSpan();
	const state = p.save();
	p.scan();
	const body = p.grammar.body(p, Token.RBrace);
	if (body !== null) {
		p.scan();
		if (isLogicalOperator(p)) {
			if (isUnionBody(body)) {
				reportUnionBody(p, at, body, '');
				return null;
			}
			return parseLogicalTail(p, { body, explicit: true, span: at });
		}
	}
	p.restore(state);
	return undefined;
}

/**
 * group ::= "(" operand { ( "and" | "or" ) operand } { with } ")"
 *
 * Undefined, with the parser where it was, when the parentheses are those of a term. `isOperand` tells that the group is
 * an operand for certain; `prefix` is the source before it that hints repeat.
 */
export function parseLogicalGroup(p: Parser, isOperand: boolean, prefix: string): Operand | null | undefined {
	if (!p.enter()) return null;
	const group = parseGroupHere(p, isOperand, prefix);
	p.leave();
	return group;
}

function parseGroupHere(p: Parser, isOperand: boolean, prefix: string): Operand | null | undefined {
	const open = p.tokenSpan();
	const state = p.save();
	p.scan();
	if (p.at(Token.RParen)) {
		if (isOperand) {
			p.errorAt(open, 'empty parenthesized group');
			return null;
		}
		p.restore(state);
		return undefined;
	}
	const left = parseOperand(p, null);
	if (left === null) {
		p.restore(state);
		return undefined;
	}
	if (isLogicalOperator(p)) {
		const chain = parseLogicalTail(p, left);
		return chain === null ? null : closeGroup(p, open, [chain]);
	}
	const [only] = left.body;
	if (p.at(Token.With) && !left.explicit && only !== undefined && left.body.length === 1) {
		const modifier = p.tokenSpan();
		const scoped = attachWith(p, only);
		if (scoped === null) return null;
		if (isLogicalOperator(p)) {
			reportOperandWith(p, modifier);
			return null;
		}
		const group = closeGroup(p, open, [scoped]);
		if (group === null || isOperand || isLogicalOperator(p)) return group;
		p.restore(state);
		return undefined;
	}
	if (left.explicit) {
		const braces = p.textFrom(left.span.start);
		p.restore(state);
		if (holdsTerm(p)) return undefined;
		p.hint(`drop the parens to keep the body: \`${prefix}${braces}\``);
		p.errorAt(open, '`(...)` in an operand position cannot contain a body');
		return null;
	}
	if (isWholeGroup(left.body)) return closeGroup(p, open, left.body);
	p.restore(state);
	return undefined;
}

/** Whether a term stands behind the parenthesis in hand; the parser stays. */
function holdsTerm(p: Parser): boolean {
	const state = p.save();
	p.scan();
	const term = p.grammar.term(p);
	p.restore(state);
	return term !== null;
}

/** Whether a body is a nested group or a negation, which parentheses may always hold. */
function isWholeGroup(body: Body): boolean {
	const [only] = body;
	if (only === undefined || body.length !== 1) return false;
	const { kind } = only.terms;
	return kind === 'and' || kind === 'or' || kind === 'not' || only.negated;
}

function closeGroup(p: Parser, open: Span, body: Body): Operand | null {
	if (!p.at(Token.RParen)) {
		p.error('expected ) to close parenthesized group');
		return null;
	}
	p.scan();
	return { body, explicit: false, span: p.spanFrom(open.start) };
}

/** A `with` between an operand and its operator could belong to either. */
export function reportOperandWith(p: Parser, at: Span): void {
	const operator = tokenText(p.token);
	p.hint(
		'Wrap the operand in `(...)` or `{...}` to scope, or move `with` after the ' +
			`\`${operator}\` expression to apply it to the whole expression`,
	);
	p.errorAt(at, `\`with\` modifier is not allowed on operand of \`${operator}\``);
}
