import { InvariantError } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import { isObject } from '../runtime/collection.ts';
import { HaltError, limitReached, RegoEvalError } from '../runtime/errors.ts';
import { DEFAULT_LIMITS, Evaluation } from '../runtime/evaluation.ts';
import { Frame, type StaticResults } from '../runtime/frame.ts';
import { fromPlain, toPlain } from '../runtime/json.ts';
import { MACHINE } from '../runtime/machine.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import type { EvaluateOptions } from './options.ts';

/** What generated code gives when it is loaded. */
interface GeneratedProgram {
	readonly memoSize: number;
	readonly entries: readonly ((frame: Frame) => unknown)[];
}

/** Generated code as a function of the runtime. */
export type ProgramCode = (rt: unknown) => GeneratedProgram;

export interface LoadedProgram extends GeneratedProgram {
	/** What was found on base documents and does not depend on the input. */
	readonly statics: WeakMap<PlainObject, StaticResults>;
}

/** Gives generated code its runtime and the builtins it calls. */
export function loadProgram(code: ProgramCode, builtins: ReadonlyMap<string, Builtin>): LoadedProgram {
	const declared = (name: string): Builtin => {
		const found = builtins.get(name);
		if (found === undefined) throw new InvariantError(`generated code calls the unknown builtin ${name}`);
		return found;
	};
	const builtin = (name: string): Builtin['impl'] => declared(name).impl;
	const direct = (name: string): Builtin['impl'] => declared(name).direct?.impl ?? declared(name).impl;
	return { ...code({ ...MACHINE, builtin, direct }), statics: new WeakMap() };
}

/** The frame in which one evaluation begins. `plain` says that the input is plain JSON. */
export function newFrame(
	loaded: LoadedProgram,
	input: Value | undefined,
	plain: boolean,
	data: PlainObject,
	options: EvaluateOptions,
): Frame {
	const documents = options.data === undefined ? data : baseDocument(options.data);
	return new Frame(
		newEvaluation(options),
		input,
		documents,
		plain,
		new Array<Value | undefined>(loaded.memoSize),
		null,
		null,
		lasts(options) ? staticResults(loaded, data) : null,
	);
}

/** Whether results may be kept for other evaluations, which see the same documents and treat errors in the same way. */
function lasts({ data, strictBuiltinErrors, listener }: EvaluateOptions): boolean {
	return data === undefined && strictBuiltinErrors !== true && listener === undefined;
}

function staticResults(loaded: LoadedProgram, data: PlainObject): StaticResults {
	let results = loaded.statics.get(data);
	if (results === undefined) {
		results = { documents: new Array<Value | undefined>(loaded.memoSize), functions: [], lasting: true };
		loaded.statics.set(data, results);
	}
	return results;
}

/** Asks a document entry for its value, as plain JSON; undefined when it has none. */
export function documentValue(
	loaded: LoadedProgram,
	entry: number,
	input: unknown,
	data: PlainObject,
	options: EvaluateOptions,
): unknown {
	return entryValue(loaded, entry, newFrame(loaded, input as Value | undefined, true, data, options));
}

/** Asks a document entry for its value in a frame, as plain JSON; undefined when it has none. */
export function entryValue(loaded: LoadedProgram, entry: number, frame: Frame): unknown {
	return run(() => {
		const value = loaded.entries[entry]?.(frame) as Value | undefined;
		return value === undefined ? undefined : toPlain(value);
	});
}

/** The base documents an embedder gives. Throws RegoEvalError when they are no JSON object. */
export function baseDocument(data: unknown): PlainObject {
	const value = fromPlain(data);
	if (!isObject(value)) throw new RegoEvalError('eval_internal_error', 'data must be an object');
	return value as PlainObject;
}

/** Evaluates. Limits that were reached, the stack's among them, end with a RegoEvalError. */
export function run<T>(evaluate: () => T): T {
	try {
		return evaluate();
	} catch (error) {
		if (error instanceof HaltError) throw new RegoEvalError(error.code, error.message, null, error);
		const limit = limitReached(error);
		if (limit !== null) throw new RegoEvalError('eval_limit_error', limit, null, error);
		throw error;
	}
}

function newEvaluation(options: EvaluateOptions): Evaluation {
	return new Evaluation({
		nowNs: options.nowNs ?? null,
		clockMs: Date.now,
		strictBuiltinErrors: options.strictBuiltinErrors ?? false,
		randomBytes: options.randomBytes ?? platformRandom,
		effects: options.effects === undefined ? NO_EFFECTS : { ...NO_EFFECTS, ...options.effects },
		runtimeInfo: options.runtimeInfo ?? {},
		limits: options.limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...options.limits },
		signal: options.signal ?? null,
		listener: options.listener ?? null,
	});
}

const NO_EFFECTS = { http: null, lookupHost: null, print: null } as const;

function platformRandom(length: number): Uint8Array {
	return crypto.getRandomValues(new Uint8Array(length));
}
