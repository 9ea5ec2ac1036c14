import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '@merlon/base';
import { isObject, type Module, type PlainObject, parseModule, type Value } from '@merlon/rego';
import { Documents } from './documents.ts';
import type { Ignore } from './ignore.ts';
import { textEntries } from './json-shape.ts';
import { DEFAULT_LOAD_LIMITS, type LoadLimits } from './limits.ts';
import { LoadError, type LoadProblem, problemsOf, problemText } from './load-error.ts';
import {
	checkRoots,
	type Manifest,
	manifestValue,
	NO_MANIFEST,
	parseManifest,
	rootContains,
	versionOfFile,
} from './manifest.ts';
import type { ModuleOptions } from './module-options.ts';
import { parseJsonDocument, parseYamlDocument } from './parse-document.ts';
import { decodeText, readBounded } from './read-file.ts';
import { type ArchiveFile, readTarball } from './read-tar.ts';

export interface BundleModule {
	/** The path that diagnostics name. */
	readonly name: string;
	/** The path in the bundle, with a slash before it. */
	readonly relativePath: string;
	readonly text: string;
	readonly module: Module;
}

/** Policies, data and the manifest of a bundle. */
export class Bundle {
	readonly path: string;
	readonly manifest: Manifest;
	readonly modules: readonly BundleModule[];
	readonly documents: Documents;
	/** Files with data, and the folders under which it lies. */
	readonly dataFiles: readonly { readonly name: string; readonly folder: readonly string[] }[];
	/** The files of the bundle that are neither policies nor data nor manifest. */
	readonly otherFiles: readonly ArchiveFile[];

	constructor(
		path: string,
		manifest: Manifest,
		modules: readonly BundleModule[],
		documents: Documents,
		dataFiles: Bundle['dataFiles'],
		otherFiles: readonly ArchiveFile[],
	) {
		this.path = path;
		this.manifest = manifest;
		this.modules = modules;
		this.documents = documents;
		this.dataFiles = dataFiles;
		this.otherFiles = otherFiles;
	}

	get data(): PlainObject {
		return this.documents.value();
	}

	/** The data with the manifest at `data.system.bundle.manifest`. */
	dataWithManifest(): PlainObject {
		const documents = new Documents();
		documents.add([], this.data);
		documents.add(['system', 'bundle', 'manifest'], manifestValue(this.manifest));
		return documents.value();
	}
}

export interface BundleOptions extends ModuleOptions {
	readonly ignore: Ignore;
	readonly limits?: LoadLimits;
	/** Leaves data files unread; only their names are known then. */
	readonly skipData?: boolean;
}

/** Loads a bundle from a folder or a `.tar.gz` file. Throws LoadError. */
export function loadBundle(path: string, options: BundleOptions): Bundle {
	const limits = options.limits ?? DEFAULT_LOAD_LIMITS;
	let isFolder: boolean;
	try {
		isFolder = statSync(path).isDirectory();
	} catch (error) {
		throw new LoadError(problemsOf(error).map((problem) => `error reading "${path}": ${problemText(problem)}`));
	}
	if (!isFolder) return readArchive(path, readBounded(path, limits.totalBytes), options);
	const root = path.replace(/^\.\/(?=.)/, '');
	return buildBundle(path, readFolder(root, options.ignore, limits), options, (file) => join(root, file));
}

/** A bundle from the bytes of an archive. */
export function readArchive(path: string, bytes: Buffer, options: BundleOptions): Bundle {
	const files = readTarball(path, bytes, options.limits ?? DEFAULT_LOAD_LIMITS);
	const kept = files.filter((file) => !isIgnored(file.path, options.ignore));
	return buildBundle(path, kept, options, (file) => file);
}

function isIgnored(path: string, ignore: Ignore): boolean {
	const parts = path.replace(/^\/+/, '').split('/');
	return parts.some((part, i) => ignore(part, i < parts.length - 1, i + 1));
}

