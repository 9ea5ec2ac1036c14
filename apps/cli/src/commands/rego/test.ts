import { BuiltinError, Coverage, compileRegex, type Regex, RegoError, runTests, type TestResult } from '@merlon/rego';
import { createHttpEffect, createLookupHost } from '@merlon/rego/node';
import type { ExitCode, Io } from '../../io.ts';
import { LoadError } from '../../load/load-error.ts';
import { compilePolicySet, loadPolicySet, type PolicySetOptions } from '../../load/policy-set.ts';
import { watchPaths } from '../../load/watch-paths.ts';
import { addVersionFlags, collected, commandParser, durationMs, parseArgs, type VersionFlags } from '../../options.ts';
import { CoverageReporter } from '../../report/coverage-report.ts';
import { errorReport } from '../../report/errors.ts';
import { GithubTestReporter, JunitTestReporter } from '../../report/test-annotations.ts';
import { JsonTestReporter, PrettyTestReporter, type TestReporter } from '../../report/test-report.ts';
import { type ExplainMode, traceLines } from '../../report/trace-lines.ts';
import { TestTraces } from './test-traces.ts';

interface TestFlags extends VersionFlags {
	readonly bundle?: boolean;
	readonly run?: string;
	readonly verbose?: boolean;
	readonly format: string;
	readonly explain?: string;
	readonly coverage?: boolean;
	readonly threshold: string;
	readonly count: string;
	readonly exitZeroOnSkipped?: boolean;
	readonly failOnEmpty?: boolean;
	readonly ignore: readonly string[];
	readonly maxErrors: string;
	readonly timeout: string;
	readonly schema?: string;
	readonly capabilities?: string;
	readonly sort: string;
	readonly watch?: boolean;
	readonly parallel?: string;
	readonly allowNet: readonly string[];
}

const EXAMPLES = `
Tests run one after the other, on one core; --parallel is accepted and changes nothing. Exit codes: 0 when every test
passed, 2 when one failed, ended in an error or was skipped, 1 when the tests could not be run.

Examples:
  merlon rego test policies/
  merlon rego test -v --run 'data\\.example\\.test_' policies/
  merlon rego test --coverage --threshold 90 policies/
  merlon rego test --format github policies/
`;

/** `merlon rego test <path…>` */
export function runTest(args: readonly string[], io: Io): ExitCode | Promise<ExitCode> {
	const command = commandParser('test', 'Run the tests of policies: rules whose names begin with test_.', io)
		.argument('<paths...>')
		.option('-b, --bundle', 'load the paths as bundles')
		.option('-r, --run <regex>', 'run only tests whose full name matches')
		.option('-v, --verbose', 'show tests that passed, and traces of those that failed')
		.option('-f, --format <format>', 'pretty, json, github or junit', 'pretty')
		.option('--explain <mode>', 'what traces show: fails, full or notes; turns on --verbose')
		.option('-c, --coverage', 'report which lines the tests reached')
		.option('--threshold <percent>', 'coverage below which the command fails; turns on --coverage', '0')
		.option('--count <number>', 'how often to run each test', '1')
		.option('-z, --exit-zero-on-skipped', 'exit with 0 although tests were skipped')
		.option('--fail-on-empty', 'exit with 1 when no test was run')
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('-m, --max-errors <count>', 'errors after which the compiler stops', '10')
		.option('--timeout <duration>', 'time that one test may take', '5s')
		.option('-s, --schema <path>', 'JSON Schema of the input, or a folder of schemas')
		.option('--capabilities <file>', 'capabilities to compile against')
		.option('--sort <order>', 'order of the JSON report: none or duration', 'none')
		.option('-w, --watch', 'run the tests again whenever a file changes')
		.option('-p, --parallel <count>', 'accepted and without effect')
		.option('--allow-net <host>', 'host that http.send and net.lookup_ip_addr may reach; * for all', collected, [])
		.addHelpText('after', EXAMPLES);
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<TestFlags>();
	const problem = wrongUse(flags);
	if (problem !== null) {
		io.err(`merlon rego test: ${problem}\n`);
		return 2;
	}
	const threshold = Number(flags.threshold);
	if (!(threshold >= 0 && threshold <= 100)) {
		io.err('Code coverage threshold must be between 0 and 100\n');
		return 1;
	}
	if (flags.sort !== 'none' && flags.format !== 'json') {
		io.err('warning: --sort is only supported with JSON format\n');
	}
	const code = testOnce(command.args, flags, io);
	return flags.watch === true ? watch(command.args, flags, io) : code;
}

function wrongUse(flags: TestFlags): string | null {
	const oneOf = (flag: string, value: string, names: readonly string[]): string | null =>
		names.includes(value) ? null : `invalid ${flag} "${value}": must be one of ${names.join(', ')}`;
	if (Number.isNaN(durationMs(flags.timeout))) return `invalid --timeout "${flags.timeout}"`;
	if (!(Number(flags.count) >= 1)) return `invalid --count "${flags.count}"`;
	return (
		oneOf('--format', flags.format, ['pretty', 'json', 'github', 'junit']) ??
		oneOf('--sort', flags.sort, ['none', 'duration']) ??
		oneOf('--explain', flags.explain ?? 'fails', ['fails', 'full', 'notes'])
	);
}

