import { gunzipSync } from 'node:zlib';
import type { LoadLimits } from './limits.ts';
import { LoadError } from './load-error.ts';

/** One file of an archive. */
export interface ArchiveFile {
	readonly path: string;
	readonly bytes: Buffer;
}

const BLOCK = 512;
const REGULAR = new Set(['0', '\0', '']);

/** The regular files of a gzipped tar archive, in order. Links and devices are left out. */
export function readTarball(name: string, bytes: Buffer, limits: LoadLimits): readonly ArchiveFile[] {
	const tar = unzip(name, bytes, limits);
	const files: ArchiveFile[] = [];
	let longName: string | null = null;
	for (let at = 0; at + BLOCK <= tar.length; ) {
		const header = tar.subarray(at, at + BLOCK);
		if (header.every((byte) => byte === 0)) break;
		const body = memberBody(name, tar, at);
		const type = field(header, 156, 1);
		if (type === 'L') longName = text(body);
		else if (type === 'x') longName = paxPath(body) ?? longName;
		else if (type !== 'g') {
			if (REGULAR.has(type)) files.push({ path: longName ?? headerPath(header), bytes: body });
			longName = null;
		}
		if (files.length > limits.files) throw new LoadError([`bundle ${name}: more than ${limits.files} files`]);
		at += BLOCK + Math.ceil(body.length / BLOCK) * BLOCK;
	}
	return files;
}

/** The bytes of the member whose header stands at an offset. */
function memberBody(name: string, tar: Buffer, at: number): Buffer {
	const header = tar.subarray(at, at + BLOCK);
	if (!hasValidChecksum(header)) {
		throw new LoadError([`bundle ${name}: bundle read failed: archive/tar: invalid tar header`]);
	}
	const size = octal(header, 124, 12);
	const start = at + BLOCK;
	if (!(size >= 0) || start + size > tar.length) {
		throw new LoadError([`bundle ${name}: bundle read failed: unexpected EOF`]);
	}
	return tar.subarray(start, start + size);
}

function unzip(name: string, bytes: Buffer, limits: LoadLimits): Buffer {
	try {
		return gunzipSync(bytes, { maxOutputLength: limits.totalBytes });
	} catch (error) {
		const isBound = error instanceof RangeError;
		const reason = isBound
			? `archive exceeds the limit of ${limits.totalBytes} bytes`
			: 'archive read failed: gzip: invalid header';
		throw new LoadError([`bundle ${name}: bundle read failed: ${reason}`]);
	}
}

function headerPath(header: Buffer): string {
	const path = field(header, 0, 100);
	const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : '';
	return prefix === '' ? path : `${prefix}/${path}`;
}

function field(header: Buffer, start: number, length: number): string {
	return text(header.subarray(start, start + length));
}

function text(bytes: Buffer): string {
	const end = bytes.indexOf(0);
	return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

/** An octal number; large sizes are binary, marked by the highest bit. */
function octal(header: Buffer, start: number, length: number): number {
	if (((header[start] ?? 0) & 0x80) !== 0) return Number(header.readBigUInt64BE(start + length - 8));
	const digits = field(header, start, length).trim();
	return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function hasValidChecksum(header: Buffer): boolean {
	let sum = 0;
	for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : (header[i] ?? 0);
	return sum === octal(header, 148, 8);
}

/** The path of an extended header: records of `length key=value`. */
function paxPath(body: Buffer): string | null {
	for (let at = 0; at < body.length; ) {
		const space = body.indexOf(0x20, at);
		const length = Number.parseInt(body.toString('latin1', at, space), 10);
		if (space < 0 || !(length > 0)) return null;
		const record = body.toString('utf8', space + 1, at + length - 1);
		if (record.startsWith('path=')) return record.slice('path='.length);
		at += length;
	}
	return null;
}
