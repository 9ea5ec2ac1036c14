import type { Builtin } from '../builtins/builtin.ts';
import type { Trace } from '../observe/trace.ts';
import type { ProbeListener } from '../plan/probe-listener.ts';
import type { Effects } from '../runtime/context.ts';
import type { EvalLimits } from '../runtime/evaluation.ts';
import type { Value } from '../runtime/value.ts';
import type { ParseLimits } from '../syntax/parse-options.ts';
import type { SchemaSet } from '../types/schema-set.ts';

export interface CompileOptions {
	/** Sources by file name. */
	readonly modules: Readonly<Record<string, string>>;
	/** Base documents: a plain JSON object. */
	readonly data?: unknown;
	/** The version of modules that do not say it themselves; `v1` unless given. */
	readonly regoVersion?: 'v0' | 'v1';
	/** OPA's strict mode: unused variables and imports, shadowed names and deprecated builtins are errors. */
	readonly strict?: boolean;
	/** Further builtins, or others in place of Merlon's own. */
	readonly builtins?: readonly Builtin[];
	/** Builtins that policies and queries may not call. */
	readonly unsafeBuiltins?: ReadonlySet<string>;
	/** Report the cases of parametrised test rules to the effect `testCase`. */
	readonly testCases?: boolean;
	/** Keep `print` calls; without it they are erased, as OPA does. */
	readonly print?: boolean;
	/** JSON Schemas for `input` and `data`. */
	readonly schemas?: SchemaSet | null;
	readonly limits?: Partial<ParseLimits>;
	/** Errors after which the compiler stops; 0 for no bound. OPA stops after 10. */
	readonly maxErrors?: number;
}

export interface EvaluateOptions {
	/** Base documents in place of those given to `compile`. */
	readonly data?: unknown;
	readonly strictBuiltinErrors?: boolean;
	readonly limits?: Partial<EvalLimits>;
	readonly signal?: { readonly aborted: boolean };
	/** The instant that `time.now_ns` gives, in nanoseconds; the clock's when not given. */
	readonly nowNs?: bigint;
	/** Source of random bytes; the platform's when not given. */
	readonly randomBytes?: (length: number) => Uint8Array;
	readonly effects?: Partial<Effects>;
	/** The value of `opa.runtime()`. */
	readonly runtimeInfo?: Value;
	/** Sees every expression that is tried; the query is then compiled with probes. */
	readonly listener?: ProbeListener;
	/** Can tell afterwards, step by step, how the query was evaluated. */
	readonly trace?: Trace;
}

export interface QueryOptions extends EvaluateOptions {
	/** Plain JSON; undefined when there is none. */
	readonly input?: unknown;
	/** The package in which the query's names are resolved, as `data.a.b`. */
	readonly package?: string;
	/** Imports that the query may use, as they are written: `import data.lib`. */
	readonly imports?: readonly string[];
}

/** One solution of a query, as OPA's result set has it. */
export interface QueryResult<V> {
	readonly expressions: readonly QueryExpression<V>[];
	readonly bindings: Readonly<Record<string, V>>;
}

export interface QueryExpression<V> {
	readonly value: V;
	readonly text: string;
	readonly location: { readonly row: number; readonly col: number };
}