/** Runs until the process is asked to end. */
async function watch(paths: readonly string[], flags: TestFlags, io: Io): Promise<ExitCode> {
	const announce = (): void => io.out(`${'*'.repeat(80)}\nWatching for changes ...\n`);
	announce();
	const watcher = watchPaths(paths, () => {
		testOnce(paths, flags, io);
		announce();
	});
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	watcher.close();
	return 0;
}

/** Loads, compiles and runs the tests. */
function testOnce(paths: readonly string[], flags: TestFlags, io: Io): ExitCode {
	try {
		const options = policySetOptions(paths, flags);
		const set = loadPolicySet(options);
		const program = compilePolicySet(set, options);
		const regex = flags.run === undefined ? null : regexOf(flags.run);
		const covers = flags.coverage === true || Number(flags.threshold) > 0;
		for (let round = 0; round < Number(flags.count); round++) {
			const coverage = covers ? new Coverage() : null;
			const reporter =
				coverage === null
					? testReporter(flags, io)
					: new CoverageReporter(io, coverage, set.modules, Number(flags.threshold), flags.verbose === true);
			const traces = wantsTraces(flags) && coverage === null ? new TestTraces() : null;
			const results = runTests(program, {
				filter: (name) => regex?.test(name) ?? true,
				clockNs: () => performance.now() * 1e6,
				...(traces === null && coverage === null ? {} : { listener: (traces ?? coverage) as TestTraces | Coverage }),
				evaluate: evaluateOptions(flags),
			});
			const code = report(results, reporter, traces, flags, io);
			if (code !== 0) return code;
		}
		return 0;
	} catch (error) {
		io.err(`${errorText(error)}\n`);
		return 1;
	}
}

function errorText(error: unknown): string {
	if (error instanceof LoadError || error instanceof RegoError) return errorReport(error).text;
	return error instanceof BuiltinError ? error.message : errorReport(error).text;
}

function report(
	results: Iterable<TestResult>,
	reporter: TestReporter & { readonly exitCode?: ExitCode },
	traces: TestTraces | null,
	flags: TestFlags,
	io: Io,
): ExitCode {
	let ran = false;
	let code: ExitCode = 0;
	for (const result of results) {
		ran = true;
		if (result.outcome !== 'pass' && !(result.outcome === 'skip' && flags.exitZeroOnSkipped === true)) code = 2;
		const events = traces?.take() ?? [];
		const trace = result.outcome === 'fail' ? traceLines(events, explainMode(flags)) : [];
		reporter.add({ result, trace });
	}
	reporter.finish();
	if (reporter.exitCode !== undefined && reporter.exitCode !== 0) return reporter.exitCode;
	if (!ran && flags.failOnEmpty === true) {
		io.err('no tests were run\n');
		return 1;
	}
	return code;
}

function testReporter(flags: TestFlags, io: Io): TestReporter {
	switch (flags.format) {
		case 'json':
			return new JsonTestReporter(io.out, flags.sort === 'duration');
		case 'github':
			return new GithubTestReporter(io.out);
		case 'junit':
			return new JunitTestReporter(io.out);
		default:
			return new PrettyTestReporter(io.out, flags.verbose === true || flags.explain !== undefined);
	}
}

function wantsTraces(flags: TestFlags): boolean {
	return flags.format === 'pretty' && (flags.verbose === true || flags.explain !== undefined);
}

/** Without a mode, failures and notes are shown. */
function explainMode(flags: TestFlags): ExplainMode | null {
	return flags.explain === 'fails' || flags.explain === 'full' || flags.explain === 'notes' ? flags.explain : null;
}

function regexOf(pattern: string): Regex {
	return compileRegex(pattern);
}

function policySetOptions(paths: readonly string[], flags: TestFlags): PolicySetOptions {
	const bundle = flags.bundle === true;
	return {
		data: bundle ? [] : paths,
		bundles: bundle ? paths : [],
		ignore: flags.ignore,
		regoVersion: flags.v0Compatible === true ? 'v0' : 'v1',
		strict: false,
		schema: flags.schema,
		capabilities: flags.capabilities,
		maxErrors: Number(flags.maxErrors),
		tests: true,
	};
}

function evaluateOptions(flags: TestFlags): {
	readonly limits: { readonly timeMs: number };
	readonly effects: object;
} {
	const allowHosts = flags.allowNet.includes('*') ? null : flags.allowNet;
	const network =
		flags.allowNet.length === 0 ? {} : { http: createHttpEffect({ allowHosts }), lookupHost: createLookupHost({}) };
	return { limits: { timeMs: durationMs(flags.timeout) }, effects: network };
}
