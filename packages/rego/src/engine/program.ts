import { SourceFile, spanText } from '@merlon/base';
import type { Analysis } from '../analysis/analysis.ts';
import { analyzeQuery } from '../analysis/analyze.ts';
import { rulePath } from '../analysis/rule-path.ts';
import type { Builtin } from '../builtins/builtin.ts';
import { emitModule } from '../codegen/emit-module.ts';
import { emitProgram } from '../codegen/emit-program.ts';
import { Stepper } from '../observe/stepper.ts';
import { AS_OPA, type StepOptions, type TracedSteps } from '../observe/trace.ts';
import { buildDocumentTree, type DocumentNode } from '../plan/document-tree.ts';
import type { EntryPlan, Probe } from '../plan/ir.ts';
import { type EntryRequest, planProgram } from '../plan/plan-program.ts';
import { RegoEvalError } from '../runtime/errors.ts';
import type { Frame } from '../runtime/frame.ts';
import { fromPlain, stringifyJson, toPlain } from '../runtime/json.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import { type CompiledModule, instantiate } from '../runtime-entry.ts';
import type { Body, Import, RefTerm, Term } from '../syntax/ast.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { captureValues } from './capture.ts';
import { documentValue, type LoadedProgram, loadProgram, newFrame, type ProgramCode, run } from './loaded-program.ts';
import type { QueryExpression, QueryOptions, QueryResult } from './options.ts';
import { RegoError } from './rego-error.ts';

interface CompiledQuery {
	readonly loaded: LoadedProgram;
	/** The query in core form, and the names that its variables were written with. */
	readonly core: Body;
	readonly names: ReadonlyMap<string, string>;
	readonly probes: readonly Probe[];
	readonly columns: readonly string[];
	readonly expressions: readonly {
		readonly capture: string | null;
		readonly text: string;
		readonly row: number;
		readonly col: number;
	}[];
}

/** What a program is made of. */
export interface ProgramSettings {
	readonly analysis: Analysis;
	readonly builtins: ReadonlyMap<string, Builtin>;
	readonly data: PlainObject;
	readonly regoVersion: 'v0' | 'v1';
	readonly strict: boolean;
	/** Test rules report their cases. */
	readonly testCases: boolean;
}

/** Queries whose compiled code a program keeps. */
const MAX_CACHED_QUERIES = 256;

/** Compiled modules, ready to be asked. Made by `compile`. */
export class Program {
	readonly analysis: Analysis;
	readonly builtins: ReadonlyMap<string, Builtin>;
	readonly data: PlainObject;
	readonly #settings: ProgramSettings;
	readonly #queries = new Map<string, CompiledQuery>();
	/** Made when a query is traced. */
	#documents: DocumentNode | null = null;

	/** @internal Use `compile`. */
	constructor(settings: ProgramSettings) {
		this.analysis = settings.analysis;
		this.builtins = settings.builtins;
		this.data = settings.data;
		this.#settings = settings;
	}

	/**
	 * Asks a query; gives one result per solution, as plain JSON values. Throws RegoError when the query is wrong and
	 * RegoEvalError when the evaluation cannot be finished.
	 */
	query(text: string, options: QueryOptions = {}): QueryResult<unknown>[] {
		const input = options.input === undefined ? undefined : fromPlain(options.input);
		const results = this.evaluate(text, { ...options, input });
		return run(() =>
			results.map(({ expressions, bindings }) => ({
				expressions: expressions.map((expression) => ({ ...expression, value: toPlain(expression.value) })),
				bindings: Object.fromEntries(Object.entries(bindings).map(([name, value]) => [name, toPlain(value)])),
			})),
		);
	}

	/** Like `query`, for exact values: sets stay sets and numbers keep every digit. */
	evaluate(text: string, options: QueryOptions & { readonly input?: Value | undefined } = {}): QueryResult<Value>[] {
		const compiled = this.#compileQuery(text, options);
		const frame = newFrame(compiled.loaded, options.input, false, this.data, options);
		options.listener?.begin(compiled.probes);
		options.trace?.attach((how) => this.#follow(compiled, frame, how));
		try {
			const rows = run(() => compiled.loaded.entries[0]?.(frame)) as readonly (readonly Value[])[];
			return rows.map((row) => resultOf(compiled, row));
		} catch (error) {
			throw this.#withConflictingValues(error, compiled, frame);
		}
	}

	/** A conflict lists all values, for which the rules must be evaluated to their ends. */
	#withConflictingValues(error: unknown, compiled: CompiledQuery, frame: Frame): unknown {
		if (!(error instanceof RegoEvalError) || error.code !== 'eval_conflict_error') return error;
		const followed = this.#follow(compiled, frame, AS_OPA).failure?.error;
		return followed?.code === error.code ? followed : error;
	}

