import type { ProfileOrder, QueryOptions, TraceMode, Value } from '@merlon/rego';
import { createHttpEffect, createLookupHost } from '@merlon/rego/node';
import { InputError, inputOf } from '../../eval/input.ts';
import { evalErrorReport, Observation } from '../../eval/observation.ts';
import type { ExitCode, Io } from '../../io.ts';
import { compilePolicySet, loadPolicySet, type PolicySet, type PolicySetOptions } from '../../load/policy-set.ts';
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
import { type EvalFormat, evalText } from '../../report/eval-report.ts';
import { reportJson } from '../../report/exact-json.ts';

interface EvalFlags extends VersionFlags {
	readonly data: readonly string[];
	readonly bundle: readonly string[];
	readonly input?: string;
	readonly stdin?: boolean;
	readonly stdinInput?: boolean;
	readonly format: EvalFormat;
	readonly fail?: boolean;
	readonly failDefined?: boolean;
	readonly package?: string;
	readonly import: readonly string[];
	readonly entrypoint?: string;
	readonly strict?: boolean;
	readonly strictBuiltinErrors?: boolean;
	readonly showBuiltinErrors?: boolean;
	readonly explain: 'off' | TraceMode;
	readonly varValues?: boolean;
	readonly profile?: boolean;
	readonly profileLimit: string;
	readonly profileSort: readonly ProfileOrder[];
	readonly coverage?: boolean;
	readonly metrics?: boolean;
	readonly schema?: string;
	readonly capabilities?: string;
	readonly ignore: readonly string[];
	readonly timeout: string;
	readonly prettyLimit: string;
	readonly allowNet: readonly string[];
}

const FORMATS: readonly EvalFormat[] = ['json', 'values', 'bindings', 'pretty', 'source', 'raw', 'discard'];
const EXPLAIN_MODES: readonly EvalFlags['explain'][] = ['off', 'full', 'notes', 'fails'];
const NO_ERRORS = { text: '', entries: [] };

const EXAMPLES = `
Examples:
  merlon rego eval 'x := 1; y = x + 1'
  merlon rego eval -d policy.rego -i input.json data.example.allow
  merlon rego eval -b bundle/ --format pretty --profile data.example.violation
  echo '{"user": "alice"}' | merlon rego eval -I -d policies/ --fail data.authz.allow
`;

/** `merlon rego eval <query>` */
export function runEval(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('eval', 'Evaluate a Rego query.', io)
		.argument('[query]')
		.option('-d, --data <path>', 'policies and documents to load', collected, [])
		.option('-b, --bundle <path>', 'bundles to load', collected, [])
		.option('-i, --input <file>', 'input document, JSON or YAML')
		.option('--stdin', 'read the query from standard input')
		.option('-I, --stdin-input', 'read the input document from standard input')
		.addOption(choice('-f, --format <format>', 'form of the output', FORMATS, 'json'))
		.option('--fail', 'exit with 1 when the result is undefined or empty')
		.option('--fail-defined', 'exit with 1 when the result is defined and not empty')
		.option('--package <path>', 'package in which the query is resolved')
		.option('--import <path>', 'import that the query may use', collected, [])
		.option('-e, --entrypoint <path>', 'document to evaluate, its path written with slashes')
		.option('-S, --strict', "compile in OPA's strict mode")
		.option('--strict-builtin-errors', 'end the evaluation at the first error of a builtin')
		.option('--show-builtin-errors', 'report the errors of builtins with the result')
		.addOption(choice('--explain <mode>', 'show how the result came about', EXPLAIN_MODES, 'off'))
		.option('--var-values', 'show the values of variables in explanations')
		.option('--profile', 'measure the expressions')
		.option('--profile-limit <count>', 'lines of the profile', '10')
		.option(
			'--profile-sort <by>',
			'what the profile is sorted by, again for ties: a number, file or line',
			collected,
			[],
		)
		.option('--coverage', 'report the lines that were reached')
		.option('--metrics', 'report how long each step took')
		.option('-s, --schema <path>', 'JSON Schema of the input, or a folder of schemas')
		.option('--capabilities <file>', 'capabilities to compile against')
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('--timeout <duration>', 'end the evaluation after this time (10s, 500ms); 0 for never', '0')
		.option('--pretty-limit <count>', 'characters of a cell in pretty tables', '80')
		.option('--allow-net <host>', 'host that http.send and net.lookup_ip_addr may reach; * for all', collected, [])
		.addHelpText('after', EXAMPLES);
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<EvalFlags>();
	const query = queryText(command.args[0], flags, io);
	if (query === null) {
		io.err('merlon rego eval: a query is expected: an argument, --stdin or --entrypoint\n');
		return 2;
	}
	try {
		return evaluate(query, flags, io);
	} catch (error) {
		if (error instanceof InputError) {
			io.err(`${error.message}\n`);
			return 2;
		}
		const report = evalErrorReport(error);
		if (flags.format === 'json') io.out(`${reportJson({ errors: report.entries })}\n`);
		else io.err(`${report.text}\n`);
		return 2;
	}
}

