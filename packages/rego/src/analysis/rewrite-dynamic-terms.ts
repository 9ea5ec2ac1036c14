import type { Body, Expr, RefTerm, Term } from '../syntax/ast.ts';
import type { LocalNames } from './local-names.ts';
import { mapSame, withParts } from './map-terms.ts';
import type { Program } from './program.ts';
import { isComprehension, isEquality } from './term-facts.ts';

/** Evaluates references and comprehensions in arguments before the call: `f(x.y)` becomes `v = x.y; f(v)`. */
export function rewriteDynamicTerms(program: Program): void {
	const rewriter = new DynamicTermHoister(program.locals, program.hoistedTerms);
	for (const rule of program.allRules()) rule.body = rewriter.body(rule.body);
}

/** The same for a query. */
export function rewriteDynamicTermsInBody(body: Body, locals: LocalNames, hoisted: Map<string, Term>): Body {
	return new DynamicTermHoister(locals, hoisted).body(body);
}

class DynamicTermHoister {
	readonly #locals: LocalNames;
	readonly #hoisted: Map<string, Term>;

	constructor(locals: LocalNames, hoisted: Map<string, Term>) {
		this.#locals = locals;
		this.#hoisted = hoisted;
	}

	body(body: Body): Body {
		const result: Expr[] = [];
		for (const expr of body) result.push(this.#expr(expr, result));
		return result;
	}

	#expr(expr: Expr, result: Expr[]): Expr {
		const { terms } = expr;
		switch (terms.kind) {
			case 'call-expr': {
				const equality = isEquality(expr);
				if (equality && terms.args.length !== 2) return expr;
				const args = mapSame(terms.args, (arg) =>
					equality ? this.#side(expr, arg, result) : this.#one(expr, arg, result),
				);
				return args === terms.args ? expr : withParts(expr, { ...terms, args }, expr.with);
			}
			case 'every': {
				const domain = this.#one(expr, terms.domain, result);
				return withParts(expr, { ...terms, domain, body: this.body(terms.body) }, expr.with);
			}
			case 'not':
				return withParts(expr, { ...terms, body: this.body(terms.body) }, expr.with);
			case 'and':
			case 'or': {
				const left = this.body(terms.left);
				return withParts(expr, { ...terms, left, right: this.body(terms.right) }, expr.with);
			}
			case 'some':
				return expr;
			default:
				return withParts(expr, this.#side(expr, terms, result), expr.with);
		}
	}

	/** A side of an equality may stay a reference or a comprehension itself. */
	#side(original: Expr, term: Term, result: Expr[]): Term {
		if (term.kind === 'ref') return this.#path(original, term, result);
		if (isComprehension(term)) return this.#comprehension(term);
		return this.#one(original, term, result);
	}

	#one(original: Expr, term: Term, result: Expr[]): Term {
		switch (term.kind) {
			case 'ref':
				return this.#capture(original, this.#path(original, term, result), result);
			case 'array-comprehension':
			case 'set-comprehension':
			case 'object-comprehension':
				return this.#capture(original, this.#comprehension(term), result);
			case 'array':
			case 'set': {
				const items = mapSame(term.items, (item) => this.#one(original, item, result));
				return items === term.items ? term : { ...term, items };
			}
			case 'object': {
				const entries = mapSame(term.entries, (entry) => {
					const key = this.#one(original, entry.key, result);
					const value = this.#one(original, entry.value, result);
					return key === entry.key && value === entry.value ? entry : { key, value };
				});
				return entries === term.entries ? term : { ...term, entries };
			}
			default:
				return term;
		}
	}

	#path(original: Expr, term: RefTerm, result: Expr[]): RefTerm {
		const path = mapSame(term.path, (part) => this.#one(original, part, result));
		return path === term.path ? term : { ...term, path };
	}

	#comprehension(term: Term): Term {
		return 'body' in term ? { ...term, body: this.body(term.body) } : term;
	}

	#capture(original: Expr, term: Term, result: Expr[]): Term {
		const { variable, equality } = this.#locals.capture(term, original.with);
		result.push(equality);
		this.#hoisted.set(variable.name, term);
		return variable;
	}
}
