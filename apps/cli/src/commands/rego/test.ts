import { availableParallelism } from 'node:os';
import { BuiltinError, RegoError, type TraceMode } from '@merlon/rego';
import type { ExitCode, Io } from '../../io.ts';
import { LoadError } from '../../load/load-error.ts';
import { watchPaths } from '../../load/watch-paths.ts';
import { addVersionFlags, collected, commandParser, durationMs, parseArgs, type VersionFlags } from '../../options.ts';
import { CoverageReporter } from '../../report/coverage-report.ts';
import { errorReport } from '../../report/errors.ts';
import { GithubTestReporter, JunitTestReporter } from '../../report/test-annotations.ts';
import { JsonTestReporter, PrettyTestReporter, type TestReporter, type TestRun } from '../../report/test-report.ts';
import { runTestsInThreads, type ThreadCount } from '../../test-run/run-parallel.ts';
import type { TestJob } from '../../test-run/test-job.ts';
import { TestSession } from '../../test-run/test-session.ts';

interface TestFlags extends VersionFlags {
	readonly bundle?: boolean;
	readonly run?: string;
	readonly verbose?: boolean;
	readonly format: string;
	readonly explain?: TraceMode;
	readonly varValues?: boolean;
	readonly coverage?: boolean;
	readonly threshold: string;
	readonly bench?: boolean;
	readonly count: string;
	readonly exitZeroOnSkipped?: boolean;
	readonly failOnEmpty?: boolean;
	readonly ignore: readonly string[];
	readonly maxErrors: string;
	readonly timeout?: string;
	readonly schema?: string;
	readonly capabilities?: string;
	readonly sort: string;
	readonly watch?: boolean;
	readonly parallel?: string;
	readonly allowNet: readonly string[];
}

/** How long the measurement of one test takes. */
const BENCH_NS = 1e9;

