import { isObject, objectEntries, objectFrom, RegoObject, RegoSet, setProperty } from './collection.ts';
import { RegoEvalError } from './errors.ts';
import type { Evaluation } from './evaluation.ts';
import type { FunctionMemo } from './function-memo.ts';
import type { IndexSlot } from './hash-index.ts';
import { lookup } from './lookup.ts';
import type { PlainObject, Value } from './value.ts';

/** A function that stands in for another one under a `with`. */
export type Mock = (frame: Frame, ...args: Value[]) => Value | undefined;

/** Results that are the same for every input, by the number of the document or function. */
export interface StaticResults {
	readonly documents: (Value | undefined)[];
	readonly functions: (FunctionMemo | undefined)[];
	/** They outlive the evaluation: others on the same base documents find them. */
	readonly lasting: boolean;
}

/** What generated code reads: the documents, replaced or not, and the results found so far under them. */
export class Frame {
	readonly context: Evaluation;
	readonly input: Value | undefined;
	readonly data: PlainObject;
	/** Input and data are plain JSON: no sets, no odd keys. */
	readonly plain: boolean;
	/** Values of documents by number; NONE where undefined, a hole where not evaluated. */
	readonly memo: (Value | undefined)[];
	/** Paths below `data` that a `with` replaced. */
	readonly overrides: readonly (readonly Value[])[] | null;
	readonly mocks: ReadonlyMap<string, Mock> | null;
	/** Hash indexes of collections, by the number of the loop that uses them. */
	readonly indexes: (IndexSlot | undefined)[] = [];
	/** Results of functions by their arguments, by the number of the function. */
	readonly functionMemos: (FunctionMemo | undefined)[] = [];
	/** Where results are kept that do not depend on the input; among the frame's own unless it shares them. */
	readonly statics: StaticResults;

	constructor(
		context: Evaluation,
		input: Value | undefined,
		data: PlainObject,
		plain: boolean,
		memo: (Value | undefined)[],
		overrides: readonly (readonly Value[])[] | null,
		mocks: ReadonlyMap<string, Mock> | null,
		statics: StaticResults | null,
	) {
		this.context = context;
		this.input = input;
		this.data = data;
		this.plain = plain;
		this.memo = memo;
		this.overrides = overrides;
		this.mocks = mocks;
		this.statics = statics ?? { documents: memo, functions: this.functionMemos, lasting: false };
	}
}

export type FrameOverride =
	| { readonly kind: 'input' | 'data'; readonly path: readonly Value[]; readonly value: Value }
	| { readonly kind: 'mock'; readonly name: string; readonly call: Mock };

/**
 * A frame in which some of input, data and functions are replaced. Nothing found before is taken over, but what does not
 * depend on the input where nothing else is replaced.
 */
export function frameWith(frame: Frame, overrides: readonly FrameOverride[]): Frame {
	let { input, data, plain } = frame;
	let paths: (readonly Value[])[] | null = frame.overrides === null ? null : [...frame.overrides];
	let mocks: Map<string, Mock> | null = frame.mocks === null ? null : new Map(frame.mocks);
	let statics: StaticResults | null = frame.statics;
	for (const override of overrides) {
		if (override.kind !== 'input') statics = null;
		switch (override.kind) {
			case 'mock':
				mocks ??= new Map();
				mocks.set(override.name, override.call);
				break;
			case 'input':
				input = replaceAt(input, override.path, 0, override.value);
				plain &&= isPlain(override.value);
				break;
			case 'data': {
				const replaced = replaceAt(data, override.path, 0, override.value);
				if (!isObject(replaced))
					throw new RegoEvalError('eval_with_merge_error', 'real and replacement data could not be merged');
				data = replaced as PlainObject;
				plain &&= isPlain(override.value);
				paths = [...(paths ?? []), override.path];
				break;
			}
		}
	}
	const memo = new Array<Value | undefined>(frame.memo.length);
	return new Frame(frame.context, input, data, plain, memo, paths, mocks, statics);
}

/** The frame in which a replacement runs: what it calls is not replaced, unless it says so itself. */
export function withoutMocks(frame: Frame): Frame {
	const { context, input, data, plain, memo, overrides } = frame;
	return new Frame(context, input, data, plain, new Array<Value | undefined>(memo.length), overrides, null, null);
}

/** A copy of `target` in which the value at a path is another; objects are made on the way where there are none. */
function replaceAt(target: Value | undefined, path: readonly Value[], from: number, value: Value): Value {
	if (from === path.length) return value;
	const key = path[from] as Value;
	const child = replaceAt(lookup(isObject(target) ? target : undefined, key), path, from + 1, value);
	if (!isObject(target)) return objectFrom([[key, child]]);
	if (typeof key === 'string' && !(target instanceof RegoObject)) {
		const copy: Record<string, Value> = { ...target };
		setProperty(copy, key, child);
		return copy;
	}
	return objectFrom([...objectEntries(target), [key, child]]);
}

/** Whether a value surely is plain JSON. A composite is taken not to be, which only costs the slower lookups. */
function isPlain(value: Value): boolean {
	if (value instanceof RegoSet) return false;
	return typeof value !== 'object' || value === null;
}
