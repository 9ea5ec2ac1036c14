import type { Diagnostic } from '@merlon/base';
import { analyzeModules, BUILTINS, type Module } from '@merlon/rego';
import type { ExitCode, Io } from '../../io.ts';
import { type Capabilities, capabilitiesOf } from '../../load/capabilities.ts';
import { ignoreAllButRego, ignorePatterns } from '../../load/ignore.ts';
import { loadBundle, mergeBundles } from '../../load/load-bundle.ts';
import { LoadError, type LoadProblem, problemsOf, problemText } from '../../load/load-error.ts';
import { loadPaths } from '../../load/load-paths.ts';
import { loadSchemas } from '../../load/load-schemas.ts';
import {
	addVersionFlags,
	choice,
	collected,
	commandParser,
	parseArgs,
	regoVersionOf,
	type VersionFlags,
} from '../../options.ts';
import { diagnosticJson, diagnosticsText, prettyJson } from '../../report/opa-errors.ts';

interface CheckFlags extends VersionFlags {
	readonly bundle?: boolean;
	readonly format: string;
	readonly ignore: readonly string[];
	readonly maxErrors: string;
	readonly schema?: string;
	readonly strict?: boolean;
	readonly capabilities?: string;
}

/** `merlon rego check <path…>` */
export function runCheck(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('check', 'Check Rego files for errors.', io)
		.argument('<path...>')
		.option('-b, --bundle', 'load the paths as bundles')
		.addOption(choice('-f, --format <format>', 'form of the output', ['pretty', 'json'], 'pretty'))
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('-m, --max-errors <count>', 'stop after this many errors', '10')
		.option('-s, --schema <path>', 'JSON Schema of the input, or a folder of schemas')
		.option('-S, --strict', 'also refuse unused and shadowed names, and deprecated builtins')
		.option('--capabilities <file>', 'capabilities to check against');
	addVersionFlags(command, 'require what v0 and v1 both read');
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<CheckFlags>();
	try {
		const diagnostics = check(command.args, flags);
		if (diagnostics.length === 0) return 0;
		io.err(flags.format === 'json' ? errorsJson(diagnostics) : `${diagnosticsText(diagnostics)}\n`);
	} catch (error) {
		const problems = problemsOf(error);
		const text = error instanceof LoadError ? error.message : problems.map(problemText).join('\n');
		io.err(flags.format === 'json' ? errorsJson(problems) : `${text}\n`);
	}
	return 1;
}

function errorsJson(problems: readonly LoadProblem[]): string {
	return prettyJson({
		errors: problems.map((problem) => (typeof problem === 'string' ? { message: problem } : diagnosticJson(problem))),
	});
}

function check(paths: readonly string[], flags: CheckFlags): readonly Diagnostic[] {
	const capabilities = flags.capabilities === undefined ? null : capabilitiesOf(flags.capabilities);
	const schemas = flags.schema === undefined ? null : loadSchemas(flags.schema);
	const { modules, hasData } = loadModules(paths, flags, capabilities);
	return analyzeModules(modules, {
		strict: flags.strict ?? false,
		builtins: allowedBuiltins(capabilities),
		unsafeBuiltins: new Set(),
		enablePrint: true,
		maxErrors: Number(flags.maxErrors),
		schemas,
		defaultRegoVersion: regoVersionOf(flags),
		...(hasData === null ? {} : { pathConflictData: hasData }),
	}).diagnostics;
}

interface CheckedModules {
	readonly modules: ReadonlyMap<string, Module>;
	readonly hasData: ((path: readonly string[]) => boolean) | null;
}

function loadModules(paths: readonly string[], flags: CheckFlags, capabilities: Capabilities | null): CheckedModules {
	const ignore = ignorePatterns(flags.ignore);
	const regoVersion = regoVersionOf(flags);
	const options = { regoVersion, ...(capabilities === null ? {} : { capabilities }) };
	if (flags.bundle === true) {
		const { modules, documents } = mergeBundles(paths.map((path) => loadBundle(path, { ...options, ignore })));
		return {
			modules: new Map(modules.map(({ name, module }) => [name, module])),
			hasData: (path) => documents.has(path),
		};
	}
	const loaded = loadPaths(paths, { ...options, ignore: ignoreAllButRego(ignore) });
	return { modules: new Map([...loaded.modules].map(([name, { module }]) => [name, module])), hasData: null };
}

function allowedBuiltins(capabilities: Capabilities | null): typeof BUILTINS {
	if (capabilities === null) return BUILTINS;
	return new Map([...BUILTINS].filter(([name]) => capabilities.builtins.has(name)));
}
