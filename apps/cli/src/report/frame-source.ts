import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextDecoder } from 'node:util';
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

/** Null where the file cannot be read any more; a pipe can be read but once. */
function readLines(path: string): readonly string[] | null {
	try {
		return statSync(path).isFile() ? decode(readFileSync(path)).split(/\r\n|\r|\n/) : null;
	} catch (error) {
		if (error instanceof Error && 'code' in error) return null;
		throw error;
	}
}

/** UTF-8, or UTF-16 with a byte order mark, as a scan reads it. */
function decode(bytes: Buffer): string {
	const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
	const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
	return new TextDecoder(encoding).decode(bytes);
}