function readFolder(root: string, ignore: Ignore, limits: LoadLimits): ArchiveFile[] {
	const files: ArchiveFile[] = [];
	let total = 0;
	const walk = (folder: string, inside: string, depth: number): void => {
		if (depth > limits.depth) throw new LoadError([`${folder}: folders are nested too deeply`]);
		const names = readdirSync(folder).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
		for (const name of names) {
			const path = join(folder, name);
			// symbolic links may lead out of the bundle, and are not followed
			const entry = lstatSync(path);
			if (ignore(name, entry.isDirectory(), depth + 1)) continue;
			if (entry.isDirectory()) walk(path, `${inside}/${name}`, depth + 1);
			if (!entry.isFile() || !isBundleFile(name)) continue;
			const bytes = readBounded(path, limits.fileBytes);
			files.push({ path: `${inside}/${name}`, bytes });
			total += bytes.length;
			if (total > limits.totalBytes) throw new LoadError([`${root}: more than ${limits.totalBytes} bytes in all`]);
			if (files.length > limits.files) throw new LoadError([`${root}: more than ${limits.files} files`]);
		}
	};
	walk(root, '', 0);
	return files;
}

const BUNDLE_FILE =
	/(?:\.rego|\.manifest|^data\.(?:json|ya?ml)|^policy\.wasm|^plan\.(?:json|pb)|^patch\.json|^\.signatures\.json)$/;

function isBundleFile(name: string): boolean {
	return BUNDLE_FILE.test(name);
}

function buildBundle(
	path: string,
	files: readonly ArchiveFile[],
	options: BundleOptions,
	nameOf: (path: string) => string,
): Bundle {
	try {
		const manifest = manifestOf(files);
		const documents = options.skipData === true ? new Documents() : dataOf(files, nameOf);
		const modules = files
			.filter((file) => file.path.endsWith('.rego'))
			.map((file) => parseBundleModule(file, manifest, options, nameOf));
		const others = files.filter((file) => !/\.(?:rego|manifest)$|(?:^|\/)data\.(?:json|ya?ml)$/.test(file.path));
		const bundle = new Bundle(path, manifest, modules, documents, dataFilesOf(files, nameOf), others);
		checkBundle(bundle);
		return bundle;
	} catch (error) {
		if (error instanceof LoadError) throw new BundleError(path, error.problems);
		throw error;
	}
}

/** A bundle that cannot be loaded. */
class BundleError extends LoadError {
	constructor(path: string, problems: readonly LoadProblem[]) {
		super(problems);
		const text = problems.map(problemText);
		const count = problems.some((problem) => typeof problem !== 'string') ? counted(text.length) : '';
		this.message = `bundle ${path}: ${count}${text.join('\n')}`;
	}
}

function counted(count: number): string {
	return count === 1 ? '1 error occurred: ' : `${count} errors occurred:\n`;
}

function manifestOf(files: readonly ArchiveFile[]): Manifest {
	const [first, second] = files.filter((file) => file.path.endsWith('.manifest'));
	if (first === undefined) return NO_MANIFEST;
	if (second !== undefined) {
		throw new LoadError([`bundle contains multiple manifest files: "${first.path}" and "${second.path}"`]);
	}
	return parseManifest(decodeText(first.bytes));
}

function dataOf(files: readonly ArchiveFile[], nameOf: (path: string) => string): Documents {
	const documents = new Documents();
	for (const { path, bytes } of files) {
		const kind = /(?:^|\/)data\.(json|ya?ml)$/.exec(path)?.[1];
		if (kind === undefined) continue;
		const parents = folderParts(path);
		const conflict = documents.add(parents, dataValue(nameOf(path), kind, decodeText(bytes)));
		if (conflict === null) continue;
		const reason =
			conflict.length === 0 ? 'root value must be object' : `failed to insert data file from path ${parents.join('/')}`;
		throw new LoadError([`bundle load failed on ${path}: ${reason}`]);
	}
	return documents;
}

