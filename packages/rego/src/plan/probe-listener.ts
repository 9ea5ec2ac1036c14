import type { ProbeSink } from '../runtime/evaluation.ts';
import type { Probe } from './ir.ts';

/** Follows an instrumented evaluation: coverage, profiles and traces are made from what it sees. */
export interface ProbeListener extends ProbeSink {
	/** Called before an evaluation, with what the numbers of its probes stand for. */
	begin(probes: readonly Probe[]): void;
}
