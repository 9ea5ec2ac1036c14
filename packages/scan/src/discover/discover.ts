import { realpathSync, type Stats, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { dirname } from 'node:path/posix';
import type { Problem } from '@merlon/model';
import { expandBraces } from '../glob/braces.ts';
import { compilePathList, pathListHolds } from '../glob/path-list.ts';
import { compileWildcard, hasWildcard, matchesWildcard } from '../glob/wildcard.ts';
import { fileProblem, systemErrorText } from '../problem.ts';
import { type Candidate, DEFAULT_MAX_FILE_SIZE, hasManifestExtension, STDIN } from './candidate.ts';
import { isExcluded } from './folder-rules.ts';
import { RuleLoader } from './rule-loader.ts';
import { type Place, takeFile, walkTree } from './walk.ts';

/** What to look for, and where. */
export interface DiscoverRequest {
	/** Folders, files, globs, and `-` for standard input. */
	readonly paths: readonly string[];
	/** Absolute path of the folder that `paths` are relative to. */
	readonly cwd: string;
	/** Patterns in the syntax of `.gitignore`. */
	readonly exclude?: readonly string[];
	/** Absolute path of the folder that `exclude` is about; `cwd` where it is not given. */
	readonly excludeBase?: string;
	/** Mebibytes above which a file is reported instead of read. */
	readonly maxFileSize?: number;
	/** Wildcards about paths relative to `cwd`, with `*` for any characters; of files that are left out. */
	readonly excludeWildcards?: readonly string[];
}

/** What was found, in the order of the paths given, and of their own paths inside a folder. */
export interface Discovery {
	readonly files: readonly Candidate[];
	readonly problems: readonly Problem[];
}

/** Finds the files that may hold manifests. */
export function discoverFiles(request: DiscoverRequest): Discovery {
	const discovering = startDiscovery(request);
	for (const path of request.paths) {
		const before = discovering.files.length;
		discoverPath(discovering, path);
		sortFrom(discovering.files, before);
	}
	return leftOver(discovering, request);
}

/** What was found without what wildcards leave out. */
export function leftOver({ files, problems }: Discovery, { excludeWildcards = [] }: DiscoverRequest): Discovery {
	if (excludeWildcards.length === 0) return { files, problems };
	const wildcards = excludeWildcards.map(compileWildcard);
	return {
		files: files.filter(({ path }) => !wildcards.some((wildcard) => matchesWildcard(wildcard, path))),
		problems,
	};
}

/** The state of one discovery. */
export interface Discovering {
	readonly cwd: string;
	readonly loader: RuleLoader;
	readonly maxFileSize: number;
	readonly files: Candidate[];
	readonly problems: Problem[];
	readonly seen: Set<string>;
}

export function startDiscovery({ cwd, exclude = [], excludeBase = cwd, maxFileSize }: DiscoverRequest): Discovering {
	const problems: Problem[] = [];
	const loader = new RuleLoader(exclude, withSlashes(excludeBase), problems);
	return { cwd, loader, maxFileSize: maxFileSize ?? DEFAULT_MAX_FILE_SIZE, files: [], problems, seen: new Set() };
}

function discoverPath(discovering: Discovering, path: string): void {
	if (path === STDIN) {
		discovering.files.push({ path: STDIN, absolute: STDIN, size: -1, explicit: true, blob: null });
		return;
	}
	const place = placeOf(discovering.cwd, path);
	const stats = statOf(place, discovering.problems, !hasWildcard(path) && !path.includes('{'));
	if (stats === undefined) return;
	if (stats === null) discoverGlob(discovering, path);
	else if (stats.isDirectory()) discoverFolder(discovering, place, null);
	else if (!isExcluded(discovering.loader.outermost, place.absolute, false)) takeFile(discovering, place, stats);
}

/** Null where there is no such path; undefined where that was reported. */
function statOf(place: Place, problems: Problem[], report: boolean): Stats | null | undefined {
	try {
		return statSync(place.absolute);
	} catch (error) {
		if (!report) return null;
		problems.push(fileProblem('path-not-found', 'error', place.shown, `cannot be scanned: ${systemErrorText(error)}`));
		return undefined;
	}
}

/** Takes what is in a folder that the user named, or of it what `accepts` says. */
function discoverFolder(discovering: Discovering, place: Place, accepts: ((absolute: string) => boolean) | null): void {
	const { loader } = discovering;
	if (isExcluded(loader.outermost, place.absolute, true)) return;
	const repository = loader.repositoryOf(place.absolute);
	// What is named is wanted, though a folder above says that it is ignored.
	const above = loader.isFolderIgnored(place.absolute) ? loader.outermost : loader.rulesAbove(place.absolute);
	const tree = repository === null ? place.real : realPath(repository);
	walkTree({ ...discovering, tree, accepts, folders: new Set(), links: [] }, place, above);
}

/**
 * Takes the files that a glob matches, and those in folders that it matches. Where the glob names an extension, as
 * `*.tpl` does, any will do.
 */
function discoverGlob(discovering: Discovering, path: string): void {
	const before = discovering.files.length;
	for (const glob of expandBraces(withSlashes(path))) {
		const parts = glob.split('/');
		const first = parts.findIndex(hasWildcard);
		const fixed = first < 0 ? dirname(glob) : parts.slice(0, first).join('/');
		const place = placeOf(discovering.cwd, fixed === '' ? (glob.startsWith('/') ? '/' : '.') : fixed);
		if (!isFolder(place)) continue;
		const rest = first < 0 ? parts.slice(-1) : parts.slice(first);
		const list = compilePathList([`/${rest.join('/')}`]);
		const anyExtension = rest.at(-1)?.includes('.') === true;
		const { length } = place.absolute === '/' ? '/' : `${place.absolute}/`;
		discoverFolder(discovering, place, (absolute) => {
			return (anyExtension || hasManifestExtension(absolute)) && pathListHolds(list, absolute.slice(length));
		});
	}
	if (discovering.files.length > before) return;
	discovering.problems.push(fileProblem('path-not-found', 'error', path, 'no file matches this pattern'));
}

function isFolder(place: Place): boolean {
	return statOf(place, [], false)?.isDirectory() === true;
}

/** A path of the command line: as it is shown, and where it is. */
export function placeOf(cwd: string, path: string): Place {
	const absolute = resolve(cwd, path);
	return { shown: withSlashes(relative(cwd, absolute)), absolute: withSlashes(absolute), real: realPath(absolute) };
}

/** A path without links; the path itself where nothing is there. */
function realPath(path: string): string {
	try {
		return withSlashes(realpathSync.native(path));
	} catch {
		// Whoever uses the path finds out, and reports it.
		return withSlashes(path);
	}
}

/** A path of the system with `/` between its parts. */
export function withSlashes(path: string): string {
	return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** Puts the files from a place on in the order of their paths. */
function sortFrom(files: Candidate[], from: number): void {
	const found = files.splice(from);
	found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	for (const file of found) files.push(file);
}
