import type { CallExpr, CallTerm, Expr, Term } from '../syntax/ast.ts';
import { infixOperator, operatorName } from './infix.ts';
import type { Layout } from './layout.ts';
import { firstOperandOf, isLogical } from './logical-chain.ts';
import { isUnion } from './write-sequence.ts';

/** Whether an expression is written with a `{` first, which would read as that of a body. */
export function beginsWithBrace(expr: Expr): boolean {
	const { terms } = expr;
	switch (terms.kind) {
		case 'some':
		case 'every':
		case 'not':
		case 'and':
		case 'or':
			return false;
		case 'call-expr': {
			const lead = leadingOperand(terms);
			return lead !== null && termBeginsWithBrace(lead);
		}
		default:
			return termBeginsWithBrace(terms);
	}
}

function termBeginsWithBrace(term: Term): boolean {
	switch (term.kind) {
		case 'set':
			return term.items.length > 0;
		case 'object':
		case 'set-comprehension':
		case 'object-comprehension':
			return true;
		case 'ref':
			return termBeginsWithBrace(term.head);
		case 'call': {
			const lead = term.args.length === 2 ? leadingOperand(term) : null;
			return lead !== null && termBeginsWithBrace(lead);
		}
		default:
			return false;
	}
}

/** The operand that an infix call is written with first: of `z = x + y`, which is `plus(x, y, z)`, the last. */
function leadingOperand(call: CallExpr | CallTerm): Term | null {
	if (infixOperator(operatorName(call.operator)) === null) return null;
	const { args } = call;
	if (args.length !== 2 && args.length !== 3) return null;
	return (args.length === 2 ? args[0] : args[2]) ?? null;
}

/** Whether an expression is a union, which would make a comprehension of the braces around it. */
export function isUnionExpr(expr: Expr): boolean {
	const { terms } = expr;
	return terms.kind === 'call-expr' && terms.args.length === 2 && operatorName(terms.operator) === 'or';
}

/** Marks the union that a body would begin with, to be written in parentheses. */
export function groupLeadingUnion(l: Layout, expr: Expr): void {
	if (expr.negated) return;
	if (isLogical(expr)) {
		const first = firstOperandOf(expr);
		if (first !== null && !beginsWithBrace(first)) groupLeadingUnion(l, first);
		return;
	}
	if (isUnionExpr(expr)) {
		l.parenthesizedExpr = expr;
		return;
	}
	if (expr.terms.kind !== 'call-expr') return;
	const lead = leadingOperand(expr.terms);
	if (lead !== null && isUnion(lead)) l.parenthesizedTerm = lead;
}
