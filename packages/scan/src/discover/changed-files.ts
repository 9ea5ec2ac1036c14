import { type Stats, statSync } from 'node:fs';
import { fileProblem } from '../problem.ts';
import { type Candidate, hasManifestExtension, MEBIBYTE, STDIN } from './candidate.ts';
import {
	type Discovering,
	type DiscoverRequest,
	type Discovery,
	discoverFiles,
	leftOver,
	placeOf,
	startDiscovery,
} from './discover.ts';
import { isExcluded } from './folder-rules.ts';
import { GitError, gitCommit, gitMergeBase, gitTopLevel, runGit, splitNul } from './git.ts';
import { isInside, tooLarge } from './walk.ts';

/** All of the files; those that differ from where this branch left `since`; or those that are staged. */
export type Scope =
	| { readonly kind: 'all' }
	| { readonly kind: 'changed'; readonly since: string }
	| { readonly kind: 'staged' };

/** Finds the files of a scope. Throws nothing: what git says is a problem. */
export function discover(request: DiscoverRequest, scope: Scope): Discovery {
	if (scope.kind === 'all') return discoverFiles(request);
	try {
		return scope.kind === 'staged' ? stagedFiles(request) : changedFiles(request, scope.since);
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		const flag = scope.kind === 'staged' ? '--staged' : '--changed-since';
		return { files: [], problems: [fileProblem(error.code, 'error', '', `${flag}: ${error.message}`)] };
	}
}

/** The files that were added or changed since a ref, committed or not, those that git does not know yet included. */
function changedFiles(request: DiscoverRequest, since: string): Discovery {
	const top = gitTopLevel(request.cwd);
	const base = gitMergeBase(top, gitCommit(top, since));
	const diff = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', '--no-ext-diff', '--no-textconv'];
	const changed = splitNul(runGit(top, [...diff, '--ignore-submodules', '--end-of-options', base, '--']));
	const untracked = splitNul(runGit(top, ['ls-files', '--others', '--exclude-standard', '-z']));
	const discovering = startDiscovery(request);
	const wanted = namedPlaces(discovering, request.paths);
	for (const path of [...new Set([...changed, ...untracked])].sort(compare)) {
		const place = placeOf(top, path);
		const stats = statSync(place.absolute, { throwIfNoEntry: false });
		if (stats?.isFile() === true && isWanted(discovering, wanted, place.absolute))
			take(discovering, place.absolute, stats, null);
	}
	return leftOver(discovering, request);
}

/** What is staged, read from the index: the working tree may hold something else. */
function stagedFiles(request: DiscoverRequest): Discovery {
	const top = gitTopLevel(request.cwd);
	const diff = ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=d', '--no-ext-diff'];
	const parts = splitNul(runGit(top, [...diff, '--ignore-submodules', '--']));
	const discovering = startDiscovery(request);
	const wanted = namedPlaces(discovering, request.paths);
	const blobs: { readonly absolute: string; readonly blob: string }[] = [];
	for (let i = 0; i + 1 < parts.length; i += 2) {
		const [, mode = '', , blob = ''] = (parts[i] ?? '').split(' ');
		const { absolute } = placeOf(top, parts[i + 1] ?? '');
		// 100644 and 100755 are files; links and submodules are not.
		if (mode.startsWith('100') && isWanted(discovering, wanted, absolute)) blobs.push({ absolute, blob });
	}
	const input = blobs.map(({ blob }) => `${blob}\n`).join('');
	const sizes =
		blobs.length === 0
			? []
			: runGit(top, ['cat-file', '--batch-check=%(objectsize)'], input).toString('utf8').split('\n');
	for (const [i, { absolute, blob }] of blobs.entries()) take(discovering, absolute, { size: Number(sizes[i]) }, blob);
	return leftOver(discovering, request);
}

/** The paths that the user named, absolute. */
function namedPlaces({ cwd, problems }: Discovering, paths: readonly string[]): readonly string[] {
	return paths.flatMap((path) => {
		const { absolute } = placeOf(cwd, path);
		if (path !== STDIN && statSync(absolute, { throwIfNoEntry: false }) !== undefined) return [absolute];
		problems.push(
			fileProblem(
				'path-not-found',
				'error',
				path,
				'with --staged and --changed-since, name folders and files that exist',
			),
		);
		return [];
	});
}

function isWanted({ loader }: Discovering, named: readonly string[], absolute: string): boolean {
	if (!named.some((path) => path === absolute || (hasManifestExtension(absolute) && isInside(absolute, path))))
		return false;
	return !isExcluded(loader.outermost, absolute, false) && !loader.isFileIgnored(absolute);
}

function take(discovering: Discovering, absolute: string, { size }: Pick<Stats, 'size'>, blob: string | null): void {
	const { cwd, maxFileSize, files, problems } = discovering;
	const path = placeOf(cwd, absolute).shown;
	if (size > maxFileSize * MEBIBYTE) problems.push(tooLarge(path, maxFileSize));
	else files.push({ path, absolute, size, explicit: false, blob } satisfies Candidate);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
