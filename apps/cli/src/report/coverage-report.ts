import { type CoverageReport, type Module, rowRuns, type TestResult } from '@merlon/rego';
import type { ExitCode, Io } from '../io.ts';
import type { TestCoverage } from '../test-run/test-coverage.ts';
import { type ReportValue, reportJson } from './exact-json.ts';
import { eachSubResult, PrettyTestReporter, resultText, type TestReporter, type TestRun } from './test-report.ts';

/** Reports which lines tests reached, provided that they passed. */
export class CoverageReporter implements TestReporter {
	/** What the report alone makes of the command's exit code. */
	exitCode: ExitCode = 0;
	readonly #io: Io;
	readonly #coverage: TestCoverage;
	readonly #modules: ReadonlyMap<string, Module>;
	readonly #threshold: number;
	readonly #verbose: boolean;
	readonly #failures: TestRun[] = [];
	#error: Error | null = null;

	constructor(
		io: Io,
		coverage: TestCoverage,
		modules: ReadonlyMap<string, Module>,
		threshold: number,
		verbose: boolean,
	) {
		this.#io = io;
		this.#coverage = coverage;
		this.#modules = modules;
		this.#threshold = threshold;
		this.#verbose = verbose;
	}

	add(run: TestRun): void {
		if (run.result.outcome === 'fail') this.#failures.push(run);
		this.#error ??= run.result.error;
	}

	finish(): void {
		const [first] = this.#failures;
		if (this.#error !== null) this.#end(1, `${String(this.#error)}\n`);
		else if (first !== undefined) {
			const pretty = new PrettyTestReporter(this.#io.out, this.#verbose);
			for (const run of this.#failures) pretty.add(run);
			pretty.finish();
			this.#end(1, `${resultText(first.result)}\n${casesText(first.result)}\n`);
		} else this.#report(this.#coverage.report(this.#modules));
	}

	#report(report: CoverageReport): void {
		if (report.coverage >= this.#threshold) {
			this.#io.out(`${reportJson(report as unknown as ReportValue)}\n`);
			return;
		}
		const got = `got ${report.coverage.toFixed(2)} instead of ${this.#threshold.toFixed(2)}`;
		this.#end(2, `Code coverage threshold not met: ${got}\n${this.#verbose ? missingLines(report) : ''}`);
	}

	#end(code: ExitCode, text: string): void {
		this.exitCode = code;
		this.#io.err(text);
	}
}

function casesText({ subResults }: TestResult): string {
	const lines = [...eachSubResult(subResults)].map(
		([depth, sub]) => `${'  '.repeat(depth)}${sub.name}: ${sub.fail ? 'FAIL' : 'PASS'}\n`,
	);
	return lines.join('');
}

function missingLines(report: CoverageReport): string {
	const lines = Object.entries(report.files).flatMap(([file, { not_covered }]) =>
		rowRuns(not_covered ?? []).map(([first, last]) => `\t${file}:${first}${first === last ? '' : `-${last}`}\n`),
	);
	return Object.keys(report.files).length === 0 ? '' : `Lines not covered:\n${lines.join('')}`;
}
