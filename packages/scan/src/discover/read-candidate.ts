import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { TextDecoder } from 'node:util';
import type { Problem } from '@merlon/model';
import { fileProblem, systemErrorText, unreadableFile } from '../problem.ts';
import { type Candidate, DEFAULT_MAX_FILE_SIZE, MEBIBYTE, STDIN } from './candidate.ts';
import { GitError, runGit } from './git.ts';
import { tooLarge } from './walk.ts';

/** The text of a file, or why there is none. */
export type FileText =
	| { readonly text: string; readonly problem: null }
	| { readonly text: null; readonly problem: Problem };

/** Bytes at the start of a file in which a NUL says that it is no text. */
const LOOKED_AT = 8192;
const CHUNK = 65_536;

/** Reads a file as text: UTF-8, or UTF-16 with a byte order mark, which is no part of the text. `maxFileSize` is in mebibytes. */
export function readCandidate(candidate: Candidate, maxFileSize: number = DEFAULT_MAX_FILE_SIZE): FileText {
	try {
		const bytes = readBytes(candidate, maxFileSize * MEBIBYTE);
		if (bytes === null) return failed(tooLarge(candidate.path, maxFileSize));
		return decode(candidate.path, bytes);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const why = error instanceof GitError ? error.message : systemErrorText(error);
		return failed(unreadableFile('file-unreadable', candidate.path, `this file cannot be read: ${why}`));
	}
}

function failed(problem: Problem): FileText {
	return { text: null, problem };
}

function decode(path: string, bytes: Buffer): FileText {
	const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
	if (mark === 0xfffe) return { text: new TextDecoder('utf-16le').decode(bytes), problem: null };
	if (mark === 0xfeff) return { text: new TextDecoder('utf-16be').decode(bytes), problem: null };
	const nul = bytes.subarray(0, LOOKED_AT).includes(0);
	if (nul) return failed(fileProblem('file-binary', 'warning', path, 'this file is no text and was not looked at'));
	// Such text takes a byte for each character, which costs next to nothing to read.
	if (isAscii(bytes)) return { text: bytes.toString('latin1'), problem: null };
	if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), problem: null };
	const place = firstInvalid(bytes);
	const problem = unreadableFile('file-not-utf8', path, 'this file is not UTF-8', 'save it as UTF-8');
	return failed({ ...problem, ...place });
}

/** Where the first byte stands that is no part of UTF-8. */
function firstInvalid(bytes: Buffer): { readonly line: number; readonly column: number } {
	let low = 0;
	let high = bytes.length;
	// The longest start of the file that is UTF-8, but for a character that is cut at its end.
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (isUtf8Start(bytes.subarray(0, middle))) low = middle;
		else high = middle - 1;
	}
	const before = bytes
		.subarray(0, low)
		.toString('utf8')
		.replace(/\uFFFD+$/, '');
	const line = before.split('\n').length;
	return { line, column: before.length - before.lastIndexOf('\n') };
}

function isUtf8Start(bytes: Buffer): boolean {
	for (let cut = 0; cut < 4 && cut <= bytes.length; cut++) {
		if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
		// Only a character that lacks bytes may be cut off.
		if (((bytes[bytes.length - 1 - cut] ?? 0) & 0xc0) !== 0x80)
			return isUtf8(bytes.subarray(0, bytes.length - cut - 1));
	}
	return false;
}

/** Null where the file has more bytes than allowed. */
function readBytes({ absolute, size, blob }: Candidate, most: number): Buffer | null {
	if (blob !== null) return runGit(nearestFolder(absolute), ['cat-file', 'blob', blob]);
	if (size < 0) return readStream(absolute === STDIN ? 0 : absolute, most);
	const bytes = readFileSync(absolute);
	return bytes.length > most ? null : bytes;
}

/** The folder of a file, or where it is gone from the working tree the nearest one above it. */
function nearestFolder(file: string): string {
	let folder = dirname(file);
	while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
	return folder;
}

/** Reads standard input or a pipe to its end. */
function readStream(source: string | number, most: number): Buffer | null {
	const file = typeof source === 'number' ? source : openSync(source, 'r');
	const chunks: Buffer[] = [];
	let total = 0;
	try {
		for (;;) {
			const chunk = Buffer.allocUnsafe(CHUNK);
			const length = readWaiting(file, chunk);
			if (length === 0) return Buffer.concat(chunks, total);
			total += length;
			if (total > most) return null;
			chunks.push(chunk.subarray(0, length));
		}
	} finally {
		if (file !== source) closeSync(file);
	}
}

/** Reads what there is. A terminal or a pipe that does not block says EAGAIN where nothing has come yet. */
function readWaiting(file: number, chunk: Buffer): number {
	for (;;) {
		try {
			return readSync(file, chunk);
		} catch (error) {
			if (!(error instanceof Error && 'code' in error)) throw error;
			if (error.code === 'EOF') return 0;
			if (error.code !== 'EAGAIN') throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
		}
	}
}
