import { parseArgs } from 'node:util';
import { sharedFolder } from '../../tools/shared-data.ts';
import { type CaseFile, type CompileCase, type EvaluationCase, type RegoVersion, readSuite } from './case-files.ts';
import { runCheckovKubernetes } from './checkov-kubernetes.ts';
import { runCompileCase } from './compile-case.ts';
import { runEvaluationCase } from './evaluation-case.ts';
import { runPodSecurity } from './pod-security.ts';
import { type CaseResult, tallyBy, tallyText } from './result.ts';
import { readSkips } from './skips.ts';

const EVALUATION_SUITES: readonly (readonly [string, RegoVersion])[] = [
	['v1', 'v1'],
	['v0', 'v0'],
	['topdown', 'v0'],
];
const COMPILE_SUITES = ['compile-v1', 'compile-v0'];
/** What OPA 1.22.2 ships: a run without a filter that sees fewer cases has not seen all files. */
const EXPECTED_CASES = 4428 + 22;

type Suite = (folder: string, matches: (note: string) => boolean) => CaseResult[] | Promise<CaseResult[]>;

/** What can be named on the command line, each with the shared folder that holds its cases. */
const SUITES: ReadonlyMap<string, { readonly folder: string; readonly run: Suite }> = new Map([
	['opa', { folder: 'conformance/opa', run: runOpa }],
	['checkov-kubernetes', { folder: 'conformance/checkov', run: runCheckovKubernetes }],
	['pod-security', { folder: 'attack/data/pod-security-admission', run: runPodSecurity }],
]);

const { values: flags, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		verbose: { type: 'boolean', short: 'v', default: false },
		filter: { type: 'string', default: '' },
		only: { type: 'string', default: 'cases,oracle' },
		failures: { type: 'string', default: '40' },
		timing: { type: 'boolean', default: false },
	},
});

await main(positionals.length === 0 ? [...SUITES.keys()] : positionals);

async function main(names: readonly string[]): Promise<void> {
	const pattern = new RegExp(flags.filter);
	const results: CaseResult[] = [];
	for (const name of names) {
		const suite = SUITES.get(name);
		if (suite === undefined) throw new Error(`no suite is named ${name}; there are ${[...SUITES.keys()].join(', ')}`);
		const folder = sharedFolder(suite.folder);
		if (folder === null) {
			print(`SKIPPED: ${name} needs the shared data (../shared, or $MERLON_SHARED)`);
			results.push({ suite: name, group: name, note: name, status: 'skipped', detail: 'no shared data' });
		} else {
			results.push(...(await suite.run(folder, (note) => pattern.test(note))));
		}
	}
	report(results);
	const failed = results.some((result) => result.status === 'failed');
	if (failed || results.length === 0) process.exitCode = 1;
}

async function runOpa(root: string, matches: (note: string) => boolean): Promise<CaseResult[]> {
	const parts = flags.only.split(',');
	const results: CaseResult[] = [];
	if (parts.includes('cases')) results.push(...runCases(root, matches));
	if (parts.includes('oracle')) results.push(...(await runOracleChecks(root, matches)));
	return results;
}

function runCases(root: string, matches: (note: string) => boolean): CaseResult[] {
	const skips = readSkips(new URL('skips.yaml', import.meta.url));
	const results: CaseResult[] = [];
	const runSuite = <C extends { readonly note: string }>(suite: string, runCase: (c: C) => string | null): void => {
		for (const file of readSuite<C>(root, suite)) results.push(...runFile(file, runCase, matches, skips));
	};
	for (const [suite, version] of EVALUATION_SUITES) {
		runSuite<EvaluationCase>(suite, (testCase) => runEvaluationCase(testCase, version));
	}
	for (const suite of COMPILE_SUITES) runSuite<CompileCase>(suite, runCompileCase);
	if (flags.filter === '' && results.length < EXPECTED_CASES) {
		throw new Error(`only ${results.length} of ${EXPECTED_CASES} cases were found`);
	}
	return results;
}

function runFile<C extends { readonly note: string }>(
	{ suite, group, cases }: CaseFile<C>,
	runCase: (testCase: C) => string | null,
	matches: (note: string) => boolean,
	skips: ReadonlyMap<string, string>,
): CaseResult[] {
	return cases
		.filter((testCase) => matches(`${suite}/${testCase.note}`))
		.map((testCase) => {
			const note = `${suite}/${testCase.note}`;
			const reason = skips.get(note);
			if (reason !== undefined) return { suite, group, note, status: 'skipped', detail: reason };
			const started = performance.now();
			const detail = attempt(() => runCase(testCase));
			const elapsed = performance.now() - started;
			if (flags.timing && elapsed > 100) print(`slow: ${note}: ${Math.round(elapsed)} ms`);
			return { suite, group, note, status: detail === null ? 'passed' : 'failed', detail: detail ?? '' };
		});
}

function attempt(run: () => string | null): string | null {
	try {
		return run();
	} catch (error) {
		return error instanceof Error ? `${String(error)}${flags.verbose ? `\n${error.stack}` : ''}` : String(error);
	}
}

async function runOracleChecks(root: string, matches: (note: string) => boolean): Promise<CaseResult[]> {
	const { agreementResults, agreementText, runOracle } = await import('./oracle.ts');
	const agreements = runOracle(root, matches);
	for (const agreement of agreements) {
		if (flags.verbose)
			for (const difference of agreement.differences) print(`differs (${agreement.name}): ${difference}`);
		print(agreementText(agreement));
	}
	return agreementResults(agreements);
}

function report(results: readonly CaseResult[]): void {
	const failures = results.filter((result) => result.status === 'failed');
	const shown = flags.verbose ? failures : failures.slice(0, Number(flags.failures));
	for (const { note, detail } of shown) print(`FAILED ${note}: ${flags.verbose ? detail : detail.slice(0, 300)}`);
	if (shown.length < failures.length) print(`… and ${failures.length - shown.length} more (--verbose lists all)`);
	for (const [group, tally] of tallyBy(results, (result) => `${result.suite}/${result.group}`)) {
		if (flags.verbose || tally.failed > 0) print(`group ${group}: ${tallyText(tally)}`);
	}
	for (const [suite, tally] of tallyBy(results, (result) => result.suite)) print(`suite ${suite}: ${tallyText(tally)}`);
	const [total] = tallyBy(results, () => 'all').values();
	print(tallyText(total ?? { passed: 0, failed: 0, skipped: 0 }));
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}
