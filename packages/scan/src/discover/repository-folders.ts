import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { withSlashes } from './discover.ts';

/** The folder and those above it, up to the top of the repository; the folder alone outside of one. */
export function foldersUpToRepository(cwd: string): string[] {
	const folders: string[] = [];
	for (let folder = cwd; ; folder = dirname(folder)) {
		folders.push(folder);
		if (existsSync(join(folder, '.git'))) return folders;
		if (dirname(folder) === folder) return [cwd];
	}
}

/** A folder relative to the top of its repository: `deploy/shop`; empty for the top, and outside of a repository. */
export function folderInRepository(cwd: string): string {
	const here = withSlashes(cwd);
	return withSlashes(relative(foldersUpToRepository(here).at(-1) ?? here, here));
}
