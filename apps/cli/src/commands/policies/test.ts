import { existsSync } from 'node:fs';
import { LIBRARIES } from '@merlon/policy/libraries';
import { type PolicyTest, type PolicyTests, testPolicies } from '@merlon/scan';
import type { ExitCode, Io } from '../../io.ts';
import { choice, commandParser, parseArgs } from '../../options.ts';

const EXAMPLES = `
A policy is a folder with policy.rego, policy_test.rego and cases/*.yaml. The first lines of a case say what it shows:

  # fail: Deployment.shop.web at 12, 14
  # pass: Deployment.shop.api
  # parameters: {"labels": [{"key": "owner"}]}     where the defaults are not meant

Exit codes: 0 when everything passed, 1 when something failed or is missing, 2 for wrong use.

Examples:
  merlon policies test                              the folder policies
  merlon policies test policies/kubernetes/image    some of it
`;

/** `merlon policies test [path…]` */
export function runPolicyTests(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('merlon policies test', 'Run the tests of policies, and their cases.', io)
		.argument('[path...]', 'folders of policies (default: policies)')
		.option('-v, --verbose', 'show what passed, too')
		.addOption(choice('-o, --output <format>', 'how to print', ['text', 'json'], 'text'))
		.addHelpText('after', EXAMPLES);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<{ verbose?: boolean; output: string }>();
	const paths = command.args.length > 0 ? command.args : ['policies'];
	const missing = paths.find((path) => !existsSync(path));
	if (missing !== undefined) {
		io.err(`merlon policies test: there is no ${missing}\n`);
		return 2;
	}
	const tests = testPolicies(paths, { cwd: process.cwd(), shipped: LIBRARIES });
	if (flags.output === 'json') io.out(`${JSON.stringify(tests, null, 2)}\n`);
	else io.out(resultText(tests, flags.verbose === true));
	const failed = tests.problems.length > 0 || tests.policies.some(({ problems }) => problems.length > 0);
	if (tests.policies.length > 0 || failed) return failed ? 1 : 0;
	io.err(`merlon policies test: no policies in ${paths.join(', ')}\n`);
	return 1;
}

function resultText({ policies, problems, libraryTests }: PolicyTests, verbose: boolean): string {
	const lines = policies.flatMap((policy) => policyLines(policy, verbose));
	for (const { file, row, message } of problems) lines.push(`${file === '' ? '' : `${file}:${row}: `}${message}`);
	const cases = policies.flatMap((policy) => policy.cases);
	const failed = policies.filter((policy) => policy.problems.length > 0).length;
	const tests = policies.reduce((sum, { passedTests }) => sum + passedTests, libraryTests);
	const passed = cases.filter((one) => one.passed).length;
	lines.push(
		`Policies: ${policies.length - failed} passed, ${failed} failed. Tests passed: ${tests}. Cases passed: ${passed} of ${cases.length}.`,
	);
	return `${lines.join('\n')}\n`;
}

function policyLines({ id, problems, passedTests, cases }: PolicyTest, verbose: boolean): string[] {
	if (problems.length === 0) return verbose ? [`PASS ${id}: ${passedTests} tests, ${cases.length} cases`] : [];
	return [`FAIL ${id}`, ...problems.map(({ file, row, message }) => `  ${file}:${row}: ${message}`)];
}
