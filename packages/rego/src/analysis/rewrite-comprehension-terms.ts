import type { Body, Expr, Term } from '../syntax/ast.ts';
import type { LocalNames } from './local-names.ts';
import { mapExpr, mapHead, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import type { Program } from './program.ts';
import { appendToBody, requiresEval } from './term-facts.ts';

/** Lets comprehensions collect variables only: `[x[0] | …]` becomes `[v | …; v = x[0]]`. */
export function rewriteComprehensionTerms(program: Program): void {
	const rewriter = comprehensionRewriter(program.locals);
	for (const rule of program.allRules()) {
		if (!rule.facts.comprehensions) continue;
		rule.head = mapHead(rule.head, rewriter);
		rule.body = rewriter.body(rule.body);
	}
}

/** The same for a query. */
export function rewriteComprehensionTermsInBody(body: Body, locals: LocalNames): Body {
	return comprehensionRewriter(locals).body(body);
}

function comprehensionRewriter(locals: LocalNames): TermMapper {
	const rewriter: TermMapper = {
		term: (term) => mapTerm(withVariables(term, locals), rewriter),
		body: (body) => mapSame(body, (expr) => mapExpr(expr, rewriter)),
	};
	return rewriter;
}

function withVariables(term: Term, locals: LocalNames): Term {
	const extra: Expr[] = [];
	const variable = (inner: Term): Term => {
		if (!requiresEval(inner)) return inner;
		const capture = locals.capture(inner);
		extra.push(capture.equality);
		return capture.variable;
	};
	switch (term.kind) {
		case 'array-comprehension':
		case 'set-comprehension': {
			const head = variable(term.term);
			return extra.length === 0 ? term : { ...term, term: head, body: appendToBody(term.body, extra) };
		}
		case 'object-comprehension': {
			// One after the other: a body of `true` gives way to the first of the two.
			const key = variable(term.key);
			const value = variable(term.value);
			return extra.length === 0 ? term : { ...term, key, value, body: appendToBody(term.body, extra) };
		}
		default:
			return term;
	}
}
