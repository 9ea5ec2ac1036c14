import type { Diagnostic } from '@merlon/base';
import type {
	Body,
	Every,
	Expr,
	ExprTerms,
	LogicalExpr,
	NotExpr,
	RefTerm,
	RuleHead,
	SomeDecl,
	TemplateStringTerm,
	Term,
} from '../syntax/ast.ts';
import { callTerm, namesRef, stringTerm } from '../syntax/ast-build.ts';
import { SAFETY_VARS, varsOf } from './collect-vars.ts';
import type { Functions } from './functions.ts';
import { equality, type LocalNames } from './local-names.ts';
import { mapExprTerms, mapSame, mapTerm, mapWiths, type TermMapper, withParts } from './map-terms.ts';
import { bodyOutputs } from './output-vars.ts';
import { compileError, type Program } from './program.ts';
import { isGround, isScalar, isTrueBody } from './term-facts.ts';
import { shownName, sortedNames } from './term-text.ts';

/** What template strings are resolved against. */
export interface TemplateContext {
	readonly functions: Functions;
	readonly rulesAt: (path: readonly Term[]) => readonly ResolvedRule[];
	readonly locals: LocalNames;
	readonly rewritten: ReadonlyMap<string, string>;
}

/** What decides on whether a rule always has a value. */
interface ResolvedRule {
	readonly head: RuleHead;
	readonly body: Body;
	readonly isDefault: boolean;
}

/** Makes a call of `internal.template_string` of every template string. */
export function rewriteTemplateStrings(program: Program): void {
	const { functions, locals, rewrittenVars: rewritten } = program;
	const rulesAt = (path: readonly Term[]): ResolvedRule[] =>
		program.tree.rulesAt(path).map(({ head, body, source }) => ({ head, body, isDefault: source.isDefault }));
	for (const rule of program.allRules()) {
		const { head } = rule;
		if (!rule.facts.templates) continue;
		const rewriter = new TemplateRewriter({ functions, rulesAt, locals, rewritten });
		const safe = varsOf(head.args ?? [])
			.add('data')
			.add('input');
		rule.body = rewriter.closure(rule.body, safe);
		const bodySafe = rewriter.closureSafe;
		rule.head = {
			...head,
			args: head.args === null ? null : mapSame(head.args, (arg) => rewriter.within(bodySafe, arg)),
			key: head.key === null ? null : rewriter.within(bodySafe, head.key),
			value: head.value === null ? null : rewriter.within(bodySafe, head.value),
		};
		program.reportAll(rewriter.errors);
	}
}

/** The same for a query. */
export function rewriteTemplateStringsInBody(
	body: Body,
	context: TemplateContext,
): { body: Body; errors: Diagnostic[] } {
	const rewriter = new TemplateRewriter(context);
	const rewritten = rewriter.closure(body, new Set(['data', 'input']));
	return { body: rewritten, errors: rewriter.errors };
}

class TemplateRewriter implements TermMapper {
	readonly errors: Diagnostic[] = [];
	/** The variables that were safe in the closure rewritten last. */
	closureSafe: ReadonlySet<string> = new Set();
	readonly #context: TemplateContext;
	#safe: ReadonlySet<string> = new Set();

	constructor(context: TemplateContext) {
		this.#context = context;
	}

