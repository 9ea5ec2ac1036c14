import { RegoEvalError, type SubResult, type TestResult } from '@merlon/rego';
import type { Measurement } from '../bench/measure.ts';
import { testBenchLine } from './bench-report.ts';
import { durationText } from './eval-report.ts';
import { type ReportValue, reportJson } from './exact-json.ts';

/** A test that was run, and how its evaluation went when it failed. */
export interface TestRun {
	readonly result: TestResult;
	readonly trace: readonly string[];
	/** How long the test takes, when that was to be measured and it passed. */
	readonly measurement?: Measurement;
}

/** Prints tests as they come, and a summary at the end. */
export interface TestReporter {
	add(run: TestRun): void;
	finish(): void;
}

const RULE = `${'-'.repeat(80)}\n`;

/** OPA's readable report. `verbose` also shows what passed, and traces of what failed. */
export class PrettyTestReporter implements TestReporter {
	readonly #out: (text: string) => void;
	readonly #verbose: boolean;
	readonly #goNames: boolean;
	readonly #failures: TestRun[] = [];
	readonly #counts = { pass: 0, fail: 0, skip: 0, error: 0 };
	#lastFile = '';
	#dirty = false;

	/** `goNames`: measured tests have names as Go's benchmarks have them. */
	constructor(out: (text: string) => void, verbose: boolean, goNames = false) {
		this.#out = out;
		this.#verbose = verbose;
		this.#goNames = goNames;
	}

	add(run: TestRun): void {
		const { result } = run;
		if (result.outcome === 'fail') this.#failures.push(run);
		this.#count(result);
		if (run.measurement !== undefined) {
			this.#dirty = true;
			const name = `${result.package}.${result.name}`;
			this.#out(`${testBenchLine(this.#goNames ? goBenchName(name) : name, run.measurement)}\n`);
		} else if (this.#verbose || result.outcome !== 'pass') this.#show(result);
	}

	finish(): void {
		const { pass, fail, skip, error } = this.#counts;
		if (fail > 0 && this.#verbose) {
			this.#out(`${RULE}FAILURES\n${RULE}`);
			for (const run of this.#failures) this.#out(failureText(run));
		}
		if (this.#dirty) this.#out(RULE);
		const total = pass + fail + skip + error;
		const line = (name: string, count: number): string => (count === 0 ? '' : `${name}: ${count}/${total}\n`);
		this.#out(line('PASS', pass) + line('FAIL', fail) + line('SKIPPED', skip) + line('ERROR', error));
	}

	#count({ outcome, subResults }: TestResult): void {
		if (outcome === 'skip' || outcome === 'error' || subResults.size === 0) this.#counts[outcome]++;
		else for (const [, sub] of eachSubResult(subResults)) if (sub.subResults.size === 0) this.#countCase(sub);
	}

	#countCase(sub: SubResult): void {
		this.#counts[sub.fail ? 'fail' : 'pass']++;
	}

	#show(result: TestResult): void {
		const { file, row } = result.location;
		const gap = this.#lastFile !== '' && this.#lastFile !== file ? '\n' : '';
		this.#lastFile = file;
		this.#dirty = true;
		let text = `${gap}${file}:${row}:\n${resultText(result)}\n`;
		for (const [depth, sub] of eachSubResult(result.subResults)) {
			if (sub.fail || this.#verbose) text += `  ${'  '.repeat(depth)}${sub.name}: ${sub.fail ? 'FAIL' : 'PASS'}\n`;
		}
		if (result.output !== '') text += `\n${indented(result.output.trim())}\n\n`;
		if (result.error !== null) text += `  ${String(result.error)}\n`;
		this.#out(text);
	}
}

function failureText({ result, trace }: TestRun): string {
	let text = `${resultText(result)}\n`;
	if (trace.length > 0) text += `\n${trace.map((line) => `${line}\n`).join('')}`;
	if (result.subResults.size > 0) text += `\n${failedCases(result.subResults, [])}`;
	return `${text}\n`;
}

/** Each failed case with the cases it lies in. */
function failedCases(subs: ReadonlyMap<string, SubResult>, path: readonly string[]): string {
	let text = '';
	for (const sub of subs.values()) {
		const names = [...path, sub.name];
		if (sub.subResults.size > 0) text += failedCases(sub.subResults, names);
		else if (sub.fail) text += names.map((name, i) => `${'  '.repeat(i + 1)}${name}: FAIL\n`).join('');
	}
	return text;
}

/** `data.example.test_x: FAIL (1.5ms)` */
export function resultText(result: TestResult): string {
	const name = `${result.package}.${result.name}`;
	if (result.outcome === 'skip') return `${name}: SKIPPED`;
	return `${name}: ${result.outcome.toUpperCase()} (${durationText(result.durationNs)})`;
}

/** Cases with the number of cases they lie in, outer ones first. */
export function* eachSubResult(
	subs: ReadonlyMap<string, SubResult>,
	depth = 0,
): IterableIterator<readonly [depth: number, sub: SubResult]> {
	for (const sub of subs.values()) {
		yield [depth, sub];
		yield* eachSubResult(sub.subResults, depth + 1);
	}
}

/** OPA's JSON report. */
export class JsonTestReporter implements TestReporter {
	readonly #out: (text: string) => void;
	readonly #byDuration: boolean;
	readonly #runs: TestRun[] = [];

	constructor(out: (text: string) => void, byDuration: boolean) {
		this.#out = out;
		this.#byDuration = byDuration;
	}

	add(run: TestRun): void {
		this.#runs.push(run);
	}

	finish(): void {
		if (this.#byDuration) this.#runs.sort((a, b) => b.result.durationNs - a.result.durationNs);
		this.#out(`${reportJson(this.#runs.map(runJson))}\n`);
	}
}

function runJson({ result, measurement }: TestRun): ReportValue {
	const { location, outcome, error, output, subResults } = result;
	return {
		location: { file: location.file, row: location.row, col: location.col },
		package: result.package,
		name: result.name,
		fail: outcome === 'fail' ? true : undefined,
		error: error === null ? undefined : errorJson(error),
		skip: outcome === 'skip' ? true : undefined,
		duration: Math.round(result.durationNs),
		output: output === '' ? undefined : Buffer.from(output).toString('base64'),
		benchmark_result: measurement === undefined ? undefined : measurementJson(measurement),
		sub_results: subResults.size === 0 ? undefined : subResultsJson(subResults),
	};
}

/** Memory is not measured. */
function measurementJson({ samples, totalNs }: Measurement): ReportValue {
	const Extra = { 'timer_rego_query_eval_ns/op': totalNs / samples };
	return { N: samples, T: Math.round(totalNs), Bytes: 0, MemAllocs: 0, MemBytes: 0, Extra };
}

/** `data.example.test_x` as `BenchmarkDataExampleTestX`. */
function goBenchName(name: string): string {
	const words = name.split(/[._]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
	return `Benchmark${words.join('')}`;
}

function errorJson(error: Error): ReportValue {
	if (!(error instanceof RegoEvalError)) return { message: error.message };
	const at = error.location;
	const location = at === null ? undefined : { file: at.file, row: at.row, col: at.col };
	return { code: error.code, message: error.message, location };
}

function subResultsJson(subs: ReadonlyMap<string, SubResult>): ReportValue {
	return Object.fromEntries(
		[...subs].map(([name, sub]) => [
			name,
			{
				name: sub.name === '' ? undefined : sub.name,
				fail: sub.fail ? true : undefined,
				sub_results: sub.subResults.size === 0 ? undefined : subResultsJson(sub.subResults),
			},
		]),
	);
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`)
		.join('\n');
}
