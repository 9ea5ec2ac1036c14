import type { TraceMode } from '@merlon/rego';
import type { PolicySetOptions } from '../load/policy-set.ts';

/** What it takes to load and run tests, as plain data: a worker thread is sent it. */
export interface TestJob {
	readonly policies: PolicySetOptions;
	/** Regular expression for the full names of the tests to run. */
	readonly run: string | null;
	readonly covers: boolean;
	/** What traces of failed tests show; null when nothing is traced. */
	readonly traces: TraceMode | 'failed' | null;
	/** Traces show the values of variables. */
	readonly values: boolean;
	/** Time that one test may take, in milliseconds. */
	readonly timeMs: number;
	/** Hosts that tests may reach. */
	readonly allowNet: readonly string[];
}
