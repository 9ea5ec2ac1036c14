import {
	Coverage,
	type Module,
	Profile,
	type ProfileOrder,
	type QueryOptions,
	RegoEvalError,
	type StepFailure,
	selectEvents,
	stackFrameText,
	Trace,
	type TraceMode,
	traceJson,
	traceText,
} from '@merlon/rego';
import { LoadError, problemText } from '../load/load-error.ts';
import { type ErrorReport, errorReport } from '../report/errors.ts';
import type { EvalOutput, Explanation } from '../report/eval-report.ts';
import type { ReportValue } from '../report/exact-json.ts';

/** What is to be seen of an evaluation. */
export interface ObservationFlags {
	readonly format: string;
	readonly explain: 'off' | TraceMode;
	readonly varValues?: boolean;
	readonly coverage?: boolean;
	readonly profile?: boolean;
	readonly profileLimit: string;
	readonly profileSort: readonly ProfileOrder[];
}

/** An evaluation that failed, with what was being evaluated. */
class ObservedError extends Error {
	override readonly name = 'ObservedError';
	readonly failure: StepFailure;

	constructor(failure: StepFailure) {
		super(failure.error.message, { cause: failure.error });
		this.failure = failure;
	}
}

/** Watches one evaluation for coverage, its profile and explanations. */
export class Observation {
	readonly #flags: ObservationFlags;
	readonly #trace: Trace;
	readonly #coverage: Coverage | null;
	readonly #profile: Profile | null;

	constructor(flags: ObservationFlags) {
		this.#flags = flags;
		this.#trace = new Trace({ values: flags.varValues === true || flags.format === 'json' });
		this.#coverage = flags.coverage === true ? new Coverage() : null;
		this.#profile = flags.profile === true ? new Profile(() => performance.now() * 1e6) : null;
	}

	/** Evaluates. Throws what `evalErrorReport` reports with a stack, where the error has one. */
	run<T>(evaluate: (options: Pick<QueryOptions, 'listener' | 'trace'>) => T): T {
		try {
			return evaluate({ trace: this.#trace, ...(this.#profile === null ? {} : { listener: this.#profile }) });
		} catch (error) {
			const failure = error instanceof RegoEvalError ? this.#trace.steps().failure : null;
			if (failure === null || failure.error.code !== (error as RegoEvalError).code) throw error;
			throw new ObservedError(failure);
		}
	}

	/** The errors of builtins that made their call undefined. */
	builtinErrors(): ErrorReport {
		const failures = this.#trace.steps().builtinFailures;
		return { text: failuresText(failures), entries: failures.map(failureJson) };
	}

	report(modules: ReadonlyMap<string, Module>): Pick<EvalOutput, 'coverage' | 'profile' | 'explanation'> {
		return {
			coverage: this.#coverage === null ? null : this.#coverageReport(this.#coverage, modules),
			profile:
				this.#profile?.report(Number(this.#flags.profileLimit), this.#trace.steps().events, this.#flags.profileSort) ??
				null,
			explanation: this.#explanation(),
		};
	}

	#coverageReport(coverage: Coverage, modules: ReadonlyMap<string, Module>): EvalOutput['coverage'] {
		coverage.addSteps(this.#trace.steps().events);
		return coverage.report(modules, [
			['index_excluded', this.#coverageWithout('indexing')],
			['early_exit', this.#coverageWithout('earlyExit')],
		]);
	}

	#coverageWithout(what: 'indexing' | 'earlyExit'): Coverage {
		const coverage = new Coverage();
		coverage.addSteps(this.#trace.stepsWithout(what).events);
		return coverage;
	}

	#explanation(): Explanation | null {
		const { explain, format, varValues } = this.#flags;
		if (explain === 'off') return null;
		const steps = this.#trace.steps();
		const events = selectEvents(steps.events, [explain]);
		if (format === 'json') return { lines: [], json: traceJson(steps, events) };
		return { lines: traceText(steps, events, { values: varValues === true }), json: [] };
	}
}

/** What an error of `rego eval` prints as. */
export function evalErrorReport(error: unknown): ErrorReport {
	if (error instanceof ObservedError) {
		return { text: failuresText([error.failure]), entries: [failureJson(error.failure)] };
	}
	const report = errorReport(error);
	if (!(error instanceof LoadError)) return report;
	const count = error.problems.length;
	const problems = error.problems.map(problemText).join('\n');
	return { ...report, text: count === 1 ? `1 error occurred: ${problems}` : `${count} errors occurred:\n${problems}` };
}

function failuresText(failures: readonly StepFailure[]): string {
	const errors = failures.map(({ error }) => String(error));
	const heading = errors.length === 1 ? '1 error occurred: ' : `${errors.length} errors occurred:\n`;
	const stacks = failures.map(({ stack }) => stack.map((frame) => `\n  ${stackFrameText(frame)}`).join(''));
	return `${heading}${errors.join('\n')}${stacks.map((stack) => (stack === '' ? '' : `\n\nTraceback:${stack}`)).join('')}`;
}

function failureJson({ error, stack }: StepFailure): ReportValue {
	const at = error.location;
	return {
		message: error.message,
		code: error.code,
		location: at === null ? undefined : { file: at.file, row: at.row, col: at.col },
		stack_trace:
			stack.length === 0
				? undefined
				: stack.map(({ queryId, location: { file, row, col } }) => ({
						query_id: queryId,
						location: { file, row, col },
					})),
	};
}
