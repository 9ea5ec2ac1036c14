import { appendAll, type Diagnostic } from '@merlon/base';
import type {
	Body,
	CallTerm,
	Every,
	Expr,
	LogicalExpr,
	NotExpr,
	SomeDecl,
	Term,
	VarTerm,
	With,
} from '../syntax/ast.ts';
import { callExpr, expr as makeExpr, refTerm, varTerm } from '../syntax/ast-build.ts';
import { ALL_VARS, leavingOut, PATTERN_VARS, varsOf } from './collect-vars.ts';
import type { DeclaredScopes, Occurrence } from './declared-scopes.ts';
import { eqOperator, type LocalNames } from './local-names.ts';
import { mapExprTerms, mapSame, mapTerm, type TermMapper, withParts, withTerms } from './map-terms.ts';
import { equalityOutputs } from './output-vars.ts';
import { compileError } from './program.ts';
import { callOf, isComprehension, isRootDocument, isWildcard, kindName } from './term-facts.ts';
import { sortedNames, termText } from './term-text.ts';
import { unusedAssigned, unusedDeclared } from './unused-vars.ts';

const ASSIGN_IN_NOT = 'cannot assign vars inside negated expression';
const OUTSIDE_CLOSURES = leavingOut({ closures: true });

/** Gives the declared variables of a body new names, and turns declarations into equalities. */
export class LocalVarRewriter implements TermMapper {
	readonly errors: Diagnostic[] = [];
	readonly unused: Diagnostic[] = [];
	readonly scopes: DeclaredScopes;
	readonly #locals: LocalNames;
	readonly #strict: boolean;
	/** Bodies were rewritten before: what is left is to see which variables they share with the scopes around. */
	#settling = false;

	constructor(locals: LocalNames, scopes: DeclaredScopes, strict: boolean) {
		this.#locals = locals;
		this.scopes = scopes;
		this.#strict = strict;
	}

	/** Rewrites the statements of a body in the innermost scope. `used` are variables used outside of the body. */
	statements(body: Body, used: ReadonlySet<string>): Body {
		const results = body.map((expr) => this.#statement(expr));
		const kept: Expr[] = [];
		for (const result of results) if (result !== null) kept.push(result);
		const [first] = body;
		if (kept.length === 0 && first !== undefined) {
			kept.push(makeExpr({ kind: 'boolean', value: true, span: first.span }, first.span));
		}
		if (this.#strict) this.#checkUnused(() => unusedAssigned(body, results, this.scopes, used));
		this.#checkUnused(() => unusedDeclared(body, kept, this.scopes, used));
		return kept;
	}

	/** Unused variables are no news next to errors, and one scope's are enough. */
	#checkUnused(check: () => Diagnostic[]): void {
		if (this.errors.length === 0 && this.unused.length === 0) appendAll(this.unused, check());
	}

	#statement(expr: Expr): Expr | null {
		const { terms } = expr;
		switch (terms.kind) {
			case 'some':
				return this.#some(expr, terms);
			case 'every':
				return this.#every(expr, terms);
			case 'not':
				return this.#not(expr, terms);
			case 'and':
			case 'or':
				return this.#logical(expr, terms);
			default:
				return callOf(expr, 'assign') === null ? this.expr(expr) : this.#assignment(expr);
		}
	}

