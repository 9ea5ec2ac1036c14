import type { Frame } from '../runtime/frame.ts';
import type { Value } from '../runtime/value.ts';
import type { Body, Expr, RefTerm } from '../syntax/ast.ts';
import type { TraceBindings } from './trace-bindings.ts';

/** A rule body, a query, or a body nested in one, while it is evaluated. */
export interface StepQuery {
	readonly id: number;
	readonly parentId: number;
	/** Where it was entered from; null for the query that was asked. */
	readonly from: Site | null;
	readonly body: Body;
	readonly bindings: TraceBindings;
	/** The first solution is enough. */
	readonly findOne: boolean;
}

/** The expression that is being evaluated. */
export interface Site {
	readonly query: StepQuery;
	readonly expr: Expr;
}

/** Solutions need not be sought any more: a query has found the one it wants; `outer` is that of a query around it. */
export interface Stop {
	readonly outer: Stop | null;
}

/** Goes on after a solution; gives null when further solutions are wanted. */
export type Next = () => Stop | null;
export type Accept = (value: Value) => Stop | null;

/** What a `with` can change. */
export interface StepScope {
	readonly frame: Frame;
	readonly mocks: ReadonlyMap<string, StepMock>;
	/** Values of documents and calls by a text; undefined for what is known to have none. */
	readonly known: Map<string, Value | undefined>;
}

export type StepMock =
	| { readonly kind: 'value'; readonly value: Value }
	| { readonly kind: 'function'; readonly operator: RefTerm };
