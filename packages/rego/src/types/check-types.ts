import { compareDiagnostics, type Diagnostic, diagnostic, SourceFile, type Span, span } from '@merlon/base';
import { isGround } from '../analysis/term-facts.ts';
import { pathText } from '../analysis/term-text.ts';
import type { Body, RuleHead, SchemaAnnotation, Term } from '../syntax/ast.ts';
import { stringTerm, varTerm } from '../syntax/ast-build.ts';
import { canonicalType } from './canonical-type.ts';
import { BodyChecker } from './check-body.ts';
import type { RefRenamer } from './check-refs.ts';
import { insertRuleType } from './merge-types.ts';
import { typeOfSchema } from './schema/json-schema.ts';
import { overrideType } from './schema/override-type.ts';
import type { LoadDocument } from './schema/schema-documents.ts';
import { SchemaError } from './schema/schema-error.ts';
import type { SchemaSet } from './schema-set.ts';
import type { FunctionType, Type } from './type.ts';
import { TypeEnv } from './type-env.ts';
import { issueDiagnostic } from './type-issue.ts';
import { ANY, objectType, setType } from './type-operations.ts';
import { forEachVar } from './vars-of-term.ts';
import type { DependentsOf } from './with-types.ts';

/** One rule in core form; an `else` rule is a rule of its own. */
export interface RuleToCheck {
	readonly head: RuleHead;
	readonly body: Body;
	readonly span: Span;
	/** The full reference, beginning with `data`. */
	readonly path: readonly Term[];
	/** The schemas of the annotations that apply to it; a later one overrides an earlier one. */
	readonly schemas: readonly SchemaAnnotation[];
}

export interface TypeCheckOptions {
	readonly allowUndefinedFunctions: boolean;
	/** Gives a reference the names and terms that the user wrote, for messages. */
	readonly rename: RefRenamer;
	/** The ground paths of the rules that a path refers to, and of those that depend on them. */
	readonly dependentsOf: DependentsOf;
}

export interface TypeCheckInput extends TypeCheckOptions {
	/** Each after the rules it depends on. */
	readonly rules: Iterable<RuleToCheck>;
	/** Declarations by the dotted name. */
	readonly builtins: Iterable<readonly [string, FunctionType]>;
	readonly schemas: SchemaSet | null;
	/** Gives the documents that schemas refer to elsewhere; without it no schema may. */
	readonly loadSchema?: LoadDocument;
}

export interface TypeCheckResult {
	readonly diagnostics: readonly Diagnostic[];
	/** What is known of all documents, for the types of queries. */
	readonly env: TypeEnv;
}

/** Errors in the schema of `input` belong to no module. */
const NOWHERE: Span = span(new SourceFile('', ''), 0, 0);

/** Checks the types of all rules, in the order given. */
export function checkTypes(input: TypeCheckInput): TypeCheckResult {
	const checker = new RuleChecker(input);
	for (const rule of input.rules) checker.check(rule);
	return { diagnostics: checker.diagnostics.sort(compareDiagnostics), env: checker.env };
}

/** Checks the types of a query against the documents that rules and schemas declare. */
export function checkQueryTypes(env: TypeEnv, body: Body, options: TypeCheckOptions): readonly Diagnostic[] {
	const { issues } = new BodyChecker(options).checkBody(env, body);
	return issues.map(issueDiagnostic);
}

class RuleChecker {
	readonly env: TypeEnv;
	readonly diagnostics: Diagnostic[] = [];
	readonly #bodies: BodyChecker;
	readonly #undefinedFunctions: boolean;
	readonly #schemas: SchemaSet | null;
	readonly #load: LoadDocument | undefined;
	/** Types of named schemas, each read once. */
	readonly #schemaTypes = new Map<string, Type>();

