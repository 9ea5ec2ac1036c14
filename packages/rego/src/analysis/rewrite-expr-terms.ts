import type { Body, Expr, RefTerm, Term, With } from '../syntax/ast.ts';
import { callExpr, expr as makeExpr } from '../syntax/ast-build.ts';
import { equality, type LocalNames } from './local-names.ts';
import { mapSame, mapTerm, type TermMapper, withParts, withTerms } from './map-terms.ts';
import type { Program, RuleUnit } from './program.ts';
import { appendToBody, isAtom, isComprehension } from './term-facts.ts';

/** Moves calls out of terms: `f(g(x)) = 1` becomes `g(x, y); f(y, z); z = 1`. */
export function rewriteExprTerms(program: Program): void {
	const rewriter = new CallHoister(program.locals, program.hoistedTerms);
	for (const rule of program.allRules()) rewriteRule(rule, rewriter);
}

/** The same for a query. */
export function rewriteExprTermsInBody(body: Body, locals: LocalNames, hoisted: Map<string, Term>): Body {
	return new CallHoister(locals, hoisted).body(body);
}

function rewriteRule(rule: RuleUnit, rewriter: CallHoister): void {
	const { head } = rule;
	const support: Expr[] = [];
	const args = head.args?.map((arg) => rewriter.hoist(arg, support)) ?? null;
	const key = head.key === null ? null : rewriter.hoist(head.key, support);
	const value = head.value === null ? null : rewriter.hoist(head.value, support);
	rule.head = { ...head, args, key, value };
	rule.body = rewriter.body(appendToBody(rule.body, support));
}

class CallHoister {
	readonly #locals: LocalNames;
	readonly #hoisted: Map<string, Term>;

	constructor(locals: LocalNames, hoisted: Map<string, Term>) {
		this.#locals = locals;
		this.#hoisted = hoisted;
	}

	body(body: Body): Body {
		const result: Expr[] = [];
		for (const expr of body) this.#expand(expr, result);
		return result;
	}

	#expand(expr: Expr, result: Expr[]): void {
		const modifiers = mapSame(expr.with, (modifier) =>
			withTerms(modifier, modifier.target, this.hoist(modifier.value, result)),
		);
		const { terms } = expr;
		switch (terms.kind) {
			case 'call-expr': {
				const args = mapSame(terms.args, (arg) => this.#hoistWith(arg, modifiers, result));
				result.push(withParts(expr, args === terms.args ? terms : { ...terms, args }, modifiers));
				return;
			}
			case 'every': {
				const domain = this.#locals.variable(terms.domain.span);
				this.#expand(equality(domain, terms.domain, { generated: true, with: modifiers }), result);
				result.push(withParts(expr, { ...terms, domain, body: this.body(terms.body) }, modifiers));
				return;
			}
			case 'not':
				result.push(withParts(expr, { ...terms, body: this.body(terms.body) }, modifiers));
				return;
			case 'and':
			case 'or': {
				const left = this.body(terms.left);
				result.push(withParts(expr, { ...terms, left, right: this.body(terms.right) }, modifiers));
				return;
			}
			case 'some':
				result.push(expr);
				return;
			default:
				result.push(withParts(expr, this.#hoistWith(terms, modifiers, result), modifiers));
		}
	}

	/** What is moved out of an expression is evaluated under the expression's modifiers. */
	#hoistWith(term: Term, modifiers: readonly With[], result: Expr[]): Term {
		if (modifiers.length === 0) return this.hoist(term, result);
		const support: Expr[] = [];
		const output = this.hoist(term, support);
		for (const expr of support) result.push({ ...expr, with: modifiers });
		return output;
	}

	/** The term without calls; the calls go to `support`, inner ones first. */
	hoist(term: Term, support: Expr[]): Term {
		switch (term.kind) {
			case 'null':
			case 'boolean':
			case 'number':
			case 'string':
			case 'var':
			case 'template-string':
				return term;
			case 'call': {
				const args = term.args.map((arg) => this.hoist(arg, support));
				const output = this.#locals.variable(term.span);
				const call = callExpr(term.operator, [...args, output], term.span);
				support.push(makeExpr(call, term.span, { generated: true }));
				return output;
			}
			case 'ref':
				return this.#reference(term, support);
			case 'array-comprehension':
			case 'set-comprehension': {
				const inner: Expr[] = [];
				const head = this.hoist(term.term, inner);
				return { ...term, term: head, body: this.body(appendToBody(term.body, inner)) };
			}
			case 'object-comprehension': {
				const inner: Expr[] = [];
				const key = this.hoist(term.key, inner);
				const value = this.hoist(term.value, inner);
				return { ...term, key, value, body: this.body(appendToBody(term.body, inner)) };
			}
			default:
				return mapTerm(term, this.#mapper(support));
		}
	}

	#mapper(support: Expr[]): TermMapper {
		return { term: (inner) => this.hoist(inner, support), body: (body) => body };
	}

	/** A reference into anything but a variable looks into a variable that holds it. */
	#reference(term: RefTerm, support: Expr[]): RefTerm {
		if (term.head.kind === 'var' && term.path.every(isAtom)) return term;
		const hoisted = mapTerm(term, this.#mapper(support)) as RefTerm;
		[term.head, ...term.path].forEach((part, i) => {
			const local = i === 0 ? hoisted.head : (hoisted.path[i - 1] as Term);
			if (part.kind === 'call' && local.kind === 'var') this.#hoisted.set(local.name, part);
		});
		const { head } = hoisted;
		if (head.kind !== 'array' && head.kind !== 'object' && head.kind !== 'set' && !isComprehension(head)) {
			return hoisted;
		}
		const { variable, equality: capture } = this.#locals.capture(head);
		support.push(capture);
		this.#hoisted.set(variable.name, head);
		return { ...hoisted, head: variable };
	}
}
