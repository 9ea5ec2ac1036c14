import type { Span } from '@merlon/base';

/**
 * The syntax tree of Rego, as parsed and, in the same node types, as rewritten by the analysis. The kinds follow OPA's
 * own tree, because its JSON form is what `rego parse` and `rego.parse_module` give.
 *
 * Every node is immutable and carries the span of the source it came from; a node made by the analysis carries the
 * span of the node it replaces.
 */

export type Term =
	| NullTerm
	| BooleanTerm
	| NumberTerm
	| StringTerm
	| TemplateStringTerm
	| VarTerm
	| RefTerm
	| ArrayTerm
	| ObjectTerm
	| SetTerm
	| ArrayComprehension
	| SetComprehension
	| ObjectComprehension
	| CallTerm;

export interface NullTerm {
	readonly kind: 'null';
	readonly span: Span;
}

export interface BooleanTerm {
	readonly kind: 'boolean';
	readonly value: boolean;
	readonly span: Span;
}

/** `text` is the literal as written: numbers are exact, and 1.0 prints as 1.0. */
export interface NumberTerm {
	readonly kind: 'number';
	readonly text: string;
	readonly span: Span;
}

/** A string, escapes resolved. Whether it was written raw is seen in the source under its span. */
export interface StringTerm {
	readonly kind: 'string';
	readonly value: string;
	readonly span: Span;
}

/** `$"text {expression} text"`: literal parts are StringTerms, each expression an Expr. */
export interface TemplateStringTerm {
	readonly kind: 'template-string';
	readonly parts: readonly (StringTerm | Expr)[];
	readonly multiLine: boolean;
	readonly span: Span;
}

/** A wildcard `_` is parsed to a variable of its own, named `$0`, `$1`, … as OPA numbers them. */
export interface VarTerm {
	readonly kind: 'var';
	readonly name: string;
	readonly span: Span;
}

/** `head.path[…]`: `head` is a variable in source, or any term that can be looked into (`f(x)[0]`, `[1, 2][i]`). */
export interface RefTerm {
	readonly kind: 'ref';
	readonly head: Term;
	readonly path: readonly Term[];
	readonly span: Span;
}

export interface ArrayTerm {
	readonly kind: 'array';
	readonly items: readonly Term[];
	readonly span: Span;
}

export interface ObjectTerm {
	readonly kind: 'object';
	readonly entries: readonly ObjectEntry[];
	readonly span: Span;
}

export interface ObjectEntry {
	readonly key: Term;
	readonly value: Term;
}

export interface SetTerm {
	readonly kind: 'set';
	readonly items: readonly Term[];
	readonly span: Span;
}

export interface ArrayComprehension {
	readonly kind: 'array-comprehension';
	readonly term: Term;
	readonly body: Body;
	readonly span: Span;
}

export interface SetComprehension {
	readonly kind: 'set-comprehension';
	readonly term: Term;
	readonly body: Body;
	readonly span: Span;
}

export interface ObjectComprehension {
	readonly kind: 'object-comprehension';
	readonly key: Term;
	readonly value: Term;
	readonly body: Body;
	readonly span: Span;
}

/** A call nested in a term; as an expression of its own it is a CallExpr. Infix operators are calls of their builtin. */
export interface CallTerm {
	readonly kind: 'call';
	readonly operator: RefTerm;
	readonly args: readonly Term[];
	readonly span: Span;
}

export type Body = readonly Expr[];

/** One expression of a body. */
export interface Expr {
	readonly kind: 'expr';
	readonly terms: ExprTerms;
	readonly negated: boolean;
	readonly with: readonly With[];
	/** Made by the parser or the analysis, not written by the user. */
	readonly generated: boolean;
	/** An equality that was written with `:=`: its right side is never made safe through its left side. */
	readonly fromAssignment: boolean;
	readonly span: Span;
}

export type ExprTerms = Term | CallExpr | SomeDecl | Every | NotExpr | LogicalExpr;

export interface CallExpr {
	readonly kind: 'call-expr';
	readonly operator: RefTerm;
	readonly args: readonly Term[];
	readonly span: Span;
}

