import type { Expr } from '../syntax/ast.ts';
import { eqOperator } from './local-names.ts';
import { mapExpr, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import type { Program } from './program.ts';
import { callOf } from './term-facts.ts';

/** `==` becomes `=`, now that safety has been checked without it binding anything. */
export function rewriteEquals(program: Program): void {
	for (const rule of program.allRules()) {
		if (rule.facts.called.has('equal')) rule.body = rewriter.body(rule.body);
	}
}

const rewriter: TermMapper = {
	term: (term) => mapTerm(term, rewriter),
	body: (body) => mapSame(body, (expr) => mapExpr(unified(expr), rewriter)),
};

function unified(expr: Expr): Expr {
	const call = callOf(expr, 'equal');
	if (call === null || call.args.length !== 2) return expr;
	return { ...expr, terms: { ...call, operator: eqOperator(call.operator.span) } };
}
