import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../shared-data.ts';

export interface TextFile {
	/** From the root of the repository, with slashes. */
	readonly path: string;
	readonly text: string;
}

/** The files that are, or are about to be, under version control; all of them, or those of one extension. */
export function projectFiles(extension = ''): TextFile[] {
	const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: ROOT,
		encoding: 'utf8',
		maxBuffer: 1 << 26,
	});
	const paths = stdout.split('\0').filter((path) => path !== '' && path.endsWith(extension));
	return paths
		.filter((path) => existsSync(join(ROOT, path)))
		.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** TypeScript that people write: neither generated nor declarations of globals. */
export function sourceFiles(): TextFile[] {
	return projectFiles('.ts').filter(({ path }) => !path.endsWith('.generated.ts') && !path.endsWith('.d.ts'));
}

export function lineCount(text: string): number {
	return text.split('\n').length - 1;
}