const DATA_FILE = /(?:^|\/)data\.(?:json|ya?ml)$/;

function dataFilesOf(files: readonly ArchiveFile[], nameOf: (path: string) => string): Bundle['dataFiles'] {
	return files
		.filter(({ path }) => DATA_FILE.test(path))
		.map(({ path }) => ({ name: nameOf(path), folder: folderParts(path) }));
}

/** The folders of a path in a bundle, which are the place of its data. */
function folderParts(path: string): readonly string[] {
	const folder = path.slice(0, path.lastIndexOf('/') + 1).replace(/^[/.]+/, '');
	return folder.split('/').filter((part) => part !== '');
}

function dataValue(name: string, kind: string, text: string): Value {
	try {
		return kind === 'json' ? parseJsonDocument(name, text) : parseYamlDocument(name, text);
	} catch (error) {
		if (!(error instanceof LoadError)) throw error;
		const reasons = error.problems.map((problem) => problemText(problem).replace(`${name}: `, ''));
		throw new LoadError(reasons.map((reason) => `bundle load failed on ${name}: ${reason}`));
	}
}

function parseBundleModule(
	{ path, bytes }: ArchiveFile,
	manifest: Manifest,
	options: BundleOptions,
	nameOf: (path: string) => string,
): BundleModule {
	const name = nameOf(path);
	const text = decodeText(bytes);
	const { module, diagnostics } = parseModule(new SourceFile(name, text), {
		regoVersion: versionOfFile(manifest, path) ?? options.regoVersion,
		processAnnotations: true,
		...(options.capabilities === undefined ? {} : { capabilities: options.capabilities }),
	});
	if (module === null) throw new LoadError(diagnostics);
	return { name, relativePath: path, text, module };
}

/** Policies and data have to stay below the roots of the manifest. */
function checkBundle({ manifest, modules, data, otherFiles }: Bundle): void {
	const roots = manifest.roots ?? [''];
	checkRoots(roots);
	for (const { module, name } of modules) {
		const path = module.package.path.path.map((part) => (part.kind === 'string' ? part.value : ''));
		if (roots.some((root) => rootContains(root, path))) continue;
		const at = module.package.path.path.map((part) => (part.kind === 'string' ? part.value : '')).join('.');
		throw new LoadError([`manifest roots [${roots.join(' ')}] do not permit 'package ${at}' in module '${name}'`]);
	}
	for (const { module } of manifest.wasm) {
		if (otherFiles.some((file) => file.path.replace(/^\//, '') === module.replace(/^\//, ''))) continue;
		throw new LoadError([`manifest references wasm module '${module}' but the module file does not exist`]);
	}
	checkDataRoots(data, [], roots);
}

function checkDataRoots(value: Value, path: readonly string[], roots: readonly string[]): void {
	if (roots.some((root) => rootContains(root, path))) return;
	const isAbove = roots.some((root) => path.every((part, i) => root.split('/')[i] === part));
	if (!isObject(value) || !isAbove) {
		const at = `/${path.join('/')}`;
		throw new LoadError([
			`manifest roots [${roots.join(' ')}] do not permit data at path '${at}' (hint: check bundle directory structure)`,
		]);
	}
	for (const [key, inner] of textEntries(value)) checkDataRoots(inner, [...path, key], roots);
}

/** Data and policies of several bundles together; their roots must not overlap. */
export function mergeBundles(bundles: readonly Bundle[]): {
	readonly modules: readonly BundleModule[];
	readonly documents: Documents;
} {
	const documents = new Documents();
	if (bundles.length > 1) checkRoots(bundles.flatMap((bundle) => bundle.manifest.roots ?? ['']));
	for (const bundle of bundles) documents.add([], bundle.data);
	return { modules: bundles.flatMap((bundle) => bundle.modules), documents };
}
