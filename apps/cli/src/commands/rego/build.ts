import { writeFileSync } from 'node:fs';
import type { PlainObject, Program } from '@merlon/rego';
import { type BundleContent, bundleFiles, bundlePath } from '../../bundle/bundle-files.ts';
import { writeTarball } from '../../bundle/write-tar.ts';
import type { ExitCode, Io } from '../../io.ts';
import { dataPathText } from '../../load/data-path.ts';
import { ignorePatterns } from '../../load/ignore.ts';
import { loadBundle, mergeBundles } from '../../load/load-bundle.ts';
import { LoadError } from '../../load/load-error.ts';
import { loadPaths } from '../../load/load-paths.ts';
import { compilePolicySet } from '../../load/policy-set.ts';
import { addVersionFlags, collected, commandParser, parseArgs, type VersionFlags } from '../../options.ts';
import { errorReport } from '../../report/errors.ts';

interface BuildFlags extends VersionFlags {
	readonly bundle?: boolean;
	readonly output?: string;
	readonly entrypoint: readonly string[];
	readonly revision?: string;
	readonly ignore: readonly string[];
	readonly target: string;
	readonly capabilities?: string;
	readonly optimize: string;
}

const EXAMPLES = `
The target rego writes a bundle that OPA and Merlon load. The target js writes an ES module that exports evaluate(path,
input) for the entrypoints and needs nothing but @merlon/rego. The targets wasm and plan, optimisation and signatures
are left to OPA.

Examples:
  merlon rego build policies/
  merlon rego build -b bundle/ -r "$(git rev-parse HEAD)" -o bundle.tar.gz
  merlon rego build --target js -e example/allow -o policy.js policies/
`;

/** `merlon rego build <path…>` */
export function runBuild(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('build', 'Make a bundle of policies and data, or a JavaScript module.', io)
		.argument('<paths...>')
		.option('-b, --bundle', 'load the paths as bundles')
		.option('-o, --output <file>', 'file to write (bundle.tar.gz, or policy.js for the target js)')
		.option('-e, --entrypoint <path>', 'document that will be asked for, written with slashes', collected, [])
		.option('-r, --revision <text>', 'revision of the bundle')
		.option('--ignore <pattern>', 'leave out files and folders of this name', collected, [])
		.option('-t, --target <target>', 'rego or js', 'rego')
		.option('--capabilities <file>', 'capabilities to compile against')
		.option('-O, --optimize <level>', '0: optimisation of bundles is left to OPA', '0')
		.addHelpText('after', EXAMPLES);
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<BuildFlags>();
	const problem = wrongUse(flags);
	if (problem !== null) {
		io.err(`merlon rego build: ${problem}\n`);
		return 2;
	}
	try {
		const content = contentOf(command.args, flags);
		const program = compiled(content, flags);
		if (flags.target === 'js') writeFileSync(flags.output ?? 'policy.js', moduleText(program, flags.entrypoint));
		else writeFileSync(flags.output ?? 'bundle.tar.gz', writeTarball(bundleFiles(content)));
		return 0;
	} catch (error) {
		io.err(`error: ${errorText(error)}\n`);
		return 1;
	}
}

function errorText(error: unknown): string {
	if (error instanceof UnknownEntrypoint) return error.message;
	return error instanceof LoadError ? `load error: ${error.message}` : errorReport(error).text;
}

/** An entrypoint that no rule defines. */
class UnknownEntrypoint extends Error {
	override readonly name = 'UnknownEntrypoint';
}

function wrongUse({ target, optimize, entrypoint }: BuildFlags): string | null {
	if (target === 'wasm' || target === 'plan') {
		return `the target ${target} is not supported: build it with opa, or use --target js`;
	}
	if (target !== 'rego' && target !== 'js') return `invalid --target "${target}": must be one of rego, js`;
	if (optimize !== '0') return `the optimization level ${optimize} is not supported: only 0 is`;
	return target === 'js' && entrypoint.length === 0 ? 'the target js needs an --entrypoint' : null;
}

/** What goes into the bundle. */
function contentOf(paths: readonly string[], flags: BuildFlags): BundleContent {
	const regoVersion = flags.v0Compatible === true ? 'v0' : 'v1';
	const load = { regoVersion, ignore: ignorePatterns(flags.ignore) } as const;
	if (flags.bundle !== true) {
		const { modules, data } = loadPaths(paths, load);
		const policies = [...modules.values()].map(({ name, module }) => ({ path: bundlePath(name), module }));
		return { policies, data, revision: flags.revision ?? '', roots: [''], metadata: null, regoVersion };
	}
	const bundles = paths.map((path) => loadBundle(path, load));
	const merged = mergeBundles(bundles);
	const [first, second] = bundles;
	return {
		policies: merged.modules.map(({ name, relativePath, module }) => ({
			path: bundlePath(second === undefined ? relativePath : name),
			module,
		})),
		data: merged.documents.value(),
		revision: flags.revision ?? (second === undefined ? first?.manifest.revision : undefined) ?? '',
		roots: bundles.flatMap(({ manifest }) => manifest.roots ?? ['']).sort(),
		metadata: mergedMetadata(bundles.map(({ manifest }) => manifest.metadata)),
		regoVersion,
	};
}

/** The metadata of all bundles; of keys that several have, the last one counts. */
function mergedMetadata(all: readonly (PlainObject | null)[]): PlainObject | null {
	const given = all.filter((metadata) => metadata !== null);
	return given.length === 0 ? null : Object.fromEntries(given.flatMap((metadata) => Object.entries(metadata)));
}

function compiled(content: BundleContent, flags: BuildFlags): Program {
	return compilePolicySet(
		{ modules: new Map(content.policies.map(({ module }) => [module.span.source.name, module])), data: content.data },
		{
			data: [],
			bundles: [],
			ignore: [],
			regoVersion: content.regoVersion,
			strict: false,
			schema: undefined,
			capabilities: flags.capabilities,
			maxErrors: 10,
			tests: false,
		},
	);
}

function moduleText(program: Program, entrypoints: readonly string[]): string {
	try {
		return program.toModule(entrypoints.map((path) => dataPathText(path.split('/').filter((part) => part !== ''))));
	} catch (error) {
		if (error instanceof RangeError) throw new UnknownEntrypoint(error.message);
		throw error;
	}
}
