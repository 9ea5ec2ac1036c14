import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '@merlon/base';
import { type Module, type PlainObject, parseModule, type Value } from '@merlon/rego';
import { dataPathText } from './data-path.ts';
import { Documents } from './documents.ts';
import type { Ignore } from './ignore.ts';
import { DEFAULT_LOAD_LIMITS, type LoadLimits } from './limits.ts';
import { readArchive } from './load-bundle.ts';
import { LoadError, type LoadProblem, problemsOf } from './load-error.ts';
import type { ModuleOptions } from './module-options.ts';
import { parseJsonDocument, parseYamlDocument } from './parse-document.ts';
import { decodeText, readBounded } from './read-file.ts';

export interface LoadedModule {
	readonly name: string;
	readonly text: string;
	readonly module: Module;
}

export interface Loaded {
	/** By the path they were read from, without slashes at the ends. */
	readonly modules: ReadonlyMap<string, LoadedModule>;
	readonly data: PlainObject;
}

export interface LoadOptions extends ModuleOptions {
	readonly ignore: Ignore;
	readonly limits?: LoadLimits;
}

/**
 * Loads files and folders: policies, JSON, YAML and bundles. Data lies under the names of the folders below a given
 * path, and under the prefix of `prefix.of.data:path`. Throws LoadError with everything that is wrong.
 */
export function loadPaths(paths: readonly string[], options: LoadOptions): Loaded {
	const loader = new Loader(options);
	for (const path of paths) {
		const { prefix, file } = splitPrefix(path);
		loader.load(file, prefix, 0);
	}
	return loader.finish();
}

interface LoadedData {
	readonly path: string;
	readonly documents: Documents;
}

class Loader {
	readonly #options: LoadOptions;
	readonly #limits: LoadLimits;
	readonly #modules = new Map<string, LoadedModule>();
	readonly #documents = new Documents();
	/** What each file gave, to name the other side of a conflict. */
	readonly #origins: LoadedData[] = [];
	readonly #problems: LoadProblem[] = [];
	readonly #seen = new Set<string>();
	#bytes = 0;

	constructor(options: LoadOptions) {
		this.#options = options;
		this.#limits = options.limits ?? DEFAULT_LOAD_LIMITS;
	}

	load(given: string, parents: readonly string[], depth: number): void {
		try {
			this.#loadHere(cleanPath(given), parents, depth);
		} catch (error) {
			this.#problems.push(...problemsOf(error));
		}
	}

	finish(): Loaded {
		if (this.#problems.length > 0) throw new LoadError(this.#problems);
		return { modules: this.#modules, data: this.#documents.value() };
	}

	#loadHere(path: string, parents: readonly string[], depth: number): void {
		const isFolder = statSync(path).isDirectory();
		if (this.#options.ignore(baseName(path), isFolder, depth)) return;
		if (isFolder) {
			this.#loadFolder(path, parents, depth);
			return;
		}
		const key = [...parents, join(path)].join('\0');
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		if (this.#seen.size > this.#limits.files) throw new LoadError([`${path}: more than ${this.#limits.files} files`]);
		this.#loadFile(path, parents, depth);
	}

	#loadFolder(path: string, parents: readonly string[], depth: number): void {
		if (depth > this.#limits.depth) throw new LoadError([`${path}: folders are nested too deeply`]);
		const inner = depth > 0 ? [...parents, baseName(path)] : parents;
		const names = readdirSync(path).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
		for (const name of names) this.load(join(path, name), inner, depth + 1);
	}

	#loadFile(path: string, parents: readonly string[], depth: number): void {
		const kind = kindOf(path);
		if (kind === 'other' && depth > 0) return;
		const bytes = readBounded(path, this.#limits.fileBytes);
		this.#bytes += bytes.length;
		if (this.#bytes > this.#limits.totalBytes) {
			throw new LoadError([`${path}: more than ${this.#limits.totalBytes} bytes in all`]);
		}
		if (kind === 'archive') {
			const bundle = readArchive(path, bytes, this.#options);
			for (const module of bundle.modules) this.#modules.set(module.name, module);
			this.#addData(path, parents, bundle.dataWithManifest());
			return;
		}
		const text = decodeText(bytes);
		if (kind === 'rego') this.#addModule(path, text);
		else if (kind === 'json') this.#addData(path, parents, parseJsonDocument(path, text));
		else if (kind === 'yaml') this.#addData(path, parents, parseYamlDocument(path, text));
		else this.#loadAnyKind(path, parents, text);
	}

	#loadAnyKind(path: string, parents: readonly string[], text: string): void {
		const attempts = [
			() => this.#addModule(path, text),
			() => this.#addData(path, parents, parseJsonDocument(path, text)),
			() => this.#addData(path, parents, parseYamlDocument(path, text)),
		];
		for (const attempt of attempts) {
			try {
				attempt();
				return;
			} catch (error) {
				if (!(error instanceof LoadError)) throw error;
			}
		}
		throw new LoadError([`${path}: can't recognize file type`]);
	}

	#addModule(path: string, text: string): void {
		const { module, diagnostics } = parseModule(new SourceFile(path, text), {
			regoVersion: this.#options.regoVersion,
			processAnnotations: true,
			...(this.#options.capabilities === undefined ? {} : { capabilities: this.#options.capabilities }),
		});
		if (module === null) throw new LoadError(diagnostics);
		this.#modules.set(path.replace(/^\/+|\/+$/g, ''), { name: path, text, module });
	}

	#addData(path: string, parents: readonly string[], value: Value): void {
		const conflict = this.#documents.add(parents, value);
		if (conflict === null) {
			const documents = new Documents();
			documents.add(parents, value);
			this.#origins.push({ path, documents });
			return;
		}
		if (conflict.length === 0) throw new LoadError([`${path}: document must be of type object`]);
		const other = this.#origins.find(({ documents }) => documents.has(conflict))?.path;
		const hint = other === undefined ? 'data from multiple files must not overlap' : `also defined in ${other}`;
		throw new LoadError([`${path}: merge error: conflicting values at ${dataPathText(conflict)}, ${hint}`]);
	}
}

type FileKind = 'rego' | 'json' | 'yaml' | 'archive' | 'other';

function kindOf(path: string): FileKind {
	if (path.endsWith('.json')) return 'json';
	if (path.endsWith('.rego')) return 'rego';
	if (path.endsWith('.yaml') || path.endsWith('.yml')) return 'yaml';
	return path.endsWith('.tar.gz') ? 'archive' : 'other';
}

/** `a.b:path` as the place under `data` and the path; the colon of a URL is no such colon. */
export function splitPrefix(path: string): { readonly prefix: readonly string[]; readonly file: string } {
	const colon = path.indexOf(':');
	if (colon <= 0 || path.startsWith('://', colon)) return { prefix: [], file: path };
	return { prefix: path.slice(0, colon).split('.'), file: path.slice(colon + 1) };
}

/** A path from a `file://` URL; others stay. */
export function cleanPath(path: string): string {
	if (path.startsWith('//')) throw new LoadError([`UNC path read is not allowed: ${path}`]);
	if (!path.includes('://')) return path;
	let url: URL;
	try {
		url = new URL(path);
	} catch {
		throw new LoadError([`parse "${path}": invalid URL`]);
	}
	if (url.protocol !== 'file:') throw new LoadError([`unsupported URL scheme: ${path}`]);
	return decodeURIComponent(url.pathname);
}

function baseName(path: string): string {
	const trimmed = path.replace(/\/+$/, '');
	return trimmed.slice(trimmed.lastIndexOf('/') + 1) || path;
}
