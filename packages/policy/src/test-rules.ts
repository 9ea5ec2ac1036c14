import { SourceFile } from '@merlon/base';
import { compileModules, type Module, parseModule, RegoError, runTests, withUniqueTestNames } from '@merlon/rego';
import type { PolicyProblem, PolicySource } from './policy-source.ts';
import { problemsOf } from './read-policies.ts';

/** What came of the rules that are tests. */
export interface RuleTests {
	/** Files of tests, each with the number of tests in it that passed. */
	readonly passed: ReadonlyMap<string, number>;
	readonly problems: readonly PolicyProblem[];
}

/** Time that one test may take. */
const TIME_MS = 5000;

/** Compiles policies with their tests and runs the tests: rules whose names begin with `test_`. */
export function testRules(sources: readonly PolicySource[]): RuleTests {
	const passed = new Map<string, number>();
	const problems: PolicyProblem[] = [];
	const modules = new Map<string, Module>();
	for (const { file, text } of sources) {
		const { module, diagnostics } = parseModule(new SourceFile(file, text), { regoVersion: 'v1' });
		if (module === null) problems.push(...problemsOf(new RegoError(diagnostics)));
		else modules.set(file, module);
	}
	if (problems.length > 0) return { passed, problems };
	try {
		const program = compileModules(withUniqueTestNames(modules), { print: true, testCases: true });
		const options = { clockNs: () => 0, evaluate: { limits: { timeMs: TIME_MS } } };
		for (const { location, name, outcome, error, output, subResults } of runTests(program, options)) {
			if (outcome === 'pass') {
				passed.set(location.file, (passed.get(location.file) ?? 0) + 1);
				continue;
			}
			const failed = [...subResults.values()].filter(({ fail }) => fail).map((sub) => sub.name);
			const what = outcome === 'skip' ? 'is skipped' : outcome === 'error' ? 'ends in an error' : 'fails';
			const parts = [`${name} ${what}`, ...failed, error?.message ?? '', output.trim()];
			problems.push({
				file: location.file,
				row: location.row,
				message: parts.filter((part) => part !== '').join(': '),
			});
		}
	} catch (error) {
		if (!(error instanceof RegoError)) throw error;
		problems.push(...problemsOf(error));
	}
	return { passed, problems };
}
