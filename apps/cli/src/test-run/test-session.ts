import {
	Coverage,
	compileRegex,
	type Program,
	runTest,
	selectEvents,
	selectTests,
	type TestRule,
	Trace,
	type TracedSteps,
	type TraceMode,
	traceText,
} from '@merlon/rego';
import { createHttpEffect, createLookupHost } from '@merlon/rego/node';
import { measure } from '../bench/measure.ts';
import { compilePolicySet, loadPolicySet, type PolicySet } from '../load/policy-set.ts';
import type { TestRun } from '../report/test-report.ts';
import { TestCoverage } from './test-coverage.ts';
import type { TestJob } from './test-job.ts';

/** Expressions of one test that coverage looks at one by one. */
const MAX_COVERED_STEPS = 200_000;

/** Tests that are loaded and compiled, ready to be run by number. */
export class TestSession {
	readonly set: PolicySet;
	readonly program: Program;
	readonly tests: readonly TestRule[];
	/** What the tests run since `restart` have reached; null unless the job asks for it. */
	coverage: TestCoverage | null = null;
	readonly #job: TestJob;
	readonly #trace: Trace | null;
	readonly #evaluate: { readonly limits: { readonly timeMs: number }; readonly effects: object };

	/** Loads and compiles. Throws LoadError, RegoError, and BuiltinError for a bad regular expression. */
	constructor(job: TestJob) {
		this.#job = job;
		this.set = loadPolicySet(job.policies);
		this.program = compilePolicySet(this.set, job.policies);
		const regex = job.run === null ? null : compileRegex(job.run);
		this.tests = selectTests(this.program, (name) => regex?.test(name) ?? true);
		if (job.covers) this.#trace = new Trace({ maxSteps: MAX_COVERED_STEPS });
		else this.#trace = job.traces === null ? null : new Trace({ values: job.values });
		this.#evaluate = { limits: { timeMs: job.timeMs }, effects: networkEffects(job.allowNet) };
		this.restart();
	}

	/** Forgets what was covered. */
	restart(): void {
		this.coverage = this.#job.covers ? new TestCoverage() : null;
	}

	run(number: number): TestRun {
		const trace = this.#trace;
		const probes = this.coverage === null ? null : new Coverage();
		const result = runTest(this.program, this.tests[number] as TestRule, {
			clockNs: () => performance.now() * 1e6,
			...(probes === null ? {} : { listener: probes }),
			...(trace === null ? {} : { trace }),
			evaluate: this.#evaluate,
		});
		if (probes !== null && trace !== null) this.coverage?.addTest(trace, probes);
		const explains = trace !== null && probes === null && result.outcome === 'fail';
		return { result, trace: explains ? this.#explain(trace.steps()) : [] };
	}

	/** Runs a test, and measures it for some time when it passes. */
	measure(number: number, runNs: number): TestRun {
		const run = this.run(number);
		if (run.result.outcome !== 'pass') return run;
		const test = this.tests[number] as TestRule;
		const clockNs = (): number => performance.now() * 1e6;
		const options = { clockNs, evaluate: this.#evaluate };
		return { ...run, measurement: measure(() => runTest(this.program, test, options), clockNs, runNs) };
	}

	#explain(steps: TracedSteps): readonly string[] {
		const { traces } = this.#job;
		const modes: readonly TraceMode[] = traces === null || traces === 'failed' ? ['fails', 'notes'] : [traces];
		return traceText(steps, selectEvents(steps.events, modes), { indent: '  ', values: this.#job.values });
	}
}

function networkEffects(allowNet: readonly string[]): object {
	if (allowNet.length === 0) return {};
	const allowHosts = allowNet.includes('*') ? null : allowNet;
	return { http: createHttpEffect({ allowHosts }), lookupHost: createLookupHost({}) };
}