	constructor(input: TypeCheckInput) {
		this.#bodies = new BodyChecker(input);
		this.#undefinedFunctions = input.allowUndefinedFunctions;
		this.#schemas = input.schemas;
		this.#load = input.loadSchema;
		const base = TypeEnv.empty(this.#bodies.typeComprehension);
		for (const [name, type] of input.builtins) base.tree.put(builtinPath(name), canonicalType(type));
		this.#addInputSchema(base);
		this.env = base.wrap();
	}

	#addInputSchema(env: TypeEnv): void {
		const schema = this.#schemas?.input;
		if (schema === undefined) return;
		try {
			env.tree.put([varTerm('input', NOWHERE)], typeOfSchema(schema, this.#load));
		} catch (error) {
			this.#reportSchemaError(error, NOWHERE);
		}
	}

	check({ head, body, span: at, path, schemas }: RuleToCheck): void {
		const outer = this.env.wrap();
		for (const annotation of schemas) {
			try {
				this.#applySchema(outer, annotation);
			} catch (error) {
				this.#reportSchemaError(error, at);
			}
		}
		const { env, issues } = this.#bodies.checkBody(outer, body);
		if (issues.length > 0) {
			for (const issue of issues) this.diagnostics.push(issueDiagnostic(issue));
			// Rules that refer to a wrong one should not be reported for that.
			this.env.tree.put(path, ANY);
			return;
		}
		const { args } = head;
		if (args !== null && args.length > 0) this.#declareFunction(head, args, path, env);
		else this.#declareDocument(head, path, env);
	}

	#declareFunction(head: RuleHead, args: readonly Term[], path: readonly Term[], env: TypeEnv): void {
		for (const arg of args) {
			forEachVar(arg, (variable) => {
				if (env.typeOf(variable) === null) env.setVar(variable, ANY);
			});
		}
		const { value } = head;
		const type: FunctionType = {
			kind: 'function',
			args: args.map((arg) => env.typeOf(arg) ?? ANY),
			variadic: null,
			// The value of a call that nothing declares may be anything; no result would be one argument less.
			result: (value && env.typeOf(value)) ?? (this.#undefinedFunctions ? ANY : null),
		};
		this.#insert(path, type);
	}

	#declareDocument(head: RuleHead, path: readonly Term[], env: TypeEnv): void {
		const { key, value } = head;
		let type: Type | null;
		if (value !== null) type = env.typeOf(value);
		else {
			const of = key === null ? null : env.typeOf(key);
			type = of === null ? null : setType(of);
		}
		const dynamic = path.findIndex((term, i) => i > 0 && !isGround(term));
		const end = dynamic < 0 ? path.length : dynamic;
		// data.p.q[x] := v declares an object at data.p.q.
		for (const part of path.slice(end).toReversed()) {
			const keyType = env.typeOf(part);
			type = type === null || keyType === null ? null : objectType([], { key: keyType, value: type });
		}
		if (type !== null) this.#insert(path.slice(0, end), type);
	}

	#insert(path: readonly Term[], type: Type): void {
		insertRuleType(this.env.tree, path, type, (term) => this.env.typeOf(term));
	}

	#applySchema(env: TypeEnv, annotation: SchemaAnnotation): void {
		const type = this.#schemaType(annotation);
		if (type === null) return;
		const path = [annotation.path.head, ...annotation.path.path];
		const known = shortestKnownPrefix(env, path);
		if (known === null || known.length === path.length) env.tree.put(path, type);
		else {
			const prefix = path.slice(0, known.length);
			env.tree.put(prefix, overrideType(known.type, path.slice(known.length), type));
		}
	}

	/** The type of an annotation's schema; null where no schemas are given to find it in. */
	#schemaType(annotation: SchemaAnnotation): Type | null {
		if (annotation.schema === null) return typeOfSchema(annotation.definition, this.#load);
		if (this.#schemas === null) return null;
		const name = [annotation.schema.head, ...annotation.schema.path];
		const text = pathText(name);
		const known = this.#schemaTypes.get(text);
		if (known !== undefined) return known;
		const schema = this.#schemas.get(name);
		if (schema === undefined || schema === null) throw new SchemaError(`undefined schema: ${text}`);
		const type = typeOfSchema(schema, this.#load);
		this.#schemaTypes.set(text, type);
		return type;
	}

	#reportSchemaError(error: unknown, at: Span): void {
		if (!(error instanceof SchemaError)) throw error;
		this.diagnostics.push(diagnostic('rego_type_error', error.message, at));
	}
}

function builtinPath(name: string): readonly Term[] {
	const [head, ...rest] = name.split('.');
	return [varTerm(head as string, NOWHERE), ...rest.map((part) => stringTerm(part, NOWHERE))];
}

function shortestKnownPrefix(
	env: TypeEnv,
	path: readonly Term[],
): { readonly length: number; readonly type: Type } | null {
	for (let length = 1; length <= Math.max(1, path.length - 1); length++) {
		const type = env.typeOfRef(path.slice(0, length));
		if (type !== null) return { length, type };
	}
	return null;
}
