import type { Frame } from './frame.ts';
import type { Value } from './value.ts';

/** One result of so many has to be found again for keeping to go on. */
const WORTHWHILE = 8;
const MAX_RESULTS = 50_000;
/** What is cut out of a string is a copy up to this length, and beyond it only a reference to the string. */
const LONGEST_COPIED = 12;
/** Longer strings are no part of what outlives an evaluation. */
const MAX_LASTING_STRING = 1000;

/** How long a memo waits, and how long it tries. */
export interface MemoPlan {
	/** Calls that are made before results are kept at all. */
	readonly firstCalls: number;
	/** After so many calls, keeping results has to have paid. */
	readonly trialCalls: number;
	/** A memo that is full forgets everything, to make room; otherwise it stays as it is. */
	readonly renewed: boolean;
}

/** Of one evaluation: most make few calls. */
export const ONE_EVALUATION: MemoPlan = { firstCalls: 8, trialCalls: 512, renewed: false };
/** Of many evaluations, for what depends on the arguments alone and costs the same each time. */
export const BY_ARGUMENTS: MemoPlan = { firstCalls: 0, trialCalls: 512, renewed: true };
/** Of many evaluations, for what is found in base documents of any size. */
export const BY_DATA: MemoPlan = { firstCalls: 0, trialCalls: Number.POSITIVE_INFINITY, renewed: true };

type Results = Map<Value, Results | Value>;

/**
 * Results of one function by its arguments: strings, numbers and the like by value, composites by identity, which is
 * how loops pass the same item on. Gives up where arguments hardly ever come again.
 */
export class FunctionMemo {
	readonly #plan: MemoPlan;
	#calls = 0;
	#found = 0;
	#kept = 0;
	#results: Results | null = null;
	#givenUp = false;

	constructor(plan: MemoPlan) {
		this.#plan = plan;
	}

	/**
	 * The result kept for the arguments, or undefined. Of a memo that outlives the evaluation, the arguments are then
	 * copies, for the result to be made of: a string that was cut out of a text would keep all of the text.
	 */
	find(args: Value[]): Value | undefined {
		if (this.#givenUp) return undefined;
		const { trialCalls } = this.#plan;
		if (++this.#calls === trialCalls && this.#found * WORTHWHILE < trialCalls) {
			this.#givenUp = true;
			this.#results = null;
		}
		let at: Results | Value | undefined = this.#results ?? undefined;
		for (let i = 0; i < args.length && at !== undefined; i++) at = (at as Results).get(args[i] as Value);
		if (at !== undefined) this.#found++;
		else if (this.#plan.renewed) detach(args);
		return at as Value | undefined;
	}

	keep(args: readonly Value[], result: Value): void {
		if (this.#givenUp || this.#calls < this.#plan.firstCalls || !this.#hasRoom()) return;
		this.#results ??= new Map();
		let at = this.#results;
		const last = args.length - 1;
		for (let i = 0; i < last; i++) {
			let next = at.get(args[i] as Value) as Results | undefined;
			if (next === undefined) {
				next = new Map();
				at.set(args[i] as Value, next);
			}
			at = next;
		}
		at.set(args[last] as Value, result);
		this.#kept++;
	}

	#hasRoom(): boolean {
		if (this.#kept < MAX_RESULTS) return true;
		if (!this.#plan.renewed) return false;
		this.#results = null;
		this.#kept = 0;
		return true;
	}
}

/** The memo of a function in a frame. */
export function memoOf(frame: Frame, fn: number): FunctionMemo {
	return memoIn(frame.functionMemos, fn, ONE_EVALUATION);
}

/**
 * The memo for a call of a function that does not depend on the input. Composites belong to the evaluation, as the
 * memo for them does: they may be parts of its input.
 */
export function staticMemoOf(frame: Frame, fn: number, args: readonly Value[], readsData: boolean): FunctionMemo {
	const lasting = lastingMemoOf(frame, fn, args, readsData);
	if (lasting !== null) return lasting;
	return areShortScalars(args) ? memoIn(frame.statics.functions, fn, ONE_EVALUATION) : memoOf(frame, fn);
}

/** The memo for a call whose result is worth keeping only where it outlives the evaluation; null where it does not. */
export function lastingMemoOf(
	frame: Frame,
	fn: number,
	args: readonly Value[],
	readsData: boolean,
): FunctionMemo | null {
	const { functions, lasting } = frame.statics;
	return lasting && areShortScalars(args) ? memoIn(functions, fn, readsData ? BY_DATA : BY_ARGUMENTS) : null;
}

/** Replaces strings that may be parts of others. The engine copies short ones anyway. */
function detach(args: Value[]): void {
	for (let i = 0; i < args.length; i++) {
		const arg = args[i] as Value;
		if (typeof arg === 'string' && arg.length > LONGEST_COPIED) args[i] = ` ${arg}`.slice(1);
	}
}

function areShortScalars(values: readonly Value[]): boolean {
	for (let i = 0; i < values.length; i++) if (!isShortScalar(values[i] as Value)) return false;
	return true;
}

function isShortScalar(value: Value): boolean {
	if (typeof value === 'string') return value.length <= MAX_LASTING_STRING;
	return typeof value !== 'object' || value === null;
}

function memoIn(memos: (FunctionMemo | undefined)[], fn: number, plan: MemoPlan): FunctionMemo {
	let memo = memos[fn];
	if (memo === undefined) {
		memo = new FunctionMemo(plan);
		memos[fn] = memo;
	}
	return memo;
}
