import { readFileSync } from 'node:fs';
import type { Program, QueryOptions, Value } from '@merlon/rego';
import { measure } from '../../bench/measure.ts';
import { evalErrorReport } from '../../eval/observation.ts';
import type { ExitCode, Io } from '../../io.ts';
import { parseJsonDocument, parseYamlDocument } from '../../load/parse-document.ts';
import { compilePolicySet, loadPolicySet, type PolicySetOptions } from '../../load/policy-set.ts';
import { decodeText } from '../../load/read-file.ts';
import {
	addVersionFlags,
	choice,
	collected,
	commandParser,
	durationMs,
	parseArgs,
	type VersionFlags,
} from '../../options.ts';
import { type BenchFormat, benchText } from '../../report/bench-report.ts';
import { reportJson } from '../../report/exact-json.ts';

interface BenchFlags extends VersionFlags {
	readonly data: readonly string[];
	readonly bundle: readonly string[];
	readonly input?: string;
	readonly stdin?: boolean;
	readonly stdinInput?: boolean;
	readonly format: string;
	readonly fail: boolean;
	readonly metrics: boolean;
	readonly count: string;
	readonly duration: string;
	readonly package?: string;
	readonly import: readonly string[];
	readonly ignore: readonly string[];
	readonly schema?: string;
}

const EXAMPLES = `
Memory is not measured: the lines B/op and allocs/op of OPA's reports are left out.

Examples:
  merlon rego bench -d policy.rego -i input.json data.example.allow
  merlon rego bench -b bundle/ --format gobench --count 10 data.example.violation
`;

/** `merlon rego bench <query>` */
export function runBench(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('bench', 'Measure how long the evaluation of a query takes.', io)
		.argument('[query]')
		.option('-d, --data <path>', 'policies and documents to load', collected, [])
		.option('-b, --bundle <path>', 'bundles to load', collected, [])
		.option('-i, --input <file>', 'input document, JSON or YAML')
		.option('--stdin', 'read the query from standard input')
		.option('-I, --stdin-input', 'read the input document from standard input')
		.addOption(choice('-f, --format <format>', 'form of the output', ['pretty', 'json', 'gobench'], 'pretty'))
		.option('--fail', 'fail when the result is undefined (the default)', true)
		.option('--no-fail', 'measure although the result is undefined')
		.option('--metrics', 'report how the times are distributed (the default)', true)
		.option('--no-metrics', 'report only the mean')
		.option('--count <number>', 'how often to repeat the measurement', '1')
		.option('--duration <duration>', 'how long one measurement takes', '1s')
		.option('--package <path>', 'package in which the query is resolved')
		.option('--import <path>', 'import that the query may use', collected, [])
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('-s, --schema <path>', 'JSON Schema of the input, or a folder of schemas')
		.addHelpText('after', EXAMPLES);
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<BenchFlags>();
	const problem = wrongUse(flags, command.args.length);
	if (problem !== null) {
		io.err(`merlon rego bench: ${problem}\n`);
		return 2;
	}
	try {
		const query = flags.stdin === true ? decodeText(io.stdin()) : (command.args[0] as string);
		bench(query, flags, io);
		return 0;
	} catch (error) {
		reportFailure(error, flags, io);
		return 1;
	}
}

function wrongUse(flags: BenchFlags, queries: number): string | null {
	if (!isFormat(flags.format)) return `invalid --format "${flags.format}": must be one of pretty, json, gobench`;
	if (!(Number(flags.count) >= 1)) return `invalid --count "${flags.count}"`;
	if (!(durationMs(flags.duration) > 0)) return `invalid --duration "${flags.duration}"`;
	if (flags.stdin === true && flags.stdinInput === true) return 'only one of --stdin and --stdin-input can be given';
	return queries === 1 || flags.stdin === true ? null : 'a query is expected: an argument or --stdin';
}

function isFormat(format: string): format is BenchFormat {
	return format === 'pretty' || format === 'json' || format === 'gobench';
}

/** A query without a result, which would only measure that there is none. */
class UndefinedResult extends Error {
	override readonly name = 'UndefinedResult';
}

function bench(query: string, flags: BenchFlags, io: Io): void {
	const options = policySetOptions(flags);
	const program = compilePolicySet(loadPolicySet(options), options);
	const evaluation = evaluationOf(program, query, flags, inputOf(flags, io));
	for (let round = 0; round < Number(flags.count); round++) {
		const measurement = measure(
			evaluation,
			() => Math.round(performance.now() * 1e6),
			durationMs(flags.duration) * 1e6,
		);
		io.out(benchText(measurement, flags.format as BenchFormat, flags.metrics));
	}
}

function evaluationOf(program: Program, query: string, flags: BenchFlags, input: Value | undefined): () => void {
	const options: QueryOptions & { readonly input?: Value } = {
		...(input === undefined ? {} : { input }),
		...(flags.package === undefined ? {} : { package: flags.package }),
		...(flags.import.length === 0 ? {} : { imports: flags.import.map((path) => `import ${path}`) }),
	};
	return () => {
		if (program.evaluate(query, options).length === 0 && flags.fail) throw new UndefinedResult('undefined result');
	};
}

function inputOf(flags: BenchFlags, io: Io): Value | undefined {
	if (flags.stdinInput === true) return parseYamlDocument('stdin', decodeText(io.stdin()));
	if (flags.input === undefined) return undefined;
	const text = decodeText(readFileSync(flags.input));
	return /\.ya?ml$/.test(flags.input) ? parseYamlDocument(flags.input, text) : parseJsonDocument(flags.input, text);
}

function policySetOptions(flags: BenchFlags): PolicySetOptions {
	return {
		data: flags.data,
		bundles: flags.bundle,
		ignore: flags.ignore,
		regoVersion: flags.v0Compatible === true ? 'v0' : 'v1',
		strict: false,
		schema: flags.schema,
		capabilities: undefined,
		maxErrors: 10,
		tests: false,
	};
}

function reportFailure(error: unknown, flags: BenchFlags, io: Io): void {
	const undefinedResult = error instanceof UndefinedResult;
	const report = undefinedResult
		? { text: `1 error occurred: ${error.message}`, entries: [{ message: error.message }] }
		: evalErrorReport(error);
	if (flags.format === 'json') io.out(`${reportJson({ errors: report.entries })}\n`);
	else io.err(`${report.text}\n`);
}
