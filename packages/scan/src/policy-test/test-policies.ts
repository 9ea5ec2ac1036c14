import { dirname } from 'node:path/posix';
import {
	isTest,
	loadPolicies,
	type PolicyDefinition,
	type PolicyModule,
	type PolicyProblem,
	type PolicySource,
	testRules,
} from '@merlon/policy';
import { type PolicyFiles, policyFiles } from './policy-files.ts';
import { type CaseRun, runCase } from './run-case.ts';

/** What came of the tests of one policy. */
export interface PolicyTest {
	readonly id: string;
	readonly folder: string;
	/** Rules that are tests and passed. */
	readonly passedTests: number;
	readonly cases: readonly { readonly file: string; readonly passed: boolean }[];
	readonly problems: readonly PolicyProblem[];
}

export interface PolicyTests {
	readonly policies: readonly PolicyTest[];
	/** What belongs to no policy: libraries, paths that do not exist. */
	readonly problems: readonly PolicyProblem[];
	/** Tests of libraries that passed. */
	readonly libraryTests: number;
}

/**
 * Tests the policies below paths: the rules that are tests, and the cases, which say at their head what fails at which
 * line. `shipped` are the libraries that come with Merlon; those next to the policies come first.
 */
export function testPolicies(
	paths: readonly string[],
	{ cwd, shipped }: { readonly cwd: string; readonly shipped: readonly PolicySource[] },
): PolicyTests {
	const files = policyFiles(paths, cwd);
	const missing = files.missing.map((file) => ({ file, row: 1, message: 'there is no such file or folder' }));
	const sources = withLibraries(files, shipped);
	const { module, definitions, problems } = loadPolicies(sources);
	if (missing.length > 0 || module === null)
		return { policies: [], problems: [...missing, ...problems], libraryTests: 0 };
	const { passed, problems: failed } = testRules(sources);
	const policies = definitions.map((definition) => testPolicy(definition, module, files, passed, failed));
	const known = new Set(policies.flatMap((policy) => policy.problems));
	const total = [...passed.values()].reduce((sum, count) => sum + count, 0);
	return {
		policies,
		problems: [...failed.filter((problem) => !known.has(problem)), ...lostCases(files, policies)],
		libraryTests: total - policies.reduce((sum, { passedTests }) => sum + passedTests, 0),
	};
}

function testPolicy(
	{ file, metadata: { id } }: PolicyDefinition,
	module: PolicyModule,
	files: PolicyFiles,
	passed: ReadonlyMap<string, number>,
	failed: readonly PolicyProblem[],
): PolicyTest {
	const folder = dirname(file);
	const problems = failed.filter((problem) => dirname(problem.file) === folder);
	const tests = files.own.filter((source) => isTest(source) && dirname(source.file) === folder);
	const passedTests = tests.reduce((sum, test) => sum + (passed.get(test.file) ?? 0), 0);
	if (passedTests === 0 && problems.length === 0)
		problems.push({ file, row: 1, message: 'there are no tests: write policy_test.rego next to it' });
	const runs = (files.cases.get(folder) ?? []).map((source) => ({ file: source.file, ...runCase(module, id, source) }));
	for (const run of runs) problems.push(...run.problems);
	for (const status of ['fail', 'pass'] as const) {
		if (runs.some((run) => expects(run, status))) continue;
		problems.push({ file, row: 1, message: `no case says "# ${status}: …": add one to ${folder}/cases` });
	}
	const cases = runs.map((run) => ({ file: run.file, passed: run.problems.length === 0 }));
	return { id, folder, passedTests, cases, problems };
}

function expects({ expectations }: CaseRun, wanted: 'fail' | 'pass'): boolean {
	return expectations.some(({ status }) => status === wanted);
}

function lostCases({ cases }: PolicyFiles, policies: readonly PolicyTest[]): PolicyProblem[] {
	return [...cases]
		.filter(([folder]) => !policies.some((policy) => policy.folder === folder))
		.map(([folder]) => ({ file: folder, row: 1, message: 'there are cases, but no policy' }));
}

/** Of libraries with the same package, those that the paths name win, then those next to them. */
function withLibraries({ own, nearby }: PolicyFiles, shipped: readonly PolicySource[]): PolicySource[] {
	const sources = [...own];
	const packages = new Set(own.map(packageLine));
	for (const group of [nearby, shipped]) {
		const added = group.filter((source) => !packages.has(packageLine(source)));
		sources.push(...added);
		for (const source of added) packages.add(packageLine(source));
	}
	return sources;
}

function packageLine({ text, file }: PolicySource): string {
	return /^package\s+(\S+)/m.exec(text)?.[1] ?? file;
}
