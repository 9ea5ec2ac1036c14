import type { Body, Expr, Term } from '../syntax/ast.ts';
import type { LocalNames } from './local-names.ts';
import type { Program } from './program.ts';
import { isComprehension, isEquality } from './term-facts.ts';

/** In test rules, gives the sides of equalities names, so that a report can show their values. */
export function rewriteTestEqualities(program: Program): void {
	if (program.options.rewriteTestRules !== true) return;
	for (const rule of program.allRules()) {
		if (rule.head.name.startsWith('test_')) rule.body = rewriteBody(rule.body, program.locals);
	}
}

function rewriteBody(body: Body, locals: LocalNames): Body {
	const result: Expr[] = [];
	for (const expr of body) result.push(rewriteExpr(expr, locals, result));
	return result;
}

/** A negated expression stays: an undefined side in front of it would fail the body before the negation holds. */
function rewriteExpr(expr: Expr, locals: LocalNames, result: Expr[]): Expr {
	const { terms } = expr;
	if (expr.negated || expr.generated) return expr;
	if (terms.kind === 'every') return { ...expr, terms: { ...terms, body: rewriteBody(terms.body, locals) } };
	if (terms.kind !== 'call-expr' || !isEquality(expr)) return expr;
	const args = terms.args.map((arg): Term => {
		if (arg.kind !== 'ref' && !isComprehension(arg)) return arg;
		const { variable, equality } = locals.capture(arg, expr.with);
		result.push(equality);
		return variable;
	});
	return { ...expr, terms: { ...terms, args } };
}
