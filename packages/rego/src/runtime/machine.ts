import type { BuiltinImpl } from '../builtins/builtin.ts';
import { ObjectBuilder, objectFrom, RegoSet } from './collection.ts';
import { compare, equal } from './compare.ts';
import { type DefinitionFunction, DefinitionTable } from './definition-table.ts';
import { type ErrorLocation, RegoEvalError } from './errors.ts';
import { type Frame, frameWith, type Mock, withoutMocks } from './frame.ts';
import { lastingMemoOf, memoOf, staticMemoOf } from './function-memo.ts';
import { positions } from './hash-index.ts';
import { isCollection, isObjectOfSize, keys, keysInOrder, values, valuesInOrder } from './iterate.ts';
import { baseGet, getPath, lookup } from './lookup.ts';
import { NestedDocument } from './nested-document.ts';
import { numberFromText } from './number.ts';
import { overlay, treeGet, treeKeys, treeNode, treeRoot, treeValue } from './tree.ts';
import type { Value } from './value.ts';
import { Walker } from './walker.ts';

/** In a frame's memo: the document was evaluated and is undefined. */
const NONE: Value = Object.freeze(['undefined']);

// hot: bench rego
function eq(a: Value, b: Value): boolean {
	return a === b || ((typeof a === 'object' || typeof b === 'object') && equal(a, b));
}

function caught(frame: Frame, error: unknown, name: string, at: ErrorLocation): undefined {
	return frame.context.builtinFailed(error, name, at);
}

function callMockable(frame: Frame, name: string, impl: BuiltinImpl, args: Value[]): Value | undefined {
	const mock = frame.mocks?.get(name);
	return mock === undefined ? impl(frame.context, ...args) : mock(withoutMocks(frame), ...args);
}

function mockOf(frame: Frame, fn: number): Mock | null {
	const mock = frame.mocks?.get(`#${fn}`);
	return mock === undefined ? null : (_frame, ...args) => mock(withoutMocks(frame), ...args);
}

function overridden(frame: Frame, path: readonly Value[]): boolean {
	return (
		frame.overrides?.some((target) => target.length <= path.length && target.every((key, i) => key === path[i])) ??
		false
	);
}

function put(builder: ObjectBuilder, key: Value, value: Value, at: ErrorLocation): void {
	const existing = builder.get(key);
	if (existing === undefined) builder.set(key, value);
	else if (!eq(existing, value)) throw new RegoEvalError('eval_conflict_error', 'object keys must be unique', at);
}

function conflict(at: ErrorLocation, message: string): never {
	throw new RegoEvalError('eval_conflict_error', message, at);
}

function probe(frame: Frame, event: string, number: number): void {
	frame.context.listener?.probe(event, number);
}

/** Everything that generated code uses; `builtin` and `direct` are given when a program is loaded. */
export const MACHINE: Readonly<Record<string, unknown>> = {
	RegoSet,
	Walker,
	compare,
	NONE,
	baseGet,
	callMockable,
	caught,
	conflict,
	eq,
	frameWith,
	get: lookup,
	getPath,
	isCollection,
	isObjectOfSize,
	keys,
	keysInOrder,
	lastingMemoOf,
	memoOf,
	mockOf,
	newDispatch: (
		definitions: readonly DefinitionFunction[],
		accepted: readonly (readonly Value[] | null)[],
		locations: readonly ErrorLocation[],
	): DefinitionTable => new DefinitionTable(definitions, accepted, locations),
	newNested: (): NestedDocument => new NestedDocument(),
	newObject: (): ObjectBuilder => new ObjectBuilder(),
	newSet: (): RegoSet => new RegoSet(),
	numberOf: numberFromText,
	objectOf: objectFrom,
	overridden,
	overlay,
	positions,
	probe,
	put,
	setOf: RegoSet.of,
	staticMemoOf,
	treeGet,
	treeKeys,
	treeNode,
	treeRoot,
	treeValue,
	values,
	valuesInOrder,
};
