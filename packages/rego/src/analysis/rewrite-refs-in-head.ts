import type { Expr, Term } from '../syntax/ast.ts';
import type { Program, RuleUnit } from './program.ts';
import { appendToBody, requiresEval } from './term-facts.ts';

/** Leaves nothing in heads that has to be evaluated: `p = x.y` becomes `p = v { v = x.y }`. */
export function rewriteRefsInHead(program: Program): void {
	for (const rule of program.allRules()) rewriteHead(program, rule);
}

function rewriteHead(program: Program, rule: RuleUnit): void {
	const captures: Expr[] = [];
	const variable = (term: Term): Term => {
		if (!requiresEval(term)) return term;
		const capture = program.locals.capture(term);
		captures.push(capture.equality);
		return capture.variable;
	};
	const { head } = rule;
	const key = head.key === null ? null : variable(head.key);
	const value = head.value === null ? null : variable(head.value);
	const args = head.args?.map(variable) ?? null;
	if (captures.length === 0) return;
	rule.head = { ...head, key, value, args };
	rule.body = appendToBody(rule.body, captures);
}