	/**
	 * Compiles a reference such as `data.example.violation` for being asked many times: gives a function of the input,
	 * plain JSON that is taken as it is, to the plain value, or undefined. A query that is not a reference to a document
	 * gives the value of its first expression in its first solution.
	 */
	prepare(text: string, options: QueryOptions = {}): (input?: unknown) => unknown {
		const path = this.#documentPath(text);
		if (path === null) {
			const compiled = this.#compileQuery(text, options);
			return (input) => {
				const frame = newFrame(compiled.loaded, input as Value | undefined, true, this.data, options);
				return run(() => {
					const rows = compiled.loaded.entries[0]?.(frame) as readonly (readonly Value[])[];
					const row = rows[0];
					return row === undefined ? undefined : toPlain(resultOf(compiled, row).expressions[0]?.value ?? null);
				});
			};
		}
		const { loaded } = this.#load([{ kind: 'document', path }], options.listener !== undefined);
		return (input) => documentValue(loaded, 0, input, this.data, options);
	}

	/**
	 * Compiles documents ahead of time: an ES module that exports `evaluate`, a function of a document's path and the
	 * input, and needs nothing but `@merlon/rego/runtime`. Paths are written `data.example.violation`.
	 */
	toModule(entrypoints: readonly string[]): string {
		const plan = planProgram(this.analysis.modules.values(), this.builtins, this.#documentRequests(entrypoints));
		return emitModule(emitProgram(plan, this.builtins), entrypoints, this.data);
	}

	/** What `toModule` writes, loaded at once: for policies that nobody compiled ahead of time. */
	instantiate(entrypoints: readonly string[]): CompiledModule {
		const plan = planProgram(this.analysis.modules.values(), this.builtins, this.#documentRequests(entrypoints));
		const code = new Function('rt', emitProgram(plan, this.builtins)) as ProgramCode;
		return instantiate(code, entrypoints, stringifyJson(this.data), [...this.builtins.values()]);
	}

	/** The JavaScript that a query compiles to, for inspection. */
	source(text: string, options: QueryOptions = {}): string {
		const path = this.#documentPath(text);
		const request = path === null ? this.#request(text, options).request : ({ kind: 'document', path } as const);
		return emitProgram(planProgram(this.analysis.modules.values(), this.builtins, [request]), this.builtins);
	}

	#documentRequests(entrypoints: readonly string[]): readonly EntryRequest[] {
		return entrypoints.map((text) => {
			const path = this.#documentPath(text);
			if (path === null) throw new RangeError(`no rule defines ${text}`);
			return { kind: 'document', path };
		});
	}

	#load(
		requests: readonly EntryRequest[],
		instrument: boolean,
	): { loaded: LoadedProgram; entries: readonly EntryPlan[]; probes: readonly Probe[] } {
		const plan = planProgram(this.analysis.modules.values(), this.builtins, requests, {
			instrument,
			testCases: this.#settings.testCases,
		});
		const code = new Function('rt', emitProgram(plan, this.builtins)) as ProgramCode;
		return { loaded: loadProgram(code, this.builtins), entries: plan.entries, probes: plan.probes };
	}

	#compileQuery(text: string, options: QueryOptions): CompiledQuery {
		const instrument = options.listener !== undefined;
		const key = JSON.stringify([text, options.package ?? null, options.imports ?? null, instrument]);
		const known = this.#queries.get(key);
		if (known !== undefined) return known;
		const { request, captures, body, core, names } = this.#request(text, options);
		const { loaded, entries, probes } = this.#load([request], instrument);
		const entry = entries[0];
		const compiled: CompiledQuery = {
			loaded,
			core,
			names,
			probes,
			columns: entry?.kind === 'query' ? entry.columns : [],
			expressions: body.map((expr, i) => {
				const { row, col } = opaLocation(expr.span);
				return { capture: captures[i] ?? null, text: spanText(expr.span), row, col };
			}),
		};
		if (this.#queries.size >= MAX_CACHED_QUERIES) this.#queries.clear();
		this.#queries.set(key, compiled);
		return compiled;
	}

