import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { Problem } from '@merlon/model';
import { fileProblem, systemErrorText, unreadableFile } from '../problem.ts';
import { type Candidate, hasManifestExtension, MEBIBYTE } from './candidate.ts';
import { type FolderRules, isIgnored } from './folder-rules.ts';
import { type RuleLoader, SKIPPED_FOLDERS } from './rule-loader.ts';

/** What a walk through a folder shares. */
export interface Walk {
	readonly loader: RuleLoader;
	readonly maxFileSize: number;
	readonly problems: Problem[];
	readonly files: Candidate[];
	/** Real paths of files taken, in other walks, too. */
	readonly seen: Set<string>;
	/** Real paths of folders walked. */
	readonly folders: Set<string>;
	/** What links may lead to: the repository, or the folder that the user named. */
	readonly tree: string;
	/** Which files are taken; null for those whose extension says that they may hold manifests. */
	readonly accepts: ((absolute: string) => boolean) | null;
	/** Links wait until all else has been walked, so that a file is known by its own path. */
	readonly links: PendingLink[];
}

/** A folder or file: how it is shown, where it is and where it really is; without a `/` at the end. */
export interface Place {
	/** Empty for the folder that the scan was started in. */
	readonly shown: string;
	readonly absolute: string;
	readonly real: string;
}

interface PendingLink {
	readonly link: Place;
	/** Real path of the folder that it is in. */
	readonly folder: string;
	readonly rules: FolderRules;
}

/** Takes the files of a folder and of those inside it, then those that links lead to. */
export function walkTree(walk: Walk, folder: Place, above: FolderRules): void {
	walkFolder(walk, folder, above);
	for (let pending = walk.links.pop(); pending !== undefined; pending = walk.links.pop()) followLink(walk, pending);
}

// hot: discovery of files
function walkFolder(walk: Walk, folder: Place, above: FolderRules): void {
	if (walk.folders.has(folder.real)) return;
	walk.folders.add(folder.real);
	const entries = readFolder(walk, folder);
	const rules = walk.loader.rulesInside(folder.absolute, above, entries);
	const prefix = folder.absolute === '/' ? '/' : `${folder.absolute}/`;
	for (const [name, entry] of entries) {
		if (entry.isDirectory()) {
			if (SKIPPED_FOLDERS.has(name) || isIgnored(rules, prefix + name, true)) continue;
			walkFolder(walk, placeIn(folder, name), rules);
		} else if (entry.isSymbolicLink()) {
			if (isIgnored(rules, prefix + name, false)) continue;
			walk.links.push({ link: placeIn(folder, name), folder: folder.real, rules });
		} else if (entry.isFile() && isWanted(walk, prefix + name, name) && !isIgnored(rules, prefix + name, false)) {
			takeFile(walk, placeIn(folder, name), null);
		}
	}
}

function isWanted({ accepts }: Walk, absolute: string, name: string): boolean {
	return accepts === null ? hasManifestExtension(name) : accepts(absolute);
}

function placeIn({ shown, absolute, real }: Place, name: string): Place {
	return { shown: joined(shown, name), absolute: joined(absolute, name), real: joined(real, name) };
}

function joined(folder: string, name: string): string {
	return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The entries of a folder by their names. */
function readFolder(walk: Walk, folder: Place): Map<string, Dirent> {
	try {
		return new Map(readdirSync(folder.absolute, { withFileTypes: true }).map((entry) => [entry.name, entry]));
	} catch (error) {
		const message = `this folder cannot be read: ${systemErrorText(error)}`;
		const help = 'exclude it, or make it readable';
		walk.problems.push(fileProblem('folder-unreadable', 'error', folder.shown || '.', message, help));
		return new Map();
	}
}

function followLink(walk: Walk, { link, folder, rules }: PendingLink): void {
	const name = link.absolute.slice(link.absolute.lastIndexOf('/') + 1);
	const wanted = isWanted(walk, link.absolute, name);
	let real: string;
	let stats: Stats;
	try {
		real = realpathSync.native(link.absolute);
		stats = statSync(real);
	} catch (error) {
		if (wanted) reportLink(walk, link, 'symlink-broken', `this link cannot be followed: ${systemErrorText(error)}`);
		return;
	}
	if (stats.isDirectory()) followFolder(walk, { ...link, real }, name, folder, rules);
	else if (!stats.isFile() || !wanted) return;
	else if (!isInside(real, walk.tree)) reportOutside(walk, link, 'error');
	else takeFile(walk, { ...link, real }, null);
}

function followFolder(walk: Walk, link: Place, name: string, folder: string, rules: FolderRules): void {
	if (SKIPPED_FOLDERS.has(name) || isIgnored(rules, link.absolute, true)) return;
	if (isInside(folder, link.real)) {
		reportLink(walk, link, 'symlink-loop', 'this link leads to a folder that it is in, and is not followed');
	} else if (!isInside(link.real, walk.tree)) reportOutside(walk, link, 'warning');
	else walkFolder(walk, link, rules);
}

function reportOutside(walk: Walk, link: Place, level: Problem['level']): void {
	const message = 'this link leads out of the repository or folder that is scanned, and is not followed';
	const help = 'name what it leads to on the command line, or exclude the link';
	walk.problems.push(fileProblem('symlink-outside', level, link.shown, message, help));
}

function reportLink(walk: Walk, link: Place, code: string, message: string): void {
	walk.problems.push(fileProblem(code, 'warning', link.shown, message));
}

/** Whether a path is a folder or something inside it. */
export function isInside(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Takes a file unless it was taken before or is too large. Of one that the user named the size is known. */
export function takeFile(
	walk: Pick<Walk, 'seen' | 'problems' | 'files' | 'maxFileSize'>,
	file: Place,
	named: Stats | null,
): void {
	if (walk.seen.has(file.real)) return;
	walk.seen.add(file.real);
	const size = named === null ? sizeOf(file, walk.problems) : named.isFile() ? named.size : -1;
	if (size === null) return;
	if (size > walk.maxFileSize * MEBIBYTE) walk.problems.push(tooLarge(file.shown, walk.maxFileSize));
	else {
		const explicit = named !== null || !hasManifestExtension(file.shown);
		walk.files.push({ path: file.shown, absolute: file.absolute, size, explicit, blob: null });
	}
}

function sizeOf(file: Place, problems: Problem[]): number | null {
	try {
		return statSync(file.absolute).size;
	} catch (error) {
		problems.push(unreadableFile('file-unreadable', file.shown, `this file cannot be read: ${systemErrorText(error)}`));
		return null;
	}
}

/** The problem of a file above the limit. */
export function tooLarge(file: string, maxFileSize: number): Problem {
	const message = `this file has more than ${maxFileSize} MiB`;
	return unreadableFile('file-too-large', file, message, 'exclude it, or raise --max-file-size');
}
