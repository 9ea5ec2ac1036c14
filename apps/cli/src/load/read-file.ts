import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { LoadError } from './load-error.ts';

/** The bytes of a file. Pipes and devices are read like files, up to the bound. */
export function readBounded(path: string, maxBytes: number): Buffer {
	const handle = openSync(path, constants.O_RDONLY);
	try {
		const { size } = fstatSync(handle);
		if (size > maxBytes) throw new LoadError([`${path}: file size ${size} exceeds the limit of ${maxBytes} bytes`]);
		return readAll(handle, path, size, maxBytes);
	} finally {
		closeSync(handle);
	}
}

function readAll(handle: number, path: string, size: number, maxBytes: number): Buffer {
	const chunks: Buffer[] = [];
	let total = 0;
	for (;;) {
		const chunk = Buffer.allocUnsafe(Math.max(size - total, 0) + 1024);
		const length = readSync(handle, chunk);
		if (length === 0) return Buffer.concat(chunks, total);
		chunks.push(chunk.subarray(0, length));
		total += length;
		if (total > maxBytes) throw new LoadError([`${path}: file exceeds the limit of ${maxBytes} bytes`]);
	}
}

/** The text of bytes; a byte order mark stays, and bytes that are no UTF-8 become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