function queryText(argument: string | undefined, flags: EvalFlags, io: Io): string | null {
	if (flags.entrypoint !== undefined) return `data.${flags.entrypoint.split('/').join('.')}`;
	return flags.stdin === true ? decodeText(io.stdin()) : (argument ?? null);
}

function policySetOptions(flags: EvalFlags): PolicySetOptions {
	return {
		data: flags.data,
		bundles: flags.bundle,
		ignore: flags.ignore,
		regoVersion: flags.v0Compatible === true ? 'v0' : 'v1',
		strict: flags.strict ?? false,
		schema: flags.schema,
		capabilities: flags.capabilities,
		maxErrors: 10,
		tests: false,
	};
}

function evaluate(query: string, flags: EvalFlags, io: Io): ExitCode {
	const metrics = new Metrics();
	const options = policySetOptions(flags);
	const set: PolicySet = metrics.measure('timer_rego_load_files_ns', () => loadPolicySet(options));
	const program = metrics.measure('timer_rego_module_compile_ns', () => compilePolicySet(set, options));
	const input = inputOf(flags, io);
	if (flags.format === 'source') {
		io.out(program.source(query, queryOptions(flags, input, io)));
		return 0;
	}
	const observation = new Observation(flags);
	const results = metrics.measure('timer_rego_query_eval_ns', () =>
		observation.run((watch) => program.evaluate(query, { ...queryOptions(flags, input, io), ...watch })),
	);
	const errors = flags.showBuiltinErrors === true ? observation.builtinErrors() : NO_ERRORS;
	if (errors.entries.length > 0 && flags.format !== 'json') io.err(`${errors.text}\n`);
	const output = { results, errors: errors.entries, ...observation.report(set.modules) };
	io.out(
		evalText(
			{ ...output, metrics: flags.metrics === true || flags.profile === true ? metrics.all : null },
			flags.format,
			Number(flags.prettyLimit),
		),
	);
	const [first] = results;
	const empty = first === undefined || isEmpty(first.expressions.map(({ value }) => value));
	if (flags.fail === true && first === undefined) return 1;
	return flags.failDefined === true && !empty ? 1 : 0;
}

/** Whether a lone value is an empty collection, which `--fail-defined` does not take for a result. */
function isEmpty(values: readonly Value[]): boolean {
	const [only] = values;
	return values.length === 1 && Array.isArray(only) && only.length === 0;
}

function queryOptions(
	flags: EvalFlags,
	input: Value | undefined,
	io: Io,
): Omit<QueryOptions, 'input'> & { readonly input?: Value } {
	const timeMs = durationMs(flags.timeout);
	const allowHosts = flags.allowNet.includes('*') ? null : flags.allowNet;
	const network =
		flags.allowNet.length === 0 ? {} : { http: createHttpEffect({ allowHosts }), lookupHost: createLookupHost({}) };
	return {
		...(input === undefined ? {} : { input }),
		...(flags.package === undefined ? {} : { package: flags.package }),
		...(flags.import.length === 0 ? {} : { imports: flags.import.map((path) => `import ${path}`) }),
		strictBuiltinErrors: flags.strictBuiltinErrors ?? false,
		limits: { timeMs: timeMs === 0 ? Number.MAX_SAFE_INTEGER : timeMs },
		effects: { ...network, print: (line) => io.err(`${line}\n`) },
	};
}

function nowNs(): number {
	return performance.now() * 1e6;
}

/** Named times, in nanoseconds. */
class Metrics {
	readonly all: Record<string, number> = {};

	measure<T>(name: string, work: () => T): T {
		const started = nowNs();
		const result = work();
		this.all[name] = Math.round(nowNs() - started);
		return result;
	}
}
