import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { PolicySource } from '@merlon/policy';
import { withSlashes } from '../discover/discover.ts';

/** The files of policies that paths name, and what they import from next to them. */
export interface PolicyFiles {
	/** Rego files below the paths, tests included. */
	readonly own: readonly PolicySource[];
	/** Libraries of the folder `policies` that the paths lie in. */
	readonly nearby: readonly PolicySource[];
	/** Manifests in folders called `cases`, by the folder of their policy. */
	readonly cases: ReadonlyMap<string, readonly PolicySource[]>;
	/** Paths that do not exist. */
	readonly missing: readonly string[];
}

const CASE = /\.(?:ya?ml|json)$/;

/** Reads the policies below paths. Files are named as seen from `cwd`. */
export function policyFiles(paths: readonly string[], cwd: string): PolicyFiles {
	const own = new Map<string, PolicySource>();
	const cases = new Map<string, PolicySource[]>();
	const missing = paths.filter((path) => !existsSync(resolve(cwd, path)));
	const found = paths.filter((path) => !missing.includes(path)).map((path) => folderOf(resolve(cwd, path)));
	for (const absolute of found.flatMap(filesBelow)) {
		const file = shown(cwd, absolute);
		const folder = dirname(absolute);
		const source = (): PolicySource => ({ file, text: readFileSync(absolute, 'utf8') });
		if (absolute.endsWith('.rego')) own.set(absolute, source());
		else if (CASE.test(absolute) && basename(folder) === 'cases') {
			const policy = shown(cwd, dirname(folder));
			cases.set(policy, [...(cases.get(policy) ?? []), source()]);
		}
	}
	const nearby = new Map<string, PolicySource>();
	for (const library of found.flatMap(librariesNear).filter((file) => !own.has(file) && file.endsWith('.rego'))) {
		if (!library.endsWith('_test.rego'))
			nearby.set(library, { file: shown(cwd, library), text: readFileSync(library, 'utf8') });
	}
	return { own: [...own.values()], nearby: [...nearby.values()], cases, missing };
}

/** A file stands for the policy that it belongs to. */
function folderOf(path: string): string {
	return statSync(path).isDirectory() ? path : dirname(path);
}

function shown(cwd: string, path: string): string {
	return withSlashes(relative(cwd, path));
}

/** All files of a folder in the order of their names. Links and hidden folders are not followed. */
function filesBelow(path: string): string[] {
	const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	return entries.flatMap((entry) => {
		const below = join(path, entry.name);
		if (entry.isFile()) return [below];
		return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules' ? filesBelow(below) : [];
	});
}

function librariesNear(path: string): string[] {
	for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) {
		const libraries = join(folder, 'lib');
		if (basename(folder) === 'policies') return existsSync(libraries) ? filesBelow(libraries) : [];
	}
	return [];
}
