import { SourceFile } from '@merlon/base';
import { analyzeModules, BUILTINS, dependencies, type Module, parseQuery, type Value } from '@merlon/rego';
import type { ExitCode, Io } from '../../io.ts';
import { ignorePatterns } from '../../load/ignore.ts';
import { loadBundle } from '../../load/load-bundle.ts';
import { LoadError, problemsOf, problemText } from '../../load/load-error.ts';
import { loadPaths } from '../../load/load-paths.ts';
import {
	addVersionFlags,
	choice,
	collected,
	commandParser,
	parseArgs,
	regoVersionOf,
	type VersionFlags,
} from '../../options.ts';
import { diagnosticsText } from '../../report/opa-errors.ts';
import { orderedJson } from '../../report/ordered-json.ts';
import { tableText } from '../../report/table.ts';

interface DepsFlags extends VersionFlags {
	readonly data: readonly string[];
	readonly bundle: readonly string[];
	readonly format: string;
	readonly ignore: readonly string[];
}

/** `merlon rego deps <query>` */
export function runDeps(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('deps', 'List the documents that a query depends on.', io)
		.argument('<query>')
		.option('-d, --data <path>', 'policies to load', collected, [])
		.option('-b, --bundle <path>', 'bundles to load', collected, [])
		.addOption(choice('-f, --format <format>', 'form of the output', ['pretty', 'json'], 'pretty'))
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, []);
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<DepsFlags>();
	const parsed = parseQuery(new SourceFile('', command.args[0] ?? ''), { regoVersion: regoVersionOf(flags) });
	if (parsed.body === null) return refuse(io, diagnosticsText(parsed.diagnostics));
	try {
		const { analysis, diagnostics } = analyzeModules(loadModules(flags), {
			strict: false,
			builtins: BUILTINS,
			unsafeBuiltins: new Set(),
			enablePrint: false,
			maxErrors: 10,
			schemas: null,
			defaultRegoVersion: regoVersionOf(flags),
		});
		if (analysis === null) return refuse(io, diagnosticsText(diagnostics));
		const found = dependencies(analysis, parsed.body);
		io.out(flags.format === 'json' ? `${orderedJson(dependenciesJson(found))}\n` : dependenciesText(found));
		return 0;
	} catch (error) {
		return refuse(io, error instanceof LoadError ? error.message : problemsOf(error).map(problemText).join('\n'));
	}
}

function refuse(io: Io, reason: string): ExitCode {
	io.err(`${reason}\n`);
	return 1;
}

/** Bundles, if there are any, and otherwise files and folders, as OPA has it. */
function loadModules(flags: DepsFlags): ReadonlyMap<string, Module> {
	const options = { regoVersion: regoVersionOf(flags), ignore: ignorePatterns(flags.ignore) };
	const fromFiles = loadPaths(flags.data, options).modules;
	if (flags.bundle.length === 0) return new Map([...fromFiles].map(([name, { module }]) => [name, module]));
	const bundles = flags.bundle.flatMap((path) => loadBundle(path, options).modules);
	return new Map(bundles.map(({ name, module }) => [name, module]));
}

type Found = ReturnType<typeof dependencies>;

function dependenciesText({ base, virtual }: Found): string {
	const columns = [
		{ title: 'Base Documents', cells: base },
		{ title: 'Virtual Documents', cells: virtual },
	].filter(({ cells }) => cells.length > 0);
	if (columns.length === 0) return '';
	const length = Math.max(...columns.map(({ cells }) => cells.length));
	const rows = Array.from({ length }, (_, i) => columns.map(({ cells }) => cells[i]?.text ?? ''));
	return tableText(
		columns.map(({ title }) => title),
		rows,
	);
}

function dependenciesJson({ base, virtual }: Found): Value {
	return {
		...(base.length === 0 ? {} : { base: base.map(pathJson) }),
		...(virtual.length === 0 ? {} : { virtual: virtual.map(pathJson) }),
	};
}

type Part = Found['base'][number]['path'][number];

function pathJson({ path }: Found['base'][number]): Value {
	return path.map((part, i) => partJson(part, i === 0));
}

function partJson(part: Part, isRoot: boolean): Value {
	switch (part.kind) {
		case 'var':
			return { type: 'var', value: part.name };
		case 'string':
			return { type: isRoot ? 'var' : 'string', value: part.value };
		case 'number':
			return { type: 'number', value: Number(part.text) };
		case 'boolean':
			return { type: 'boolean', value: part.value };
		default:
			return { type: part.kind, value: null };
	}
}
