import type { Diagnostic } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import type { Body, Import, Module, RefTerm, RegoVersion, Rule, Term } from '../syntax/ast.ts';
import type { SchemaSet } from '../types/schema-set.ts';
import type { TypeEnv } from '../types/type-env.ts';
import type { AnnotationSet } from './annotation-set.ts';
import type { RuleTree } from './rule-tree.ts';

/** What the analysis knows of a builtin. */
export type BuiltinSignature = Pick<
	Builtin,
	'name' | 'decl' | 'infix' | 'relation' | 'deprecated' | 'nondeterministic'
>;

export interface AnalyzeOptions {
	/** Also refuse what OPA's strict mode refuses: unused imports, variables and arguments, shadowing, … */
	readonly strict: boolean;
	readonly builtins: ReadonlyMap<string, BuiltinSignature>;
	readonly unsafeBuiltins: ReadonlySet<string>;
	/** Keep `print` calls; they are erased otherwise. */
	readonly enablePrint: boolean;
	/** Stop after this many errors; 0 means never. */
	readonly maxErrors: number;
	readonly allowUndefinedFunctions?: boolean;
	/** Schemas of `input` and of the references in annotations. */
	readonly schemas: SchemaSet | null;
	/** Whether the schemas of `# METADATA` blocks give types; they do by default. */
	readonly schemaAnnotations?: boolean;
	readonly defaultRegoVersion: RegoVersion;
	/** Capture the operands of equalities in test rules, so that a report can show them. */
	readonly rewriteTestRules?: boolean;
	/** Whether base data lies at a path below `data`: rules must not define the same path. */
	readonly pathConflictData?: (path: readonly string[]) => boolean;
}

/** Modules in core form, ready for code generation. */
export interface Analysis {
	readonly options: AnalyzeOptions;
	/** By the name they were given under. Rule heads keep references relative to their package. */
	readonly modules: ReadonlyMap<string, Module>;
	readonly ruleTree: RuleTree;
	/** The module of every rule, `else` rules included. */
	readonly moduleOfRule: ReadonlyMap<Rule, Module>;
	readonly annotations: AnnotationSet;
	/** Names that the analysis gave to variables, to the names the user gave them. */
	readonly rewrittenVars: ReadonlyMap<string, string>;
	/** Generated variables, to the term that stood in their place, for messages. */
	readonly hoistedTerms: ReadonlyMap<string, Term>;
	/** The types of all documents, for the queries that refer to them. */
	readonly types: TypeEnv;
	/** All rules, `else` rules included, each after the rules it depends on. */
	readonly rulesInOrder: readonly Rule[];
	/** The rules that a rule refers to. */
	readonly dependencies: ReadonlyMap<Rule, ReadonlySet<Rule>>;
	/** The reverse of `dependencies`. */
	readonly dependents: ReadonlyMap<Rule, ReadonlySet<Rule>>;
}

export interface ModulesResult {
	/** Null when there are errors. */
	readonly analysis: Analysis | null;
	readonly diagnostics: readonly Diagnostic[];
}

/** Where a query runs, and what it may use. Flags left out are those of the analysis. */
export interface QueryContext {
	readonly package: RefTerm | null;
	readonly imports: readonly Import[];
	readonly strict?: boolean;
	readonly enablePrint?: boolean;
	readonly unsafeBuiltins?: ReadonlySet<string>;
}

export interface QueryResult {
	/** Null when there are errors. */
	readonly body: Body | null;
	readonly rewrittenVars: ReadonlyMap<string, string>;
	readonly diagnostics: readonly Diagnostic[];
}