	#request(
		text: string,
		options: QueryOptions,
	): {
		request: EntryRequest;
		captures: readonly (string | null)[];
		body: Body;
		core: Body;
		names: ReadonlyMap<string, string>;
	} {
		const source = new SourceFile('', text);
		const parsed = parseQuery(source, { regoVersion: this.#settings.regoVersion });
		if (parsed.body === null) throw new RegoError(parsed.diagnostics);
		const context = this.#queryContext(options);
		const { body, captures } = captureValues(parsed.body, (operator) => this.#arity(operator));
		const analyzed = analyzeQuery(this.analysis, body, { ...context, strict: this.#settings.strict });
		if (analyzed.body === null) throw new RegoError(analyzed.diagnostics);
		const { rewrittenVars } = analyzed;
		const select = (variable: string): string | null => {
			const name = rewrittenVars.get(variable) ?? variable;
			if (name.startsWith('$term')) return name;
			return name.startsWith('$') || name.startsWith('__local') ? null : name;
		};
		const span = { source, start: 0, end: text.length };
		const request = { kind: 'query', body: analyzed.body, select, span } as const;
		return { request, captures, body: parsed.body, core: analyzed.body, names: rewrittenVars };
	}

	/** Evaluates a query once more, step by step. */
	#follow({ core, names }: CompiledQuery, frame: Frame, how: StepOptions): TracedSteps {
		this.#documents ??= buildDocumentTree(this.analysis.modules.values());
		const stepper = new Stepper({ documents: this.#documents, builtins: this.builtins }, frame, how);
		stepper.run(core);
		const { events, failure, builtinFailures, complete } = stepper;
		return { events, names: new Map([...this.analysis.rewrittenVars, ...names]), failure, builtinFailures, complete };
	}

	#queryContext(options: QueryOptions): { package: RefTerm | null; imports: readonly Import[] } {
		if (options.package === undefined && options.imports === undefined) return { package: null, imports: [] };
		const path = (options.package ?? 'data').replace(/^data\.?/, '');
		const text = `package ${path === '' ? 'unnamed' : path}\n${(options.imports ?? []).join('\n')}\n`;
		const { module, diagnostics } = parseModule(new SourceFile('query', text), {
			regoVersion: this.#settings.regoVersion,
		});
		if (module === null) throw new RegoError(diagnostics);
		return { package: options.package === undefined ? null : module.package.path, imports: module.imports };
	}

	#arity(operator: RefTerm): number | null {
		const { head, path } = operator;
		const names = [head, ...path].map((part) =>
			part.kind === 'var' ? part.name : part.kind === 'string' ? part.value : null,
		);
		if (names.includes(null)) return null;
		const declared = this.builtins.get(names.join('.'));
		if (declared !== undefined) return declared.decl.result === null ? null : declared.decl.args.length;
		for (const module of this.analysis.modules.values()) {
			for (const rule of module.rules) {
				if (rule.head.args !== null && sameNames(rulePath(module.package.path, rule.head), names))
					return rule.head.args.length;
			}
		}
		return null;
	}

	/** The path below `data` when a query is nothing but a ground reference to a document that rules define. */
	#documentPath(text: string): readonly Value[] | null {
		const match = /^data((?:\.[A-Za-z_][A-Za-z0-9_]*)+)$/.exec(text.trim());
		if (match === null) return null;
		const path = (match[1] as string).slice(1).split('.');
		for (const module of this.analysis.modules.values()) {
			for (const rule of module.rules) {
				if (rule.head.args === null && sameNames(rulePath(module.package.path, rule.head), ['data', ...path]))
					return path;
			}
		}
		return null;
	}
}

function sameNames(path: readonly Term[], names: readonly (string | null)[]): boolean {
	return (
		path.length === names.length &&
		path.every((part, i) => i === 0 || (part.kind === 'string' && part.value === names[i]))
	);
}

function resultOf(compiled: CompiledQuery, row: readonly Value[]): QueryResult<Value> {
	const captured = new Map<string, Value>();
	const bindings: Record<string, Value> = {};
	compiled.columns.forEach((column, i) => {
		if (column.startsWith('$')) captured.set(column, row[i] as Value);
		else bindings[column] = row[i] as Value;
	});
	const expressions = compiled.expressions.map(
		({ capture, text, row: line, col }): QueryExpression<Value> => ({
			value: capture === null ? true : (captured.get(capture) ?? true),
			text,
			location: { row: line, col },
		}),
	);
	return { expressions, bindings };
}
