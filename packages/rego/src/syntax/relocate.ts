import { assertNever, type Span } from '@merlon/base';
import type { Body, Expr, ExprTerms, RefTerm, RuleHead, Term } from './ast.ts';

/** A copy of a body in which every node has this span. */
export function relocateBody(body: Body, span: Span): Body {
	return body.map((expression) => relocateExpr(expression, span));
}

/** A copy of a head in which every node but its reference has this span. */
export function relocateHead(head: RuleHead, span: Span): RuleHead {
	return {
		...head,
		args: head.args === null ? null : relocateTerms(head.args, span),
		key: head.key === null ? null : relocateTerm(head.key, span),
		value: head.value === null ? null : relocateTerm(head.value, span),
		span,
	};
}

function relocateExpr(expression: Expr, span: Span): Expr {
	return {
		...expression,
		terms: relocateExprTerms(expression.terms, span),
		with: expression.with.map((modifier) => ({
			...modifier,
			target: relocateTerm(modifier.target, span),
			value: relocateTerm(modifier.value, span),
			span,
		})),
		span,
	};
}

function relocateExprTerms(terms: ExprTerms, span: Span): ExprTerms {
	switch (terms.kind) {
		case 'call-expr':
			return {
				...terms,
				operator: relocateReference(terms.operator, span),
				args: relocateTerms(terms.args, span),
				span,
			};
		case 'some':
			return { ...terms, symbols: relocateTerms(terms.symbols, span), span };
		case 'every':
			return {
				...terms,
				key: terms.key === null ? null : relocateTerm(terms.key, span),
				value: relocateTerm(terms.value, span),
				domain: relocateTerm(terms.domain, span),
				body: relocateBody(terms.body, span),
				span,
			};
		case 'not':
			return { ...terms, body: relocateBody(terms.body, span), span };
		case 'and':
		case 'or':
			return { ...terms, left: relocateBody(terms.left, span), right: relocateBody(terms.right, span), span };
		default:
			return relocateTerm(terms, span);
	}
}

function relocateTerms(terms: readonly Term[], span: Span): Term[] {
	return terms.map((term) => relocateTerm(term, span));
}

function relocateReference(reference: RefTerm, span: Span): RefTerm {
	return { ...reference, head: relocateTerm(reference.head, span), path: relocateTerms(reference.path, span), span };
}

function relocateTerm(term: Term, span: Span): Term {
	switch (term.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
		case 'var':
			return { ...term, span };
		case 'template-string':
			return {
				...term,
				parts: term.parts.map((part) => (part.kind === 'string' ? { ...part, span } : relocateExpr(part, span))),
				span,
			};
		case 'ref':
			return relocateReference(term, span);
		case 'array':
		case 'set':
			return { ...term, items: relocateTerms(term.items, span), span };
		case 'object':
			return {
				...term,
				entries: term.entries.map(({ key, value }) => ({
					key: relocateTerm(key, span),
					value: relocateTerm(value, span),
				})),
				span,
			};
		case 'array-comprehension':
		case 'set-comprehension':
			return { ...term, term: relocateTerm(term.term, span), body: relocateBody(term.body, span), span };
		case 'object-comprehension':
			return {
				...term,
				key: relocateTerm(term.key, span),
				value: relocateTerm(term.value, span),
				body: relocateBody(term.body, span),
				span,
			};
		case 'call':
			return { ...term, operator: relocateReference(term.operator, span), args: relocateTerms(term.args, span), span };
		default:
			return assertNever(term);
	}
}
