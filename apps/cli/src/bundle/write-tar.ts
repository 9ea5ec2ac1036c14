import { gzipSync } from 'node:zlib';

/** One file of an archive that is to be written. */
export interface ArchiveEntry {
	readonly path: string;
	readonly text: string;
}

const BLOCK = 512;

/** A gzipped tar archive. The same files give the same bytes: there are no dates and no owners. */
export function writeTarball(files: readonly ArchiveEntry[]): Buffer {
	const members = files.flatMap(({ path, text }) => member(path, Buffer.from(text)));
	return gzipSync(Buffer.concat([...members, Buffer.alloc(2 * BLOCK)]));
}

function member(path: string, body: Buffer): Buffer[] {
	const name = Buffer.from(path);
	// names that do not fit travel in a member of their own, as GNU's tar has it
	const long = name.length > 100 ? [header(Buffer.from('././@LongLink'), name.length + 1, 'L'), padded(name, 1)] : [];
	return [...long, header(name.subarray(0, 100), body.length, '0'), padded(body, 0)];
}

/** Bytes and at least so many zeros, in whole blocks. */
function padded(bytes: Buffer, zeros: number): Buffer {
	const length = Math.ceil((bytes.length + zeros) / BLOCK) * BLOCK;
	return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}

function header(name: Buffer, size: number, type: string): Buffer {
	const block = Buffer.alloc(BLOCK);
	name.copy(block, 0);
	const write = (at: number, text: string): number => block.write(text, at, 'latin1');
	write(100, '0000600\0');
	write(108, '0000000\0');
	write(116, '0000000\0');
	write(124, `${size.toString(8).padStart(11, '0')}\0`);
	write(136, '00000000000\0');
	write(148, '        ');
	write(156, type);
	write(257, 'ustar  \0');
	const sum = block.reduce((total, byte) => total + byte, 0);
	write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
	return block;
}
