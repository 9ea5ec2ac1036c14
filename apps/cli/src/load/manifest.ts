import { isObject, JsonError, type PlainObject, parseJson, property, stringifyJson, type Value } from '@merlon/rego';
import { compileGlob } from './glob.ts';
import { LoadError } from './load-error.ts';

/** The `.manifest` of a bundle. */
export interface Manifest {
	readonly revision: string;
	/** Null when the manifest names none: the bundle then owns all of `data`. */
	readonly roots: readonly string[] | null;
	readonly regoVersion: 0 | 1 | null;
	/** Versions of single files by pattern. */
	readonly fileRegoVersions: readonly (readonly [pattern: string, version: 0 | 1])[];
	readonly wasm: readonly WasmResolver[];
	readonly metadata: PlainObject | null;
}

export interface WasmResolver {
	readonly entrypoint: string;
	readonly module: string;
}

export const NO_MANIFEST: Manifest = {
	revision: '',
	roots: null,
	regoVersion: null,
	fileRegoVersions: [],
	wasm: [],
	metadata: null,
};

/** Reads a manifest's JSON. */
export function parseManifest(text: string): Manifest {
	const value = decode(text);
	if (value === null) return NO_MANIFEST;
	if (!isPlain(value)) throw malformed('object expected');
	const roots = optional(value, 'roots', isStringArray, 'array of strings');
	const versions = optional(value, 'file_rego_versions', isPlain, 'object');
	return {
		revision: optional(value, 'revision', isString, 'string') ?? '',
		roots: roots === null ? null : roots.map((root) => root.replace(/^\/+|\/+$/g, '')),
		regoVersion: versionOf(property(value, 'rego_version') ?? null, ''),
		fileRegoVersions: Object.keys(versions ?? {})
			.sort()
			.map((pattern) => [pattern, versionOf(property(versions ?? {}, pattern) ?? 0, ` for file '${pattern}'`) ?? 0]),
		wasm: (optional(value, 'wasm', isArray, 'array') ?? []).map(resolverOf),
		metadata: optional(value, 'metadata', isPlain, 'object'),
	};
}

/** The version of one file of a bundle; `path` is relative to the bundle, with a slash before it. */
export function versionOfFile(manifest: Manifest, path: string): 'v0' | 'v1' | null {
	for (const [pattern, version] of manifest.fileRegoVersions) {
		if (compileGlob(pattern)(path)) return version === 0 ? 'v0' : 'v1';
	}
	if (manifest.regoVersion === null) return null;
	return manifest.regoVersion === 0 ? 'v0' : 'v1';
}

/** The manifest as it is put into a bundle's data. */
export function manifestValue(manifest: Manifest): PlainObject {
	const { revision, roots, regoVersion, fileRegoVersions, metadata, wasm } = manifest;
	return {
		revision,
		roots: roots ?? [''],
		...(wasm.length === 0 ? {} : { wasm: wasm.map(({ entrypoint, module }) => ({ entrypoint, module })) }),
		...(regoVersion === null ? {} : { rego_version: regoVersion }),
		...(fileRegoVersions.length === 0 ? {} : { file_rego_versions: Object.fromEntries(fileRegoVersions) }),
		...(metadata === null ? {} : { metadata }),
	};
}

/** Refuses roots that overlap. */
export function checkRoots(roots: readonly string[]): void {
	roots.forEach((first, i) => {
		for (const second of roots.slice(i + 1)) {
			if (rootContains(first, second.split('/')) || rootContains(second, first.split('/'))) {
				throw new LoadError([`manifest has overlapped roots: '${first}' and '${second}'`]);
			}
		}
	});
}

/** Whether a path lies below a root. */
export function rootContains(root: string, path: readonly string[]): boolean {
	const segments = root.split('/');
	if (root === '') return true;
	return segments.length <= path.length && segments.every((segment, i) => segment === path[i]);
}

function decode(text: string): Value {
	try {
		return parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw malformed(error.message);
		throw error;
	}
}

function malformed(reason: string): LoadError {
	return new LoadError([`bundle load failed on manifest decode: ${reason}`]);
}

function optional<T>(
	object: PlainObject,
	key: string,
	is: (value: Value) => value is T & Value,
	expected: string,
): T | null {
	const value = property(object, key);
	if (value === undefined || value === null) return null;
	if (!is(value)) throw malformed(`${key}: ${expected} expected`);
	return value;
}

function versionOf(value: Value, place: string): 0 | 1 | null {
	if (value === null) return null;
	if (value === 0 || value === 1) return value;
	throw new LoadError([`manifest has unknown rego-version ${stringifyJson(value)}${place}`]);
}

function resolverOf(value: Value): WasmResolver {
	if (!isPlain(value)) throw malformed('wasm: object expected');
	return {
		entrypoint: optional(value, 'entrypoint', isString, 'string') ?? '',
		module: optional(value, 'module', isString, 'string') ?? '',
	};
}

function isPlain(value: Value): value is PlainObject {
	return isObject(value);
}

function isString(value: Value): value is string {
	return typeof value === 'string';
}

function isArray(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

function isStringArray(value: Value): value is readonly string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
