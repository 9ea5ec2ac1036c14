import { join, relative } from 'node:path/posix';
import { compilePathList, type PathList, pathListHolds } from '../glob/path-list.ts';

/** Where settings and files meet: patterns are about the folder of the settings, files are shown relative to `cwd`. */
export interface ConfigPaths {
	readonly cwd: string;
	readonly folder: string;
}

/** Patterns about files, of settings. */
export interface FileMatcher {
	readonly list: PathList;
	readonly paths: ConfigPaths;
}

export function fileMatcher(patterns: readonly string[], paths: ConfigPaths): FileMatcher {
	return { list: compilePathList(patterns), paths };
}

/** Whether the patterns hold for a file, given as findings show it. */
export function matchesFile({ list, paths }: FileMatcher, file: string): boolean {
	if (file === '-') return false;
	if (paths.cwd === paths.folder && !file.startsWith('../')) return pathListHolds(list, file);
	const inFolder = relative(paths.folder, join(paths.cwd, file));
	return !inFolder.startsWith('../') && pathListHolds(list, inFolder);
}
