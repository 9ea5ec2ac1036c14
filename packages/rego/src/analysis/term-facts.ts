import type { Body, CallExpr, Expr, RefTerm, Term } from '../syntax/ast.ts';
import { someNode } from './visit.ts';

/** The variable was written as `_`. */
export function isWildcard(name: string): boolean {
	return name.startsWith('$');
}

/** The variable was made by the analysis. */
export function isGenerated(name: string): boolean {
	return name.startsWith('__local');
}

export function isScalar(term: Term): boolean {
	return term.kind === 'string' || term.kind === 'number' || term.kind === 'boolean' || term.kind === 'null';
}

/** A scalar or a variable: there are no terms inside of it. */
export function isAtom(term: Term): boolean {
	return term.kind === 'var' || isScalar(term);
}

export function isComprehension(term: { readonly kind: string }): boolean {
	return (
		term.kind === 'array-comprehension' || term.kind === 'set-comprehension' || term.kind === 'object-comprehension'
	);
}

/** A scalar, or a collection that holds only constants. */
export function isConstant(term: Term): boolean {
	switch (term.kind) {
		case 'array':
		case 'set':
			return term.items.every(isConstant);
		case 'object':
			return term.entries.every(({ key, value }) => isConstant(key) && isConstant(value));
		default:
			return isScalar(term);
	}
}

/** Free of variables; the head of a reference does not count. */
export function isGround(term: Term): boolean {
	switch (term.kind) {
		case 'var':
		case 'template-string':
			return false;
		case 'ref':
			return term.path.every(isGround);
		case 'array':
		case 'set':
			return term.items.every(isGround);
		case 'object':
			return term.entries.every(({ key, value }) => isGround(key) && isGround(value));
		case 'call':
			return isGround(term.operator) && term.args.every(isGround);
		case 'array-comprehension':
		case 'set-comprehension':
			return isGround(term.term) && isGroundBody(term.body);
		case 'object-comprehension':
			return isGround(term.key) && isGround(term.value) && isGroundBody(term.body);
		default:
			return true;
	}
}

function isGroundBody(body: Body): boolean {
	return body.every(({ terms }) => {
		switch (terms.kind) {
			case 'call-expr':
				return terms.args.every(isGround);
			case 'some':
			case 'every':
				return false;
			case 'not':
				return isGroundBody(terms.body);
			case 'and':
			case 'or':
				return isGroundBody(terms.left) && isGroundBody(terms.right);
			default:
				return isGround(terms);
		}
	});
}

/** Holds a reference or a comprehension, so that it has to be evaluated before it can be used as a value. */
export function requiresEval(term: Term): boolean {
	return !isScalar(term) && someNode(term, (node) => node.kind === 'ref' || isComprehension(node));
}

/** `input` or `data` alone. */
export function isRootDocument(term: Term): term is RefTerm {
	return term.kind === 'ref' && term.path.length === 0 && term.head.kind === 'var' && isRootName(term.head.name);
}

export function isRootName(name: string): boolean {
	return name === 'data' || name === 'input';
}

/** The dotted name of a reference whose parts are all strings; null for any other. */
export function dottedName(reference: RefTerm): string | null {
	if (reference.head.kind !== 'var') return null;
	let name = reference.head.name;
	for (const part of reference.path) {
		if (part.kind !== 'string') return null;
		name += `.${part.value}`;
	}
	return name;
}

/** Whether a reference is one variable of this name. */
function isName(reference: RefTerm, name: string): boolean {
	return reference.path.length === 0 && reference.head.kind === 'var' && reference.head.name === name;
}

/** The call that an expression is, if its operator has this name (no dots). */
export function callOf(expr: Expr, name: string): CallExpr | null {
	const { terms } = expr;
	return terms.kind === 'call-expr' && isName(terms.operator, name) ? terms : null;
}

/** An equality written with `=`, or made of `:=` and `==`, whatever its number of operands. */
export function isEquality(expr: Expr): boolean {
	return callOf(expr, 'eq') !== null;
}

/** The two sides of an equality; null for any other expression. */
export function equalitySides(expr: Expr): readonly [Term, Term] | null {
	const call = callOf(expr, 'eq');
	return call !== null && call.args.length === 2 ? (call.args as [Term, Term]) : null;
}

/** A body of the expression `true` alone. */
export function isTrueBody(body: Body): boolean {
	const terms = body[0]?.terms;
	return body.length === 1 && terms?.kind === 'boolean' && terms.value;
}

/** Adds expressions to a body; a body of `true` alone gives way to them. */
export function appendToBody(body: Body, extra: readonly Expr[]): Body {
	if (extra.length === 0) return body;
	return isTrueBody(body) ? extra : [...body, ...extra];
}

/** What OPA calls the kind of a term in its messages. */
export function kindName(term: Term): string {
	return term.kind.replaceAll('-', '');
}
