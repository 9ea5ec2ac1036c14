import { appendAll, type Diagnostic } from '@merlon/base';
import type { Body, Module, RefTerm, Term } from '../syntax/ast.ts';
import type { Analysis, QueryContext, QueryResult } from './analysis.ts';
import { deprecatedCalls } from './check-deprecated-builtins.ts';
import { overridesInBody } from './check-keyword-overrides.ts';
import { checkBodyTypes } from './check-types.ts';
import { undefinedFunctions } from './check-undefined-functions.ts';
import { unsafeCalls } from './check-unsafe-builtins.ts';
import { voidCalls } from './check-void-calls.ts';
import { varsOf } from './collect-vars.ts';
import { DeclaredScopes } from './declared-scopes.ts';
import { limitedDiagnostics } from './error-limit.ts';
import { type Functions, functionsOf } from './functions.ts';
import { LocalNames } from './local-names.ts';
import { LocalVarRewriter } from './local-var-rewriter.ts';
import { HintNames } from './name-hints.ts';
import { orderBody } from './order-body.ts';
import { globalsOf, resolveBody } from './resolve-refs.ts';
import { rewriteComprehensionTermsInBody } from './rewrite-comprehension-terms.ts';
import { rewriteDynamicTermsInBody } from './rewrite-dynamic-terms.ts';
import { rewriteExprTermsInBody } from './rewrite-expr-terms.ts';
import { erasePrintCalls, PrintRewriter } from './rewrite-print-calls.ts';
import { rewriteTemplateStringsInBody } from './rewrite-template-strings.ts';
import { rewriteWithValuesInBody } from './rewrite-with.ts';
import { pathKey } from './rule-path.ts';
import { safetyErrors } from './safety-errors.ts';

/** Checks a query against analyzed modules and brings it into core form. `==` stays: it gives true or false. */
export function analyzeQuery(analysis: Analysis, body: Body, context: QueryContext): QueryResult {
	return new QueryAnalysis(analysis, context).run(body);
}

/** A step takes the body on, or adds errors: then no further step runs. */
type Step = (body: Body) => Body;

class QueryAnalysis {
	readonly #analysis: Analysis;
	readonly #context: QueryContext;
	readonly #strict: boolean;
	readonly #functions: Functions;
	readonly #hoisted = new Map<string, Term>();
	readonly #errors: Diagnostic[] = [];
	#rewritten: ReadonlyMap<string, string> = new Map();

	constructor(analysis: Analysis, context: QueryContext) {
		const { options, ruleTree } = analysis;
		this.#analysis = analysis;
		this.#context = context;
		this.#strict = context.strict ?? options.strict;
		this.#functions = functionsOf(options.builtins, (path) => ruleTree.rulesAt(path)[0]?.head ?? null);
	}

	run(query: Body): QueryResult {
		let body = query;
		for (const step of this.#steps()) {
			body = step(body);
			if (this.#errors.length > 0) break;
		}
		const { maxErrors } = this.#analysis.options;
		const failed = this.#errors.length > 0;
		return {
			body: failed ? null : body,
			rewrittenVars: this.#rewritten,
			diagnostics: failed ? limitedDiagnostics(this.#errors, this.#errors.length > maxErrors ? maxErrors : 0) : [],
		};
	}

	/** In OPA's order. Each step numbers its variables anew, past those that the body uses by then. */
	#steps(): Step[] {
		const { options } = this.#analysis;
		const unsafeBuiltins = this.#context.unsafeBuiltins ?? options.unsafeBuiltins;
		return [
			(body) => this.#checked(body, this.#strict ? overridesInBody(body) : []),
			(body) => this.#resolve(body),
			(body) => this.#renameLocals(body),
			(body) => this.#templates(body),
			(body) => this.#checked(body, voidCalls(body, this.#functions)),
			(body) => this.#prints(body),
			(body) => rewriteExprTermsInBody(body, localsFor(body), this.#hoisted),
			(body) => rewriteComprehensionTermsInBody(body, localsFor(body)),
			(body) => this.#withValues(body, unsafeBuiltins),
			(body) => this.#checked(body, undefinedFunctions(body, this.#functions, this.#rewritten, this.#functionNames())),
			(body) => this.#order(body),
			(body) => rewriteDynamicTermsInBody(body, localsFor(body), this.#hoisted),
			(body) => this.#checked(body, checkBodyTypes(this.#analysis, body, this.#rewritten, this.#hoisted)),
			(body) => this.#checked(body, unsafeCalls(body, unsafeBuiltins)),
			(body) => this.#checked(body, this.#strict ? deprecatedCalls(body, options.builtins) : []),
		];
	}

	#functionNames(): HintNames {
		return new HintNames(() => this.#functions.builtins.keys());
	}

	#checked(body: Body, errors: readonly Diagnostic[]): Body {
		appendAll(this.#errors, errors);
		return body;
	}

	#resolve(body: Body): Body {
		const { package: package_, imports } = this.#context;
		const names = package_ === null ? [] : exportedNames(this.#analysis.modules.values(), package_);
		return resolveBody(body, globalsOf(package_, names, imports));
	}

	#renameLocals(body: Body): Body {
		const rewriter = new LocalVarRewriter(localsFor(body), new DeclaredScopes(), this.#strict);
		const renamed = rewriter.statements(body, new Set());
		this.#rewritten = rewriter.scopes.rewritten;
		return this.#checked(renamed, [...rewriter.errors, ...rewriter.unused]);
	}

	#templates(body: Body): Body {
		const rewritten = rewriteTemplateStringsInBody(body, {
			functions: this.#functions,
			rulesAt: (path) => this.#analysis.ruleTree.rulesAt(path),
			locals: localsFor(body),
			rewritten: this.#rewritten,
		});
		return this.#checked(rewritten.body, rewritten.errors);
	}

	#prints(body: Body): Body {
		if (!(this.#context.enablePrint ?? this.#analysis.options.enablePrint)) return erasePrintCalls(body);
		const rewriter = new PrintRewriter(this.#functions, localsFor(body), this.#rewritten);
		const rewritten = rewriter.body(body, ROOTS);
		return this.#checked(rewritten, rewriter.errors);
	}

	#withValues(body: Body, unsafeBuiltins: ReadonlySet<string>): Body {
		const { options, ruleTree } = this.#analysis;
		return rewriteWithValuesInBody(body, {
			builtins: options.builtins,
			unsafeBuiltins,
			allowUndefinedFunctions: options.allowUndefinedFunctions === true,
			tree: ruleTree,
			locals: localsFor(body),
			report: (error) => this.#errors.push(error),
		});
	}

	#order(body: Body): Body {
		const ordered = orderBody(body, ROOTS, this.#functions);
		const known = (): string[] => ['input', 'data', ...this.#rewritten.values()];
		return this.#checked(ordered.body, safetyErrors(ordered.unsafe, this.#rewritten, { label: '', known }));
	}
}

const ROOTS: ReadonlySet<string> = new Set(['data', 'input']);

function localsFor(body: Body): LocalNames {
	return new LocalNames('__localq', varsOf(body));
}

function exportedNames(modules: Iterable<Module>, package_: RefTerm): string[] {
	const key = pathKey(package_.path);
	const names: string[] = [];
	for (const module of modules) {
		if (pathKey(module.package.path.path) !== key) continue;
		for (const { head } of module.rules) {
			if (head.reference.head.kind === 'var') names.push(head.reference.head.name);
		}
	}
	return names;
}
