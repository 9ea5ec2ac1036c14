import { appendAll, type Diagnostic, diagnostic, type Span } from '@merlon/base';
import type { Body, Import, Module, RefTerm, Rule, RuleHead, Term } from '../syntax/ast.ts';
import type { AnalyzeOptions } from './analysis.ts';
import { AnnotationSet } from './annotation-set.ts';
import { type Functions, functionsOf } from './functions.ts';
import { LocalNames } from './local-names.ts';
import { factsOf, type RuleFacts } from './rule-facts.ts';
import type { RuleGraph } from './rule-graph.ts';
import { rulePath } from './rule-path.ts';
import { RuleTree } from './rule-tree.ts';

/** A rule under analysis: passes replace its head and body. */
export interface RuleUnit {
	readonly source: Rule;
	readonly module: ModuleUnit;
	readonly facts: RuleFacts;
	head: RuleHead;
	body: Body;
	readonly else: RuleUnit | null;
	/** The path that goes with `head`, once it has been asked for. */
	path: { readonly head: RuleHead; readonly terms: readonly Term[] } | null;
}

/** A module under analysis. */
export interface ModuleUnit {
	readonly name: string;
	readonly source: Module;
	/** Held to the rules of v1: an error of strict mode is an error in any mode. */
	readonly v1: boolean;
	readonly rules: readonly RuleUnit[];
}

/** The state that the passes over modules share. */
export class Program {
	readonly options: AnalyzeOptions;
	/** In the order of their names. */
	readonly modules: readonly ModuleUnit[];
	readonly rewrittenVars: Map<string, string> = new Map();
	readonly hoistedTerms: Map<string, Term> = new Map();
	readonly diagnostics: Diagnostic[] = [];
	unusedImports: readonly Import[] = [];
	locals: LocalNames = new LocalNames('__local', new Set());
	tree: RuleTree<RuleUnit> = new RuleTree();
	annotations: AnnotationSet = new AnnotationSet();
	graph: RuleGraph | null = null;
	readonly functions: Functions;
	#allRules: readonly RuleUnit[] | null = null;
	/** No further pass may run. */
	failed: boolean = false;

	constructor(parsed: ReadonlyMap<string, Module>, options: AnalyzeOptions) {
		this.options = options;
		this.modules = [...parsed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, module]) => moduleUnit(name, module));
		this.functions = functionsOf(options.builtins, (path) => this.tree.rulesAt(path)[0]?.head ?? null);
	}

	/** Reports errors after which no further pass runs. False when the limit of errors is reached. */
	report(...errors: readonly Diagnostic[]): boolean {
		return this.#record(errors, false);
	}

	/** Reports any number of errors as `report` does. */
	reportAll(errors: readonly Diagnostic[]): boolean {
		return this.#record(errors, false);
	}

	/** Reports errors that leave the program fit for further passes. */
	reportRecoverable(errors: readonly Diagnostic[]): boolean {
		return this.#record(errors, true);
	}

	#record(errors: readonly Diagnostic[], recoverable: boolean): boolean {
		if (errors.length === 0) return true;
		const { maxErrors } = this.options;
		if (maxErrors <= 0) {
			appendAll(this.diagnostics, errors);
			this.failed ||= !recoverable;
			return true;
		}
		const remaining = maxErrors - this.diagnostics.length;
		if (remaining <= 0) return false;
		appendAll(this.diagnostics, errors.slice(0, remaining));
		const reached = errors.length >= remaining;
		this.failed ||= !recoverable || reached;
		return !reached;
	}

	/** Every rule, each before the rules of its `else` chain. */
	allRules(): readonly RuleUnit[] {
		this.#allRules ??= this.modules.flatMap((module) => rulesOf(module));
		return this.#allRules;
	}
}

/** The rules of a module, each before the rules of its `else` chain. */
export function rulesOf(module: ModuleUnit): RuleUnit[] {
	const all: RuleUnit[] = [];
	for (const first of module.rules) {
		for (let rule: RuleUnit | null = first; rule !== null; rule = rule.else) all.push(rule);
	}
	return all;
}

/** The rules of a module that, as written, call something whose dotted name passes the test. */
export function rulesCalling(module: ModuleUnit, test: (name: string) => boolean): RuleUnit[] {
	return rulesOf(module).filter(({ facts }) => {
		for (const name of facts.called) if (test(name)) return true;
		return false;
	});
}

export function packageOf(unit: RuleUnit): RefTerm {
	return unit.module.source.package.path;
}

/** The full path of a rule, `data` first. */
export function pathOf(unit: RuleUnit): readonly Term[] {
	if (unit.path?.head !== unit.head) unit.path = { head: unit.head, terms: rulePath(packageOf(unit), unit.head) };
	return unit.path.terms;
}

export function compileError(message: string, at: Span, hint: string | null = null): Diagnostic {
	return diagnostic('rego_compile_error', message, at, hint);
}

export function typeError(message: string, at: Span, hint: string | null = null): Diagnostic {
	return diagnostic('rego_type_error', message, at, hint);
}

export function unsafeError(message: string, at: Span, hint: string | null = null): Diagnostic {
	return diagnostic('rego_unsafe_var_error', message, at, hint);
}

function moduleUnit(name: string, source: Module): ModuleUnit {
	const rules: RuleUnit[] = [];
	const module: ModuleUnit = { name, source, v1: source.regoVersion !== 'v0', rules };
	for (const rule of source.rules) rules.push(ruleUnit(rule, module));
	return module;
}

function ruleUnit(source: Rule, module: ModuleUnit): RuleUnit {
	const { head, body } = source;
	const otherwise = source.else === null ? null : ruleUnit(source.else, module);
	return { source, module, facts: factsOf(source), head, body, else: otherwise, path: null };
}
