import type { Body, Expr, RefTerm } from '../syntax/ast.ts';
import { callExpr, expr, refTerm, varTerm } from '../syntax/ast-build.ts';
import { walkBody } from '../syntax/walk.ts';

/** A query that also keeps the value of each of its expressions. */
export interface CapturedQuery {
	readonly body: Body;
	/** For each expression as written: the variable that holds its value, null where its value is `true`. */
	readonly captures: readonly (string | null)[];
}

/**
 * Rewrites a query so that the value of each expression is kept in a variable. Where a query can have several
 * solutions, or several expressions, a value that is false is no solution; a lone expression may be false.
 */
export function captureValues(body: Body, arityOf: (operator: RefTerm) => number | null): CapturedQuery {
	const filter = body.length > 1 || iterates(body);
	const captures: (string | null)[] = [];
	const rewritten: Expr[] = [];
	const checks: Expr[] = [];
	for (const original of body) {
		const name = `$term${captures.length + 1}`;
		const captured = captureExpr(original, name, arityOf);
		captures.push(captured === null ? null : name);
		rewritten.push(captured ?? original);
		if (captured !== null && filter) {
			checks.push(expr(varTerm(name, original.span), original.span, { generated: true }));
		}
	}
	return { body: [...rewritten, ...checks], captures };
}

function captureExpr(original: Expr, name: string, arityOf: (operator: RefTerm) => number | null): Expr | null {
	const { terms, span } = original;
	if (original.negated) return null;
	switch (terms.kind) {
		case 'some':
		case 'every':
		case 'not':
		case 'and':
		case 'or':
			return null;
		case 'call-expr': {
			if (isEquality(terms.operator)) return null;
			if (arityOf(terms.operator) !== terms.args.length) return null;
			return { ...original, terms: callExpr(terms.operator, [...terms.args, varTerm(name, span)], span) };
		}
		default: {
			const equality = refTerm(varTerm('eq', span), [], span);
			return { ...original, terms: callExpr(equality, [terms, varTerm(name, span)], span) };
		}
	}
}

function isEquality(operator: RefTerm): boolean {
	const { head, path } = operator;
	return path.length === 0 && head.kind === 'var' && (head.name === 'eq' || head.name === 'assign');
}

function iterates(body: Body): boolean {
	let found = false;
	walkBody(body, {
		term(term) {
			if (term.kind !== 'ref') return;
			if (term.head.kind === 'var' && term.head.name === 'walk') found = true;
			if (term.path.some((part) => part.kind === 'var')) found = true;
		},
	});
	return found;
}