/** `some x, y` holds variables; `some k, v in xs` holds one CallTerm of `internal.member_2` or `internal.member_3`. */
export interface SomeDecl {
	readonly kind: 'some';
	readonly symbols: readonly Term[];
	readonly span: Span;
}

export interface Every {
	readonly kind: 'every';
	readonly key: Term | null;
	readonly value: Term;
	readonly domain: Term;
	readonly body: Body;
	readonly span: Span;
}

/** `not { … }`, and `not expression` where the module's features give it a body of its own. */
export interface NotExpr {
	readonly kind: 'not';
	readonly body: Body;
	readonly explicitBody: boolean;
	readonly span: Span;
}

export interface LogicalExpr {
	readonly kind: 'and' | 'or';
	readonly left: Body;
	readonly right: Body;
	readonly explicitLeft: boolean;
	readonly explicitRight: boolean;
	readonly span: Span;
}

/** `with target as value`. */
export interface With {
	readonly kind: 'with';
	readonly target: Term;
	readonly value: Term;
	readonly span: Span;
}

export interface Package {
	readonly kind: 'package';
	/** Begins with the variable `data`; the span of the whole is that of the written path. */
	readonly path: RefTerm;
	readonly span: Span;
}

export interface Import {
	readonly kind: 'import';
	readonly path: RefTerm | VarTerm;
	readonly alias: string | null;
	readonly aliasSpan: Span | null;
	readonly span: Span;
}

export interface RuleHead {
	readonly kind: 'head';
	/** The rule's name as OPA gives it: the first part of the reference, or the only one. */
	readonly name: string;
	/** `a.b[x].c` of the head; a head of one name holds that name alone. */
	readonly reference: RefTerm;
	/** Null for a rule that is not a function, empty for `f()`. */
	readonly args: readonly Term[] | null;
	readonly key: Term | null;
	readonly value: Term | null;
	/** Written with `:=`. */
	readonly assign: boolean;
	/** The value `true` was not written. */
	readonly generatedValue: boolean;
	/** Written with the keyword `if`. */
	readonly usesIf: boolean;
	/** Written with the keyword `contains`. */
	readonly usesContains: boolean;
	readonly span: Span;
}

export interface Rule {
	readonly kind: 'rule';
	readonly isDefault: boolean;
	readonly head: RuleHead;
	readonly body: Body;
	/** The body `true` was not written. */
	readonly generatedBody: boolean;
	readonly else: Rule | null;
	readonly annotations: readonly Annotations[];
	readonly span: Span;
}

export interface Comment {
	readonly kind: 'comment';
	/** The text after `#`. */
	readonly text: string;
	readonly span: Span;
}

export type AnnotationScope = 'package' | 'rule' | 'document' | 'subpackages';

/** A `# METADATA` block. Plain JSON parts keep the shape that the block's YAML gave them. */
export interface Annotations {
	readonly kind: 'annotations';
	readonly scope: AnnotationScope;
	readonly title: string;
	readonly entrypoint: boolean;
	readonly description: string;
	readonly organizations: readonly string[];
	readonly relatedResources: readonly { readonly ref: string; readonly description: string }[];
	readonly authors: readonly { readonly name: string; readonly email: string }[];
	readonly schemas: readonly SchemaAnnotation[];
	readonly compile: { readonly unknowns: readonly RefTerm[]; readonly maskRule: RefTerm | null } | null;
	readonly custom: Readonly<Record<string, unknown>>;
	readonly labels: Readonly<Record<string, unknown>>;
	/** The rule it is attached to, by its index in the module's rules; null for the package. */
	readonly ruleIndex: number | null;
	readonly span: Span;
}

/** Either a reference to a named schema (`schema.input`) or one written out. */
export interface SchemaAnnotation {
	readonly path: RefTerm;
	readonly schema: RefTerm | null;
	readonly definition: unknown;
}

export type RegoVersion = 'v0' | 'v1' | 'v0-compat-v1';

export interface Module {
	readonly kind: 'module';
	readonly package: Package;
	readonly imports: readonly Import[];
	readonly annotations: readonly Annotations[];
	readonly rules: readonly Rule[];
	readonly comments: readonly Comment[];
	/** The version it was parsed as; `v0-compat-v1` is v0 under `import rego.v1`. */
	readonly regoVersion: RegoVersion;
	readonly span: Span;
}
