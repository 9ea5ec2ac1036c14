import type { Span } from '@merlon/base';
import type { Body, Expr, LogicalExpr } from '../syntax/ast.ts';
import type { Layout } from './layout.ts';
import { closingRow, NO_ROW, rowAt } from './placement.ts';

/** One operand of `and` or `or`. */
export type Operand =
	/** A body in braces; `span` begins with the opening brace. */
	| { readonly kind: 'body'; readonly body: Body; readonly span: Span; readonly row: number }
	| { readonly kind: 'expr'; readonly expr: Expr; readonly row: number };

export interface Step {
	readonly operator: 'and' | 'or';
	readonly operand: Operand;
	/** The line on which everything to the left of the operator ends. */
	readonly leftEndRow: number;
}

/** `a and b and c` as its first operand and what follows it. */
export interface Chain {
	readonly first: Operand;
	readonly steps: readonly Step[];
}

/** An expression joined by `and` or `or`. */
export type LogicalNode = Expr & { readonly terms: LogicalExpr };

export function isLogical(expr: Expr): expr is LogicalNode {
	return expr.terms.kind === 'and' || expr.terms.kind === 'or';
}

/** Operators of one chain associate to the left; an operand that needs parentheses is a chain of its own. */
export function flattenChain(l: Layout, expr: LogicalNode): Chain {
	const steps: Step[] = [];
	let node = expr;
	for (;;) {
		const { kind: operator, left, right, explicitLeft, explicitRight } = node.terms;
		const operand = operandOf(l, right, explicitRight, node.span);
		const [inner] = left;
		if (!explicitLeft && left.length === 1 && inner !== undefined && continues(inner, operator)) {
			steps.push({ operator, operand, leftEndRow: bodyEndRow(l, left) });
			node = inner;
			continue;
		}
		const first = operandOf(l, left, explicitLeft, node.span);
		steps.push({ operator, operand, leftEndRow: operandEndRow(l, first, left) });
		return { first, steps: steps.reverse() };
	}
}

/** The expression a chain begins with; null when it begins with a brace or a parenthesis. */
export function firstOperandOf(expr: LogicalNode): Expr | null {
	let node = expr;
	for (;;) {
		const { kind, left, explicitLeft } = node.terms;
		const [inner] = left;
		if (explicitLeft || left.length !== 1 || inner === undefined) return null;
		if (!continues(inner, kind)) return isLogical(inner) || inner.with.length > 0 ? null : inner;
		node = inner;
	}
}

/** Whether a left operand needs no parentheses to stay the left operand. */
function continues(inner: Expr, operator: 'and' | 'or'): inner is LogicalNode {
	if (!isLogical(inner) || inner.with.length > 0) return false;
	return inner.terms.kind === 'and' ? true : operator === 'or';
}

function operandOf(l: Layout, body: Body, explicit: boolean, whole: Span): Operand {
	const [expr] = body;
	if (!explicit && body.length === 1 && expr !== undefined) return { kind: 'expr', expr, row: l.place.row(expr) };
	const start = expr === undefined ? whole.start : braceBefore(whole, expr.span.start);
	const span = { source: whole.source, start, end: whole.end };
	return { kind: 'body', body, span, row: rowAt(span, start) };
}

/** The offset of the brace that opens an operand's body. */
function braceBefore(whole: Span, offset: number): number {
	const at = whole.source.text.lastIndexOf('{', offset - 1);
	return at < whole.start || offset === whole.start ? whole.start : at;
}

function operandEndRow(l: Layout, operand: Operand, body: Body): number {
	if (operand.kind === 'body') {
		const row = closingRow(operand.span, operand.row, '{', '}');
		if (row !== NO_ROW) return row;
	}
	return bodyEndRow(l, body);
}

function bodyEndRow(l: Layout, body: Body): number {
	const last = body[body.length - 1];
	if (last === undefined) return 0;
	return l.place.row(last) + lineBreaksIn(last.span);
}

function lineBreaksIn(span: Span): number {
	const text = span.source.text.slice(span.start, span.end).trimEnd();
	return text.split('\n').length - 1;
}
