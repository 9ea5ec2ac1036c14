import type { Frame } from './frame.ts';
import type { Value } from './value.ts';

/** Calls that are made before results are kept at all: most evaluations make few. */
const FIRST_CALLS = 8;
/** After so many calls, keeping results has to have paid. */
const TRIAL_CALLS = 512;
/** One result of so many has to be found again for keeping to go on. */
const WORTHWHILE = 8;
const MAX_RESULTS = 50_000;

type Results = Map<Value, Results | Value>;

/**
 * Results of one function in one frame by its arguments: strings, numbers and the like by value, composites by
 * identity, which is how loops pass the same item on. Gives up where arguments hardly ever come again.
 */
export class FunctionMemo {
	#calls = 0;
	#found = 0;
	#kept = 0;
	#results: Results | null = null;
	#givenUp = false;

	/** The result kept for the arguments, or undefined. */
	find(args: readonly Value[]): Value | undefined {
		if (this.#givenUp) return undefined;
		if (++this.#calls === TRIAL_CALLS && this.#found * WORTHWHILE < TRIAL_CALLS) {
			this.#givenUp = true;
			this.#results = null;
		}
		let at: Results | Value | undefined = this.#results ?? undefined;
		for (let i = 0; i < args.length && at !== undefined; i++) at = (at as Results).get(args[i] as Value);
		if (at !== undefined) this.#found++;
		return at as Value | undefined;
	}

	keep(args: readonly Value[], result: Value): void {
		if (this.#givenUp || this.#calls < FIRST_CALLS || this.#kept >= MAX_RESULTS) return;
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
}

/** The memo of a function in a frame. */
export function memoOf(frame: Frame, fn: number): FunctionMemo {
	let memo = frame.functionMemos[fn];
	if (memo === undefined) {
		memo = new FunctionMemo();
		frame.functionMemos[fn] = memo;
	}
	return memo;
}
