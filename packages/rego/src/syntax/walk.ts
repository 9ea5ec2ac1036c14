import type { Body, Expr, Rule, Term, With } from './ast.ts';

/** Called for every node of its kind, outer nodes first. */
export interface Visitor {
	readonly expr?: (expr: Expr) => void;
	readonly term?: (term: Term) => void;
	readonly with?: (modifier: With) => void;
}

/** Walks a rule, its head, its body and its `else` chain. */
export function walkRule(rule: Rule, visitor: Visitor): void {
	const { head } = rule;
	walkTerm(head.reference, visitor);
	for (const arg of head.args ?? []) walkTerm(arg, visitor);
	if (head.key !== null) walkTerm(head.key, visitor);
	if (head.value !== null) walkTerm(head.value, visitor);
	walkBody(rule.body, visitor);
	if (rule.else !== null) walkRule(rule.else, visitor);
}

export function walkBody(body: Body, visitor: Visitor): void {
	for (const expr of body) walkExpr(expr, visitor);
}

function walkExpr(expr: Expr, visitor: Visitor): void {
	visitor.expr?.(expr);
	const { terms } = expr;
	switch (terms.kind) {
		case 'call-expr':
			walkTerms([terms.operator, ...terms.args], visitor);
			break;
		case 'some':
			walkTerms(terms.symbols, visitor);
			break;
		case 'every':
			walkTerms([...(terms.key === null ? [] : [terms.key]), terms.value, terms.domain], visitor);
			walkBody(terms.body, visitor);
			break;
		case 'not':
			walkBody(terms.body, visitor);
			break;
		case 'and':
		case 'or':
			walkBody(terms.left, visitor);
			walkBody(terms.right, visitor);
			break;
		default:
			walkTerm(terms, visitor);
	}
	for (const modifier of expr.with) {
		visitor.with?.(modifier);
		walkTerms([modifier.target, modifier.value], visitor);
	}
}

function walkTerms(terms: readonly Term[], visitor: Visitor): void {
	for (const term of terms) walkTerm(term, visitor);
}

export function walkTerm(term: Term, visitor: Visitor): void {
	visitor.term?.(term);
	switch (term.kind) {
		case 'ref':
			walkTerm(term.head, visitor);
			walkTerms(term.path, visitor);
			break;
		case 'array':
		case 'set':
			walkTerms(term.items, visitor);
			break;
		case 'object':
			for (const entry of term.entries) walkTerms([entry.key, entry.value], visitor);
			break;
		case 'call':
			walkTerms([term.operator, ...term.args], visitor);
			break;
		case 'array-comprehension':
		case 'set-comprehension':
			walkTerm(term.term, visitor);
			walkBody(term.body, visitor);
			break;
		case 'object-comprehension':
			walkTerms([term.key, term.value], visitor);
			walkBody(term.body, visitor);
			break;
		case 'template-string':
			for (const part of term.parts) {
				if (part.kind === 'expr') walkExpr(part, visitor);
				else walkTerm(part, visitor);
			}
			break;
		default:
			break;
	}
}