	/** Rewrites a body in which its own outputs are safe too. */
	closure(body: Body, safe: ReadonlySet<string>): Body {
		const inner = new Set(safe);
		for (const name of bodyOutputs(body, this.#context.functions, safe)) inner.add(name);
		const outer = this.#safe;
		this.#safe = inner;
		const rewritten = this.body(body);
		this.#safe = outer;
		this.closureSafe = inner;
		return rewritten;
	}

	within(safe: ReadonlySet<string>, term: Term): Term {
		const outer = this.#safe;
		this.#safe = safe;
		const rewritten = this.term(term);
		this.#safe = outer;
		return rewritten;
	}

	body(body: Body): Body {
		return mapSame(body, (expr) => this.#expr(expr));
	}

	term(term: Term): Term {
		switch (term.kind) {
			case 'template-string': {
				const call = this.#call(term);
				return call === null ? term : mapTerm(call, this);
			}
			case 'array-comprehension':
			case 'set-comprehension': {
				const body = this.closure(term.body, this.#safe);
				return { ...term, term: this.within(this.closureSafe, term.term), body };
			}
			case 'object-comprehension': {
				const body = this.closure(term.body, this.#safe);
				const safe = this.closureSafe;
				return { ...term, key: this.within(safe, term.key), value: this.within(safe, term.value), body };
			}
			default:
				return mapTerm(term, this);
		}
	}

	#expr(expr: Expr): Expr {
		const { terms } = expr;
		const modifiers = mapWiths(expr.with, this);
		if (terms.kind !== 'every') return withParts(expr, mapExprTerms(terms, this), modifiers);
		const domain = this.term(terms.domain);
		const safe = new Set(this.#safe);
		for (const name of varsOf(terms.key === null ? [terms.value] : [terms.key, terms.value])) safe.add(name);
		return withParts(expr, { ...terms, domain, body: this.closure(terms.body, safe) }, modifiers);
	}

	/** Null when an expression cannot stand in the string. */
	#call(template: TemplateStringTerm): Term | null {
		const before = this.errors.length;
		const { span } = template;
		const parts: Term[] = [];
		for (const part of template.parts) {
			if (part.kind !== 'expr') parts.push(part);
			else {
				const operand = this.#operand(part);
				if (operand !== null) parts.push(operand);
			}
		}
		if (template.parts.length === 0) parts.push(stringTerm('', span));
		if (this.errors.length > before) return null;
		const operator = namesRef(['internal', 'template_string'], span);
		return callTerm(operator, [{ kind: 'array', items: parts, span }], span);
	}

	/** An expression as a set, which is empty where the expression is undefined. */
	#operand(part: Expr): Term | null {
		const { functions, locals, rewritten } = this.#context;
		const { terms, span } = part;
		let term: Term;
		if (terms.kind === 'call-expr') {
			const builtin = functions.builtin(terms.operator);
			if (builtin?.relation === true) {
				const message = `illegal call to relation built-in '${builtin.name}' that may cause multiple outputs`;
				this.errors.push(compileError(message, span));
				return null;
			}
			term = callTerm(terms.operator, terms.args, terms.span);
		} else if (isStatement(terms)) {
			this.errors.push(compileError(`unexpected template-string expression type: ${terms.kind}`, span));
			return null;
		} else term = terms;
		// A scalar is never undefined, whatever the modifiers.
		if (isScalar(term)) return term;
		if (term.kind === 'var' || (term.kind === 'ref' && this.#isDefined(term))) {
			return { kind: 'set', items: [term], span: term.span };
		}
		for (const name of sortedNames(varsOf([term], SAFETY_VARS))) {
			if (this.#safe.has(name)) continue;
			this.errors.push(compileError(`var ${shownName(name, rewritten)} is undeclared`, term.span));
		}
		const variable = locals.variable(term.span);
		const capture = equality(variable, term, { with: part.with });
		return { kind: 'set-comprehension', term: variable, body: [capture], span: term.span };
	}

	/** Whether a reference is to a rule that always has a value: one with a default, a set, a constant. */
	#isDefined(reference: RefTerm): boolean {
		if (reference.path.length === 0 || reference.head.kind !== 'var' || reference.head.name !== 'data') return false;
		const rules = this.#context.rulesAt([reference.head, ...reference.path]);
		const [first] = rules;
		if (first === undefined || (first.head.args?.length ?? 0) > 0) return false;
		if (first.isDefault || (first.head.value === null && first.head.key !== null)) return true;
		return rules.length === 1 ? isConstantRule(first) : rules.some((rule) => rule.isDefault);
	}
}

function isConstantRule(rule: ResolvedRule): boolean {
	const { value } = rule.head;
	if (value === null || !isTrueBody(rule.body)) return false;
	switch (value.kind) {
		case 'array':
		case 'object':
		case 'set':
			return isGround(value);
		default:
			return value.kind !== 'ref' && value.kind !== 'call' && !('body' in value) && value.kind !== 'template-string';
	}
}

function isStatement(terms: ExprTerms): terms is SomeDecl | Every | NotExpr | LogicalExpr {
	const { kind } = terms;
	return kind === 'some' || kind === 'every' || kind === 'not' || kind === 'and' || kind === 'or';
}