	/** Renames the variables of an expression that declares nothing. */
	expr(expr: Expr): Expr {
		const terms = mapExprTerms(expr.terms, this);
		return withParts(
			expr,
			terms,
			mapSame(expr.with, (modifier) => this.#with(modifier)),
		);
	}

	/** The bodies of negated and logical expressions inside of one another; their own were rewritten before. */
	body(body: Body): Body {
		return mapSame(body, (expr) =>
			isLogical(expr) && !this.#settling ? this.#settled(() => this.expr(expr)) : this.expr(expr),
		);
	}

	term(term: Term): Term {
		switch (term.kind) {
			case 'var':
				return this.#variable(term);
			case 'ref':
				return isRootDocument(term) ? this.#rootDocument(term) : mapTerm(term, this);
			case 'call':
				this.#checkShadowedFunction(term);
				return mapTerm(term, this);
			case 'array-comprehension':
			case 'set-comprehension': {
				return this.#scoped(() => {
					const body = this.#closure(term.body, [term.term]);
					return { ...term, term: this.term(term.term), body };
				});
			}
			case 'object-comprehension':
				return this.#scoped(() => {
					const body = this.#closure(term.body, [term.key, term.value]);
					return { ...term, key: this.term(term.key), value: this.term(term.value), body };
				});
			default:
				return mapTerm(term, this);
		}
	}

	/** Renames the variables of a template string in a head, where each expression has a scope of its own. */
	headTemplate(term: Extract<Term, { kind: 'template-string' }>): Term {
		const parts = mapSame(term.parts, (part) => (part.kind === 'expr' ? this.#scoped(() => this.expr(part)) : part));
		return parts === term.parts ? term : { ...term, parts };
	}

	#closure(body: Body, terms: readonly Term[]): Body {
		return this.#settling ? this.body(body) : this.statements(body, varsOf(terms, ALL_VARS));
	}

	#scoped<T>(rewrite: () => T): T {
		this.scopes.push();
		const result = rewrite();
		this.scopes.pop();
		return result;
	}

	#settled<T>(rewrite: () => T): T {
		const before = this.#settling;
		this.#settling = true;
		const result = rewrite();
		this.#settling = before;
		return result;
	}

	/** Sees through statements that were rewritten; their modifiers were not. */
	#settle(expr: Expr, terms: Every | NotExpr): Expr {
		const settled = this.#settled(() => mapExprTerms(terms, this));
		return withParts(
			expr,
			settled,
			mapSame(expr.with, (modifier) => this.#with(modifier)),
		);
	}

	#variable(term: VarTerm): Term {
		const { name } = term;
		const renamed = this.scopes.renamed(name);
		if (renamed === undefined) {
			this.scopes.insert(name, name, 'seen');
			return term;
		}
		this.scopes.markSeen(name);
		return renamed === name ? term : varTerm(renamed, term.span);
	}

	#rootDocument(term: Extract<Term, { kind: 'ref' }>): Term {
		const { name } = term.head as VarTerm;
		const occurrence = this.scopes.anyOccurrence(name);
		if (occurrence === undefined || occurrence === 'seen') return term;
		return varTerm(this.scopes.renamed(name) as string, term.span);
	}

	#checkShadowedFunction(call: CallTerm): void {
		for (const name of varsOf([call.operator], ALL_VARS)) {
			const renamed = this.scopes.renamed(name);
			if (renamed !== undefined && renamed !== name) {
				const message = `called function ${termText(call.operator)} shadowed`;
				this.errors.push(compileError(message, call.span, `a variable is named ${name} too`));
			}
		}
	}

	#with(modifier: With): With {
		const target = this.term(modifier.target);
		const value = this.term(modifier.value);
		const input = this.scopes.renamed('input');
		if (input === undefined) return withTerms(modifier, target, value);
		// The target is the document, whatever variable is named `input`; only its path may use the variable.
		if (target.kind === 'var' && target.name === input) return withTerms(modifier, modifier.target, value);
		if (target.kind === 'ref' && target.head.kind === 'var' && target.head.name === input) {
			const head = varTerm('input', target.head.span);
			return withTerms(modifier, refTerm(head, target.path, target.span), value);
		}
		return withTerms(modifier, target, value);
	}

	#declare(name: string, occurrence: Occurrence, at: Term | Every | SomeDecl): string | null {
		const earlier = this.scopes.occurrence(name);
		if (earlier !== undefined) {
			this.errors.push(compileError(redeclared(name, earlier), at.span));
			return null;
		}
		const renamed = this.#locals.next();
		this.scopes.insert(name, renamed, occurrence);
		return renamed;
	}

	#assignment(expr: Expr): Expr {
		const call = callOf(expr, 'assign');
		if (expr.negated) {
			this.errors.push(compileError(ASSIGN_IN_NOT, expr.span));
			return expr;
		}
		const [left, right] = call?.args ?? [];
		if (call === null || left === undefined || right === undefined || call.args.length !== 2) return expr;
		const errors = this.errors.length;
		const value = this.term(right);
		const modifiers = mapSame(expr.with, (modifier) => withTerms(modifier, modifier.target, this.term(modifier.value)));
		const target = this.#target(left);
		const failed = this.errors.length > errors;
		const operator = failed ? call.operator : eqOperator(call.operator.span);
		return {
			...expr,
			terms: callExpr(operator, [target, value], call.span),
			with: modifiers,
			fromAssignment: !failed,
		};
	}

	/** Declares the variables of an assignment's left side. */
	#target(term: Term): Term {
		switch (term.kind) {
			case 'var':
				return varTerm(this.#declare(term.name, 'assigned', term) ?? term.name, term.span);
			case 'array':
				return { ...term, items: term.items.map((item) => this.#target(item)) };
			case 'object':
				return {
					...term,
					entries: term.entries.map(({ key, value }) => ({ key, value: this.#target(value) })),
				};
			case 'ref':
				if (isRootDocument(term)) {
					const renamed = this.#declare((term.head as VarTerm).name, 'assigned', term);
					return renamed === null ? term : varTerm(renamed, term.span);
				}
				break;
			default:
				break;
		}
		this.errors.push(compileError(`cannot assign to ${kindName(term)}`, term.span));
		return term;
	}

	#some(expr: Expr, decl: SomeDecl): Expr | null {
		for (const symbol of decl.symbols) {
			if (symbol.kind === 'call') return this.#someIn(expr, decl, symbol);
			if (symbol.kind === 'var' && this.#declare(symbol.name, 'declared', decl) === null) return null;
		}
		return null;
	}

	/** `some k, v in xs` becomes `v = xs[k]`. */
	#someIn(expr: Expr, decl: SomeDecl, call: CallTerm): Expr | null {
		const { args } = call;
		const domain = args[args.length - 1] as Term;
		const value = args[args.length - 2] as Term;
		const key = args.length === 3 ? (args[0] as Term) : this.#locals.variable(value.span);
		if (this.#checkOwnDomain(decl, [key, value], domain)) return null;
		const lookup =
			domain.kind === 'ref'
				? refTerm(domain.head, [...domain.path, key], domain.span)
				: refTerm(domain, [key], domain.span);
		const terms = callExpr(eqOperator(decl.span), [value, lookup], decl.span);
		const membership: Expr = { ...expr, terms };
		for (const name of sortedNames(equalityOutputs(membership, varsOf([domain], ALL_VARS)))) {
			if (this.#declare(name, 'declared', decl) === null) return null;
		}
		return this.expr(membership);
	}

	#checkOwnDomain(decl: SomeDecl, bound: readonly Term[], domain: Term): boolean {
		const errors = this.errors.length;
		const domainVars = varsOf([domain], OUTSIDE_CLOSURES);
		for (const name of sortedNames(varsOf(bound, PATTERN_VARS))) {
			if (!domainVars.has(name) || isWildcard(name)) continue;
			this.errors.push(compileError(`var ${name} assigned before`, decl.span));
		}
		return this.errors.length > errors;
	}

	#every(expr: Expr, every: Every): Expr | null {
		const outerDomain = this.term(every.domain);
		return this.#scoped(() => {
			const key = every.key === null ? this.#locals.variable(every.span) : this.#binding(every.key, every);
			if (key === null) return null;
			const value = this.#binding(every.value, every);
			if (value === null) return null;
			const body = this.statements(every.body, new Set());
			return this.#settle(expr, { ...every, key, value, domain: outerDomain, body });
		});
	}

	#binding(term: Term, every: Every): Term | null {
		if (term.kind !== 'var' || isWildcard(term.name)) return term;
		const renamed = this.#declare(term.name, 'declared', every);
		return renamed === null ? null : varTerm(renamed, term.span);
	}

	#not(expr: Expr, not: NotExpr): Expr {
		if (not.explicitBody) {
			return this.#scoped(() => {
				const body = this.statements(not.body, new Set());
				return this.#settle(expr, { ...not, body });
			});
		}
		const errors = this.errors.length;
		const body = this.#implicit(not.body, ASSIGN_IN_NOT);
		if (this.errors.length > errors) return expr;
		return this.expr({ ...expr, terms: { ...not, body } });
	}

	#logical(expr: Expr, logical: LogicalExpr): Expr {
		const errors = this.errors.length;
		const message = `cannot assign vars inside implicit ${logical.kind} operand`;
		const left = this.#operand(logical.left, logical.explicitLeft, message);
		const right = this.#operand(logical.right, logical.explicitRight, message);
		const terms = { ...logical, left, right };
		if (this.errors.length > errors) return { ...expr, terms };
		const settle = (body: Body, explicit: boolean): Body =>
			explicit ? this.#settled(() => this.body(body)) : this.body(body);
		const settled: LogicalExpr = {
			...terms,
			left: settle(left, logical.explicitLeft),
			right: settle(right, logical.explicitRight),
		};
		return withParts(
			expr,
			settled,
			mapSame(expr.with, (modifier) => this.#with(modifier)),
		);
	}

	#operand(body: Body, explicit: boolean, message: string): Body {
		return explicit ? this.#scoped(() => this.statements(body, new Set())) : this.#implicit(body, message);
	}

	/** A body without braces: it shares the scope around it, so it must not assign. */
	#implicit(body: Body, message: string): Body {
		return mapSame(body, (expr) => {
			if (callOf(expr, 'assign') !== null) {
				this.errors.push(compileError(message, expr.span));
				return expr;
			}
			if (expr.terms.kind === 'not') return this.#not(expr, expr.terms);
			if (expr.terms.kind === 'and' || expr.terms.kind === 'or') return this.#logical(expr, expr.terms);
			return expr;
		});
	}
}

function isLogical(expr: Expr): boolean {
	const { kind } = expr.terms;
	return kind === 'not' || kind === 'and' || kind === 'or';
}

function redeclared(name: string, earlier: Occurrence): string {
	switch (earlier) {
		case 'arg':
			return `arg ${name} redeclared`;
		case 'seen':
			return `var ${name} referenced above`;
		default:
			return `var ${name} ${earlier} above`;
	}
}

/** Rewrites the comprehensions and template strings of a head's term, each with scopes of its own. */
export function rewriteNestedScopes(term: Term, rewriter: () => LocalVarRewriter): Term {
	if (isComprehension(term)) return rewriter().term(term);
	if (term.kind === 'template-string') return rewriter().headTemplate(term);
	return mapTerm(term, {
		term: (inner) => rewriteNestedScopes(inner, rewriter),
		body: (body) => body,
	});
}
