import type { TraceEvent } from './trace-event.ts';

/** The steps of a query, and the names that users know variables by. */
export interface TracedSteps {
	readonly events: readonly TraceEvent[];
	readonly names: ReadonlyMap<string, string>;
}

/**
 * Given to a query as `trace`, shows its evaluation as OPA's engine would go about it. The steps are found when they are
 * asked for, by evaluating the query once more, so that a trace nobody looks at costs nothing.
 */
export class Trace {
	/** Whether events hold the values of variables. */
	readonly keepsValues: boolean;
	#follow: (() => TracedSteps) | null = null;
	#steps: TracedSteps | null = null;

	constructor(options: { readonly values?: boolean } = {}) {
		this.keepsValues = options.values ?? false;
	}

	/** @internal Says how to find the steps. */
	attach(follow: () => TracedSteps): void {
		this.#follow = follow;
		this.#steps = null;
	}

	/** The steps of the query that was evaluated last. */
	steps(): TracedSteps {
		this.#steps ??= this.#follow?.() ?? { events: [], names: new Map() };
		return this.#steps;
	}
}