const EXAMPLES = `
Without --parallel, further threads are started only when there is enough left to do for them. Exit codes: 0 when every
test passed, 2 when one failed, ended in an error or was skipped, 1 when the tests could not be run.

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
		.option('-f, --format <format>', 'pretty, json, gobench, github or junit', 'pretty')
		.option('--explain <mode>', 'what traces show: fails, full or notes; turns on --verbose')
		.option('--var-values', 'show the values of variables in traces; turns on --verbose')
		.option('-c, --coverage', 'report which lines the tests reached')
		.option('--threshold <percent>', 'coverage below which the command fails; turns on --coverage', '0')
		.option('--bench', 'measure how long tests take that pass')
		.option('--benchmem', 'accepted with --bench; memory is not measured')
		.option('--count <number>', 'how often to run each test', '1')
		.option('-z, --exit-zero-on-skipped', 'exit with 0 although tests were skipped')
		.option('--fail-on-empty', 'exit with 1 when no test was run')
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('-m, --max-errors <count>', 'errors after which the compiler stops', '10')
		.option('--timeout <duration>', 'time that one test may take (default: 5s, 30s with --bench)')
		.option('-s, --schema <path>', 'JSON Schema of the input, or a folder of schemas')
		.option('--capabilities <file>', 'capabilities to compile against')
		.option('--sort <order>', 'order of the JSON report: none or duration', 'none')
		.option('-w, --watch', 'run the tests again whenever a file changes')
		.option('-p, --parallel <count>', 'tests that run at a time; 0 for the number of CPUs')
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
	return flags.watch === true ? watch(command.args, flags, io) : testOnce(command.args, flags, io);
}

function wrongUse(flags: TestFlags): string | null {
	const oneOf = (flag: string, value: string, names: readonly string[]): string | null =>
		names.includes(value) ? null : `invalid ${flag} "${value}": must be one of ${names.join(', ')}`;
	if (Number.isNaN(durationMs(timeoutOf(flags)))) return `invalid --timeout "${flags.timeout}"`;
	if (!(Number(flags.count) >= 1)) return `invalid --count "${flags.count}"`;
	if (!/^[0-9]+$/.test(flags.parallel ?? '0')) return `invalid --parallel "${flags.parallel}"`;
	return (
		oneOf('--format', flags.format, ['pretty', 'json', 'gobench', 'github', 'junit']) ??
		oneOf('--sort', flags.sort, ['none', 'duration']) ??
		oneOf('--explain', flags.explain ?? 'fails', ['fails', 'full', 'notes'])
	);
}

/** Runs until the process is asked to end. */
async function watch(paths: readonly string[], flags: TestFlags, io: Io): Promise<ExitCode> {
	let last: Promise<unknown> = testOnce(paths, flags, io);
	const announce = (): void => io.out(`${'*'.repeat(80)}\nWatching for changes ...\n`);
	await last;
	announce();
	const watcher = watchPaths(paths, () => {
		last = last.then(() => testOnce(paths, flags, io)).then(announce);
	});
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	watcher.close();
	return 0;
}

/** Loads, compiles and runs the tests. */
async function testOnce(paths: readonly string[], flags: TestFlags, io: Io): Promise<ExitCode> {
	try {
		const job = testJob(paths, flags);
		const started = performance.now();
		const session = new TestSession(job);
		const loadMs = performance.now() - started;
		for (let round = 0; round < Number(flags.count); round++) {
			session.restart();
			const report = new RoundReport(session, flags, io);
			if (flags.bench === true) for (const i of session.tests.keys()) report.add(session.measure(i, BENCH_NS));
			else await runTestsInThreads(session, job, threadCount(flags), loadMs, (run) => report.add(run));
			const code = report.finish();
			if (code !== 0) return code;
		}
		return 0;
	} catch (error) {
		io.err(`${errorText(error)}\n`);
		return 1;
	}
}

function threadCount({ parallel }: TestFlags): ThreadCount {
	const asked = Number(parallel ?? 0);
	return { threads: asked === 0 ? availableParallelism() : asked, auto: parallel === undefined };
}

function errorText(error: unknown): string {
	if (error instanceof LoadError || error instanceof RegoError) return errorReport(error).text;
	return error instanceof BuiltinError ? error.message : errorReport(error).text;
}

/** Reports the tests of one round, and what they make of the exit code. */
class RoundReport {
	readonly #reporter: TestReporter & { readonly exitCode?: ExitCode };
	readonly #flags: TestFlags;
	readonly #io: Io;
	#ran = false;
	#code: ExitCode = 0;

	constructor({ coverage, set }: TestSession, flags: TestFlags, io: Io) {
		this.#flags = flags;
		this.#io = io;
		this.#reporter =
			coverage === null
				? testReporter(flags, io)
				: new CoverageReporter(io, coverage, set.modules, Number(flags.threshold), flags.verbose === true);
	}

	add(run: TestRun): void {
		const { outcome } = run.result;
		this.#ran = true;
		if (outcome !== 'pass' && !(outcome === 'skip' && this.#flags.exitZeroOnSkipped === true)) this.#code = 2;
		this.#reporter.add(run);
	}

	finish(): ExitCode {
		this.#reporter.finish();
		const { exitCode = 0 } = this.#reporter;
		if (exitCode !== 0) return exitCode;
		if (this.#ran || this.#flags.failOnEmpty !== true) return this.#code;
		this.#io.err('no tests were run\n');
		return 1;
	}
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
			return new PrettyTestReporter(io.out, isVerbose(flags), flags.format === 'gobench');
	}
}

function timeoutOf(flags: TestFlags): string {
	return flags.timeout ?? (flags.bench === true ? '30s' : '5s');
}

function isVerbose(flags: TestFlags): boolean {
	return flags.verbose === true || flags.explain !== undefined || flags.varValues === true;
}

function wantsTraces(flags: TestFlags): boolean {
	return flags.format === 'pretty' && isVerbose(flags);
}

function testJob(paths: readonly string[], flags: TestFlags): TestJob {
	const bundle = flags.bundle === true;
	const covers = flags.coverage === true || Number(flags.threshold) > 0;
	return {
		policies: {
			data: bundle ? [] : paths,
			bundles: bundle ? paths : [],
			ignore: flags.ignore,
			regoVersion: flags.v0Compatible === true ? 'v0' : 'v1',
			strict: false,
			schema: flags.schema,
			capabilities: flags.capabilities,
			maxErrors: Number(flags.maxErrors),
			tests: true,
		},
		run: flags.run ?? null,
		covers,
		traces: wantsTraces(flags) && !covers ? (flags.explain ?? 'failed') : null,
		values: flags.varValues === true,
		timeMs: durationMs(timeoutOf(flags)),
		allowNet: flags.allowNet,
	};
}
