import type { Expr, Term } from '../syntax/ast.ts';
import { walkBody } from '../syntax/walk.ts';

/** Whether a name is one that a compiler gave: what uses it was not laid out by anyone. */
export function isGeneratedName(name: string): boolean {
	return name.startsWith('__local');
}

/** Whether an expression or term uses a variable that a compiler named. */
export function containsGenerated(node: Expr | Term): boolean {
	let found = false;
	walkBody([node.kind === 'expr' ? node : asExpr(node)], {
		term(term) {
			if (term.kind === 'var' && isGeneratedName(term.name)) found = true;
		},
	});
	return found;
}

function asExpr(term: Term): Expr {
	return {
		kind: 'expr',
		terms: term,
		negated: false,
		with: [],
		generated: true,
		fromAssignment: false,
		span: term.span,
	};
}
