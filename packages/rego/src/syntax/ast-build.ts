import type { Span } from '@merlon/base';
import type {
	CallExpr,
	CallTerm,
	Expr,
	ExprTerms,
	NumberTerm,
	RefTerm,
	StringTerm,
	Term,
	VarTerm,
	With,
} from './ast.ts';

/** One constructor per node that is made in many places, so that every node of a kind has the same shape. */

export function varTerm(name: string, span: Span): VarTerm {
	return { kind: 'var', name, span };
}

export function stringTerm(value: string, span: Span): StringTerm {
	return { kind: 'string', value, span };
}

export function numberTerm(text: string, span: Span): NumberTerm {
	return { kind: 'number', text, span };
}

export function booleanTerm(value: boolean, span: Span): Term {
	return { kind: 'boolean', value, span };
}

export function nullTerm(span: Span): Term {
	return { kind: 'null', span };
}

export function refTerm(head: Term, path: readonly Term[], span: Span): RefTerm {
	return { kind: 'ref', head, path, span };
}

/** A reference from dotted names: `namesRef(['data', 'a', 'b'], span)`. */
export function namesRef(names: readonly [string, ...string[]], span: Span): RefTerm {
	const [head, ...path] = names;
	return refTerm(
		varTerm(head, span),
		path.map((name) => stringTerm(name, span)),
		span,
	);
}

export function callTerm(operator: RefTerm, args: readonly Term[], span: Span): CallTerm {
	return { kind: 'call', operator, args, span };
}

export function callExpr(operator: RefTerm, args: readonly Term[], span: Span): CallExpr {
	return { kind: 'call-expr', operator, args, span };
}

export function expr(terms: ExprTerms, span: Span, options: Partial<Omit<Expr, 'kind' | 'terms' | 'span'>> = {}): Expr {
	return {
		kind: 'expr',
		terms,
		negated: options.negated ?? false,
		with: options.with ?? NO_WITH,
		generated: options.generated ?? false,
		fromAssignment: options.fromAssignment ?? false,
		span,
	};
}

const NO_WITH: readonly With[] = [];
