import type { Diagnostic } from '@merlon/base';
import type { Body, CallExpr, Expr, RuleHead, Term } from '../syntax/ast.ts';
import { callExpr, expr as makeExpr, namesRef } from '../syntax/ast-build.ts';
import { SAFETY_VARS, varsOf } from './collect-vars.ts';
import type { Functions } from './functions.ts';
import { equality, type LocalNames } from './local-names.ts';
import { mapExpr, mapHead, mapSame, mapTerm, type TermMapper } from './map-terms.ts';
import { exprOutputs } from './output-vars.ts';
import { compileError, type Program, type RuleUnit } from './program.ts';
import { callOf, isGenerated } from './term-facts.ts';
import { shownName, sortedNames } from './term-text.ts';
import type { NameSet } from './unify-vars.ts';
import { someNode } from './visit.ts';

/** Erases `print` calls, or keeps them in a form that an undefined operand does not fail. */
export function rewritePrintCalls(program: Program): void {
	for (const rule of program.allRules()) {
		if (!rule.facts.called.has('print')) continue;
		if (program.options.enablePrint) keepPrints(program, rule);
		else {
			rule.head = mapHead(rule.head, eraser);
			rule.body = eraser.body(rule.body);
		}
	}
}

/** A body without its `print` calls; `true` where nothing else was in it. */
export function erasePrintCalls(body: Body): Body {
	return eraser.body(body);
}

const eraser: TermMapper = {
	term: (term) => mapTerm(term, eraser),
	body: (body) => {
		const kept = body.some(isPrint) ? body.filter((expr) => !isPrint(expr)) : body;
		const [first] = body;
		if (kept.length > 0 || first === undefined) return mapSame(kept, (expr) => mapExpr(expr, eraser));
		return [makeExpr({ kind: 'boolean', value: true, span: first.span }, first.span)];
	},
};

function isPrint(expr: Expr): boolean {
	return callOf(expr, 'print') !== null;
}

function keepPrints(program: Program, rule: RuleUnit): void {
	const safe = varsOf(rule.head.args ?? [])
		.add('data')
		.add('input');
	const rewriter = new PrintRewriter(program.functions, program.locals, program.rewrittenVars);
	rule.head = rewriter.head(rule.head, safe);
	rule.body = rewriter.body(rule.body, safe);
	program.reportAll(rewriter.errors);
}

/** Makes `internal.print([{v | v = operand}, …])` of `print` calls: an undefined operand is an empty set then. */
export class PrintRewriter {
	readonly errors: Diagnostic[] = [];
	readonly #functions: Functions;
	readonly #locals: LocalNames;
	readonly #rewritten: ReadonlyMap<string, string>;

	constructor(functions: Functions, locals: LocalNames, rewritten: ReadonlyMap<string, string>) {
		this.#functions = functions;
		this.#locals = locals;
		this.#rewritten = rewritten;
	}

	head(head: RuleHead, safe: ReadonlySet<string>): RuleHead {
		return mapHead(head, this.#inner(safe));
	}

	body(body: Body, globals: ReadonlySet<string>): Body {
		if (!body.some((expr) => someNode(expr, (node) => node.kind === 'expr' && isPrint(node)))) return body;
		// What the expressions so far bind; printed, what they use of generated variables as well.
		const safe = new Set(globals);
		const generated = new Set<string>();
		return mapSame(body, (expr) => {
			let rewritten = mapExpr(expr, this.#inner(innerSafe(expr, safe)));
			if (isPrint(expr)) {
				rewritten = this.#print(rewritten, rewritten.terms as CallExpr, {
					has: (name) => safe.has(name) || generated.has(name),
				});
			}
			for (const name of exprOutputs(expr, this.#functions, safe)) safe.add(name);
			for (const name of varsOf([expr])) if (isGenerated(name)) generated.add(name);
			return rewritten;
		});
	}

	#inner(safe: ReadonlySet<string>): TermMapper {
		const mapper: TermMapper = {
			term: (term: Term): Term => mapTerm(term, mapper),
			body: (inner) => this.body(inner, safe),
		};
		return mapper;
	}

	#print(expr: Expr, print: CallExpr, safe: NameSet): Expr {
		const errors = this.errors.length;
		for (const arg of print.args) {
			for (const name of sortedNames(varsOf([arg], SAFETY_VARS))) {
				if (safe.has(name)) continue;
				this.errors.push(compileError(`var ${shownName(name, this.#rewritten)} is undeclared`, arg.span));
			}
		}
		if (this.errors.length > errors) return expr;
		const items = print.args.map((arg): Term => {
			const variable = this.#locals.variable(arg.span);
			return { kind: 'set-comprehension', term: variable, body: [equality(variable, arg)], span: arg.span };
		});
		const { span } = expr;
		const operands: Term = { kind: 'array', items, span };
		return makeExpr(callExpr(namesRef(['internal', 'print'], span), [operands], span), span);
	}
}

function innerSafe(expr: Expr, safe: Set<string>): Set<string> {
	const { terms } = expr;
	if (terms.kind !== 'every') return safe;
	return new Set([...safe, ...varsOf(terms.key === null ? [terms.value] : [terms.key, terms.value])]);
}
