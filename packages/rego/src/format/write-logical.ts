import type { Expr } from '../syntax/ast.ts';
import { beginsWithBrace, isUnionExpr } from './brace-lead.ts';
import type { Layout } from './layout.ts';
import { flattenChain, isLogical, type LogicalNode, type Operand } from './logical-chain.ts';
import { closingRow } from './placement.ts';
import { writeInnerBody } from './write-term.ts';

/** `a and b or c`: operands that were on lines of their own stay there, indented. */
export function writeLogical(l: Layout, expr: LogicalNode): void {
	const { first, steps } = flattenChain(l, expr);
	writeOperand(l, first, expr.terms.kind, false);
	let indented = false;
	for (const { operator, operand, leftEndRow } of steps) {
		l.out.write(` ${operator}`);
		if (operand.row > leftEndRow) {
			if (!indented) l.out.indent();
			indented = true;
			l.out.endLine();
			l.out.startLine();
		} else {
			l.out.write(' ');
		}
		writeOperand(l, operand, operator, true);
	}
	if (indented) l.out.unindent();
}

function writeOperand(l: Layout, operand: Operand, operator: 'and' | 'or', isRight: boolean): void {
	if (operand.kind === 'expr') {
		const grouped = needsParentheses(operand.expr, operator, isRight);
		if (grouped) l.out.write('(');
		l.writeExpr(l, operand.expr);
		if (grouped) l.out.write(')');
		return;
	}
	const [expr] = operand.body;
	if (expr === undefined) {
		l.out.write('{}');
		return;
	}
	if (isUnionExpr(expr)) l.parenthesizedExpr = expr;
	l.out.write('{');
	writeInnerBody(l, operand.body, operand.row, closingRow(operand.span, operand.row, '{', '}'));
	if (l.place.row(operand.body[operand.body.length - 1] as Expr) === operand.row) l.out.write(' ');
	l.out.write('}');
}

/** Whether an operand would read as something else without parentheses. */
function needsParentheses(expr: Expr, operator: 'and' | 'or', isRight: boolean): boolean {
	if (expr.with.length > 0) return true;
	if (!isLogical(expr)) return beginsWithBrace(expr);
	return expr.terms.kind === 'or' ? operator === 'and' || isRight : operator === 'and' && isRight;
}
