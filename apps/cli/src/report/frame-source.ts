import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FrameSource } from '@merlon/report';

/** Lines of files as they are now; the last file is kept, since findings come file by file. */
export function frameSource(cwd: string): FrameSource {
	let known = '';
	let lines: readonly string[] | null = null;
	return ({ file }, first, last) => {
		if (file === '-') return null;
		if (file !== known) {
			known = file;
			lines = readLines(resolve(cwd, file));
		}
		return lines?.slice(first - 1, last) ?? null;
	};
}

/** Null where the file cannot be read any more. */
function readLines(path: string): readonly string[] | null {
	try {
		return readFileSync(path, 'utf8').split(/\r?\n/);
	} catch (error) {
		if (error instanceof Error && 'code' in error) return null;
		throw error;
	}
}
