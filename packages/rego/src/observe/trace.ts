import type { StepFailure } from './step-failure.ts';
import type { TraceEvent } from './trace-event.ts';

/** The steps of a query, and the names that users know variables by. */
export interface TracedSteps {
	readonly events: readonly TraceEvent[];
	readonly names: ReadonlyMap<string, string>;
	/** The error that ended the evaluation, and those of builtins that made their call undefined. */
	readonly failure: StepFailure | null;
	readonly builtinFailures: readonly StepFailure[];
	/** Whether the query was followed to its end, or to the error that ended it. */
	readonly complete: boolean;
}

/** How a query is followed. */
export interface StepOptions {
	/** Events hold the values of variables. */
	readonly values: boolean;
	/** Rules that the index excludes are not tried. */
	readonly indexing: boolean;
	/** Rules that agree on their value end at the first solution. */
	readonly earlyExit: boolean;
	/** Expressions after which following ends. */
	readonly maxSteps: number;
}

/** As OPA evaluates, without a bound of its own. */
export const AS_OPA: StepOptions = {
	values: false,
	indexing: true,
	earlyExit: true,
	maxSteps: Number.MAX_SAFE_INTEGER,
};

const NO_STEPS: TracedSteps = {
	events: [],
	names: new Map(),
	failure: null,
	builtinFailures: [],
	complete: false,
};

/**
 * Given to a query as `trace`, shows its evaluation as OPA's engine would go about it. The steps are found when they are
 * asked for, by evaluating the query once more, so that a trace nobody looks at costs nothing.
 */
export class Trace {
	readonly #options: StepOptions;
	#follow: ((how: StepOptions) => TracedSteps) | null = null;
	#steps: TracedSteps | null = null;

	constructor(options: Partial<Pick<StepOptions, 'values' | 'maxSteps'>> = {}) {
		this.#options = { ...AS_OPA, ...options };
	}

	/** @internal Says how to find the steps. */
	attach(follow: (how: StepOptions) => TracedSteps): void {
		this.#follow = follow;
		this.#steps = null;
	}

	/** The steps of the query that was evaluated last. */
	steps(): TracedSteps {
		this.#steps ??= this.#follow?.(this.#options) ?? NO_STEPS;
		return this.#steps;
	}

	/** The steps that the same query would have taken without a rule index, or without ending at the first solution. */
	stepsWithout(what: 'indexing' | 'earlyExit'): TracedSteps {
		return this.#follow?.({ ...this.#options, values: false, [what]: false }) ?? NO_STEPS;
	}
}
