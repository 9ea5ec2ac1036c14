import type { Span } from '@merlon/base';
import type { ErrorLocation } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import type { Body, Expr, Rule } from '../syntax/ast.ts';

/** OPA's names for what happens: what is entered, tried, solved, tried again and failed. */
export type TraceOperation = 'Enter' | 'Eval' | 'Exit' | 'Redo' | 'Fail' | 'Index' | 'Duplicate' | 'Note';

/** What an event is about. */
export type TraceNode =
	| { readonly kind: 'expr'; readonly expr: Expr; readonly index: number }
	| { readonly kind: 'body'; readonly body: Body }
	/** `name` is the constant part of the rule's full reference. */
	| { readonly kind: 'rule'; readonly rule: Rule; readonly name: string };

/** A variable that has a value, and where it got it. */
export interface TraceLocal {
	readonly value: Value;
	readonly span: Span | null;
}

/** One step of an evaluation, as OPA's engine would take it. */
export interface TraceEvent {
	readonly operation: TraceOperation;
	/** Null for notes. */
	readonly node: TraceNode | null;
	readonly location: ErrorLocation;
	/** The rule, query or nested body whose step it is, and the one that it was entered from. */
	readonly queryId: number;
	readonly parentId: number;
	/** The text of a note, and what OPA adds to some other events. */
	readonly message: string;
	/** The path below `data` of a document whose rules were looked up; null for other events. */
	readonly reference: readonly Value[] | null;
	/** Variables by name, where the trace keeps them, and documents that the node refers to by theirs. */
	readonly locals: ReadonlyMap<string, TraceLocal> | null;
	readonly documents: ReadonlyMap<string, Value> | null;
}
