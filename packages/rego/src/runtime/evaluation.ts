import type { Effects, EvalContext } from './context.ts';
import { BuiltinError, type ErrorLocation, HaltError, limitReached, RegoEvalError } from './errors.ts';
import type { Value } from './value.ts';

/** Bounds of one evaluation. Every one of them ends it with `eval_limit_error`, cancellation with `eval_cancel_error`. */
export interface EvalLimits {
	/** Wall-clock time, in milliseconds. */
	readonly timeMs: number;
	/** Items iterated over, and units of work that builtins count. */
	readonly steps: number;
	/** Size of one value that a builtin makes, in characters or items. */
	readonly valueSize: number;
}

export const DEFAULT_LIMITS: EvalLimits = { timeMs: 60_000, steps: Number.MAX_SAFE_INTEGER, valueSize: 100_000_000 };

/** Where instrumented code reports to. */
export interface ProbeSink {
	probe(event: string, probe: number): void;
}

export interface EvaluationOptions {
	/** The instant of the evaluation; the clock's when null. */
	readonly nowNs: bigint | null;
	readonly clockMs: () => number;
	readonly strictBuiltinErrors: boolean;
	readonly randomBytes: (length: number) => Uint8Array;
	readonly effects: Effects;
	readonly runtimeInfo: Value;
	readonly limits: EvalLimits;
	readonly signal: { readonly aborted: boolean } | null;
	readonly listener: ProbeSink | null;
}

/** How many steps go by between two looks at the clock and the signal. */
const FUEL = 4096;

/** The context of one evaluation: what builtins see, and the count of steps. */
export class Evaluation implements EvalContext {
	readonly strictBuiltinErrors: boolean;
	readonly randomBytes: (length: number) => Uint8Array;
	readonly effects: Effects;
	readonly runtimeInfo: Value;
	readonly maxValueSize: number;
	readonly listener: ProbeSink | null;
	/** Steps left until the next look at the limits; generated loops count it down. */
	fuel: number = FUEL;
	/** Errors of builtins that made their call undefined. */
	readonly builtinErrors: RegoEvalError[] = [];
	#memo: Map<string, unknown> | null = null;
	#steps = 0;
	#nowNs: bigint | null;
	readonly #maxSteps: number;
	readonly #timeMs: number;
	/** Counted from the first look at the clock: an evaluation that never gets there needs no deadline. */
	#deadline: number | null = null;
	readonly #clockMs: () => number;
	readonly #signal: { readonly aborted: boolean } | null;

	constructor(options: EvaluationOptions) {
		this.#nowNs = options.nowNs;
		this.strictBuiltinErrors = options.strictBuiltinErrors;
		this.randomBytes = options.randomBytes;
		this.effects = options.effects;
		this.runtimeInfo = options.runtimeInfo;
		this.maxValueSize = options.limits.valueSize;
		this.listener = options.listener;
		this.#maxSteps = options.limits.steps;
		this.#clockMs = options.clockMs;
		this.#timeMs = options.limits.timeMs;
		this.#signal = options.signal;
	}

	tick(steps: number): void {
		this.fuel -= steps;
		if (this.fuel < 0) this.refuel();
	}

	get nowNs(): bigint {
		this.#nowNs ??= BigInt(this.#clockMs()) * 1_000_000n;
		return this.#nowNs;
	}

	get memo(): Map<string, unknown> {
		this.#memo ??= new Map();
		return this.#memo;
	}

	/** Accounts for the steps used and looks at the limits. Throws HaltError when one is reached. */
	refuel(): void {
		this.#steps += FUEL - this.fuel;
		this.fuel = FUEL;
		if (this.#signal?.aborted === true) throw new HaltError('eval_cancel_error', 'caller cancelled query execution');
		if (this.#steps > this.#maxSteps) throw new HaltError('eval_limit_error', 'evaluation took too many steps');
		const now = this.#clockMs();
		this.#deadline ??= now + this.#timeMs;
		if (now > this.#deadline) throw new HaltError('eval_limit_error', 'evaluation took too long');
	}

	/** Turns what a builtin threw into undefined, or ends the evaluation in strict mode. */
	builtinFailed(error: unknown, name: string, at: ErrorLocation): undefined {
		if (error instanceof HaltError) throw new RegoEvalError(error.code, error.message, at, error);
		const limit = limitReached(error);
		if (limit !== null) throw new RegoEvalError('eval_limit_error', limit, at, error);
		if (!(error instanceof BuiltinError)) throw error;
		const failure = new RegoEvalError(error.code, `${name}: ${error.message}`, at, error);
		if (this.strictBuiltinErrors) throw failure;
		this.builtinErrors.push(failure);
		return undefined;
	}
}
