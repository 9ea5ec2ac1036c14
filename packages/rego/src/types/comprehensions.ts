import type { Body, Expr, Term } from '../syntax/ast.ts';

/** Called for the body of a comprehension, outer ones first; gives whether to go on inside of it. */
export type EnterBody = (body: Body) => boolean;

/** Finds the comprehensions of an expression, those in nested bodies and in other comprehensions too. */
export function forEachComprehension(expr: Expr, enter: EnterBody): void {
	const { terms } = expr;
	switch (terms.kind) {
		case 'call-expr':
			inTerms(terms.args, enter);
			break;
		case 'some':
			inTerms(terms.symbols, enter);
			break;
		case 'every':
			inTerm(terms.value, enter);
			inTerm(terms.domain, enter);
			inBody(terms.body, enter);
			break;
		case 'not':
			inBody(terms.body, enter);
			break;
		case 'and':
		case 'or':
			inBody(terms.left, enter);
			inBody(terms.right, enter);
			break;
		default:
			inTerm(terms, enter);
	}
	for (const { target, value } of expr.with) {
		inTerm(target, enter);
		inTerm(value, enter);
	}
}

function inBody(body: Body, enter: EnterBody): void {
	for (const expr of body) forEachComprehension(expr, enter);
}

function inTerms(terms: readonly Term[], enter: EnterBody): void {
	for (const term of terms) inTerm(term, enter);
}

function inTerm(term: Term, enter: EnterBody): void {
	switch (term.kind) {
		case 'ref':
			inTerm(term.head, enter);
			inTerms(term.path, enter);
			break;
		case 'array':
		case 'set':
			inTerms(term.items, enter);
			break;
		case 'object':
			for (const { key, value } of term.entries) {
				inTerm(key, enter);
				inTerm(value, enter);
			}
			break;
		case 'call':
			inTerms(term.args, enter);
			break;
		case 'template-string':
			for (const part of term.parts) {
				if (part.kind === 'expr') forEachComprehension(part, enter);
			}
			break;
		case 'array-comprehension':
		case 'set-comprehension':
			if (!enter(term.body)) return;
			inTerm(term.term, enter);
			inBody(term.body, enter);
			break;
		case 'object-comprehension':
			if (!enter(term.body)) return;
			inTerm(term.key, enter);
			inTerm(term.value, enter);
			inBody(term.body, enter);
			break;
		default:
			break;
	}
}
