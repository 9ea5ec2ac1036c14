import type { CallExpr, Expr, RefTerm, Term } from './ast.ts';

/** Whether an expression calls the builtin or function of this one name. */
export function isCallOf(expression: Expr, name: string): boolean {
	const terms = expression.terms;
	return terms.kind === 'call-expr' && isName(terms.operator, name);
}

/** Whether a term is the reference or variable of this one name. */
export function isName(term: Term, name: string): boolean {
	if (term.kind === 'var') return term.name === name;
	return term.kind === 'ref' && term.path.length === 0 && term.head.kind === 'var' && term.head.name === name;
}

/** The call that an expression is; null when it is something else. */
export function callOf(expression: Expr): CallExpr | null {
	return expression.terms.kind === 'call-expr' ? expression.terms : null;
}

/** `internal.member_2` as one name: the operator of a call, when it is made of names only. */
export function operatorName(operator: RefTerm): string | null {
	if (operator.head.kind !== 'var') return null;
	let name = operator.head.name;
	for (const part of operator.path) {
		if (part.kind !== 'string') return null;
		name += `.${part.value}`;
	}
	return name;
}

/** Whether a term holds no variables, as OPA counts: what it computes only when evaluated is not ground. */
export function isGround(term: Term): boolean {
	switch (term.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return true;
		case 'ref':
			return term.path.every(isGround);
		case 'array':
		case 'set':
			return term.items.every(isGround);
		case 'object':
			return term.entries.every((entry) => isGround(entry.key) && isGround(entry.value));
		case 'call':
			return isGround(term.operator) && term.args.every(isGround);
		default:
			return false;
	}
}
