import {
	BUILTINS,
	type Builtin,
	compileModules,
	type Module,
	type PlainObject,
	type Program,
	type SchemaSet,
	withUniqueTestNames,
} from '@merlon/rego';
import { type Capabilities, capabilitiesOf } from './capabilities.ts';
import { ignorePatterns } from './ignore.ts';
import { loadBundle, mergeBundles } from './load-bundle.ts';
import { loadPaths } from './load-paths.ts';
import { loadSchemas } from './load-schemas.ts';

/** What the commands that evaluate load: files and folders, bundles, and how to compile them. */
export interface PolicySetOptions {
	readonly data: readonly string[];
	readonly bundles: readonly string[];
	readonly ignore: readonly string[];
	readonly regoVersion: 'v0' | 'v1';
	readonly strict: boolean;
	readonly schema: string | undefined;
	readonly capabilities: string | undefined;
	readonly maxErrors: number;
	/** Compile for running tests: names made unique, cases reported. */
	readonly tests: boolean;
}

export interface PolicySet {
	readonly modules: ReadonlyMap<string, Module>;
	readonly data: PlainObject;
}

/** Reads policies and documents. Throws LoadError. */
export function loadPolicySet(options: PolicySetOptions): PolicySet {
	const capabilities = options.capabilities === undefined ? null : capabilitiesOf(options.capabilities);
	const load = {
		regoVersion: options.regoVersion,
		ignore: ignorePatterns(options.ignore),
		...(capabilities === null ? {} : { capabilities }),
	};
	const files = loadPaths(options.data, load);
	const modules = new Map<string, Module>();
	for (const { name, module } of files.modules.values()) modules.set(name, module);
	if (options.bundles.length === 0) return { modules, data: files.data };
	const bundles = mergeBundles(options.bundles.map((path) => loadBundle(path, load)));
	for (const { name, module } of bundles.modules) modules.set(name, module);
	bundles.documents.add([], files.data);
	return { modules, data: bundles.documents.value() };
}

/** Compiles what was loaded. Throws RegoError, and LoadError for schemas and capabilities. */
export function compilePolicySet(set: PolicySet, options: PolicySetOptions): Program {
	const schemas: SchemaSet | null = options.schema === undefined ? null : loadSchemas(options.schema);
	const capabilities = options.capabilities === undefined ? null : capabilitiesOf(options.capabilities);
	return compileModules(options.tests ? withUniqueTestNames(set.modules) : set.modules, {
		data: set.data,
		regoVersion: options.regoVersion,
		strict: options.strict,
		print: true,
		testCases: options.tests,
		maxErrors: options.maxErrors,
		schemas,
		unsafeBuiltins: withoutCapability(capabilities),
	});
}

/** Builtins that the capabilities do not name. */
function withoutCapability(capabilities: Capabilities | null): ReadonlySet<string> {
	if (capabilities === null) return new Set();
	return new Set([...BUILTINS.values()].map((b: Builtin) => b.name).filter((name) => !capabilities.builtins.has(name)));
}
