import { decodeBase64 } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';

export interface PemBlock {
	readonly type: string;
	readonly bytes: Uint8Array;
	/** Where the text goes on behind the block. */
	readonly end: number;
}

const BEGIN = '-----BEGIN ';
const END = '\n-----END ';
const DASHES = '-----';

/**
 * The first block of PEM text at or after `from`, as Go finds it: whatever is not a well-formed block is passed over.
 * Null when there is none.
 */
export function nextPemBlock(text: string, from = 0): PemBlock | null {
	// The end of a block decides: the last BEGIN before it is where it starts.
	let at = from;
	let begin = -1;
	let nextBegin = text.indexOf(BEGIN, from);
	for (;;) {
		const end = text.indexOf(END, at);
		if (end < 0) return null;
		while (nextBegin >= 0 && nextBegin + BEGIN.length <= end) {
			begin = nextBegin;
			nextBegin = text.indexOf(BEGIN, begin + 1);
		}
		const startsLine = begin === at || (begin > at && text[begin - 1] === '\n');
		const block = startsLine ? readBlock(text, begin, end) : null;
		if (block !== null) return block;
		at = end + END.length;
	}
}

/** All blocks of a text. */
export function pemBlocks(text: string): readonly PemBlock[] {
	const blocks: PemBlock[] = [];
	let at = 0;
	for (;;) {
		const block = nextPemBlock(text, at);
		if (block === null) return blocks;
		blocks.push(block);
		at = block.end;
	}
}

function readBlock(text: string, begin: number, end: number): PemBlock | null {
	const typeLine = lineAt(text, begin + BEGIN.length);
	if (!typeLine.text.endsWith(DASHES)) return null;
	const type = typeLine.text.slice(0, -DASHES.length);
	let at = typeLine.next;
	for (;;) {
		// An empty block has its END right behind the first line, whose line break it shares.
		if (at > end + 1) return null;
		const header = lineAt(text, at);
		if (!header.text.includes(':')) break;
		at = header.next;
	}
	if (at > typeLine.next && at > end) return null;
	const trailer = lineAt(text, end + END.length);
	if (trailer.text !== type + DASHES) return null;
	const bytes = decodeBody(text.slice(at, Math.max(at, end)));
	return bytes === null ? null : { type, bytes, end: trailer.next };
}

function decodeBody(body: string): Uint8Array | null {
	try {
		return decodeBase64(body.replace(/[ \t]/g, ''));
	} catch (error) {
		if (error instanceof BuiltinError) return null;
		throw error;
	}
}

function lineAt(text: string, from: number): { readonly text: string; readonly next: number } {
	const end = text.indexOf('\n', from);
	const line = text.slice(from, end < 0 ? text.length : end);
	return { text: line.replace(/\r$/, '').replace(/[ \t]+$/, ''), next: end < 0 ? text.length : end + 1 };
}
