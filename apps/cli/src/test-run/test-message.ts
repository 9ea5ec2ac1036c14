import { type ErrorLocation, RegoEvalError } from '@merlon/rego';
import type { TestRun } from '../report/test-report.ts';
import type { TestPlaces } from './test-coverage.ts';
import type { TestJob } from './test-job.ts';

/** What a thread that runs tests is started with. */
export interface TestWorkerData {
	readonly job: TestJob;
	/** The number of the next test that no thread has taken; all threads share it. */
	readonly next: Int32Array;
}

/** What such a thread sends: a test that was run, or why it cannot go on. */
export type TestMessage =
	| {
			readonly kind: 'run';
			readonly number: number;
			readonly run: TestRun;
			/** The error of the result, which would lose its class on the way. */
			readonly error: EvalErrorFields | null;
			readonly covered: TestPlaces | null;
	  }
	| { readonly kind: 'failed'; readonly message: string };

interface EvalErrorFields {
	readonly code: RegoEvalError['code'];
	readonly message: string;
	readonly location: ErrorLocation | null;
}

export function runMessage(number: number, { result, trace }: TestRun, covered: TestPlaces | null): TestMessage {
	const { error } = result;
	const fields =
		error instanceof RegoEvalError ? { code: error.code, message: error.message, location: error.location } : null;
	return { kind: 'run', number, run: { result: { ...result, error: null }, trace }, error: fields, covered };
}

export function runOf({ run, error }: Extract<TestMessage, { kind: 'run' }>): TestRun {
	if (error === null) return run;
	const failure = new RegoEvalError(error.code, error.message, error.location);
	return { ...run, result: { ...run.result, error: failure } };
}
