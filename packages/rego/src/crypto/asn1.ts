import { bytesToBigInt, equalBytes } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';

/** Identifier octets of the ASN.1 types that certificates and keys are made of. */
export const Tag = {
	boolean: 0x01,
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	null: 0x05,
	oid: 0x06,
	utf8String: 0x0c,
	numericString: 0x12,
	printableString: 0x13,
	t61String: 0x14,
	ia5String: 0x16,
	utcTime: 0x17,
	generalizedTime: 0x18,
	bmpString: 0x1e,
	sequence: 0x30,
	set: 0x31,
} as const;

/** The identifier octet of `[number]`, primitive or constructed. */
export function contextTag(number: number, constructed = false): number {
	return 0x80 | (constructed ? 0x20 : 0) | number;
}

export interface DerElement {
	readonly tag: number;
	readonly content: Uint8Array;
	/** The whole encoding, with identifier and length. */
	readonly full: Uint8Array;
}

/**
 * Reads elements of DER one after the other, without copying. Only definite, minimal lengths of up to four bytes and
 * one-byte identifiers are DER as X.509 uses it; everything else reads as null.
 */
export class DerReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get done(): boolean {
		return this.#at >= this.#bytes.length;
	}

	/** Whether the next element has this identifier. */
	peek(tag: number): boolean {
		return this.#bytes[this.#at] === tag;
	}

	/** The next element, or null when there is none or it is malformed. */
	next(): DerElement | null {
		const start = this.#at;
		const tag = this.#bytes[start];
		const length = this.#length(start + 1);
		if (tag === undefined || (tag & 0x1f) === 0x1f || length === null) return null;
		const end = length.from + length.size;
		if (end > this.#bytes.length) return null;
		this.#at = end;
		return { tag, content: this.#bytes.subarray(length.from, end), full: this.#bytes.subarray(start, end) };
	}

	/** The next element if it has this identifier; otherwise null, and nothing is read. */
	element(tag: number): DerElement | null {
		return this.peek(tag) ? this.next() : null;
	}

	/** The content of the next element, which must have this identifier: otherwise the error that `message` says. */
	need(tag: number, message: string): Uint8Array {
		return this.needElement(tag, message).content;
	}

	needElement(tag: number, message: string): DerElement {
		const element = this.element(tag);
		if (element === null) throw new BuiltinError(message);
		return element;
	}

	/** A reader of the content of the next element. */
	enter(tag: number, message: string): DerReader {
		return new DerReader(this.need(tag, message));
	}

	/** The content of the next element if it has this identifier; null when it has another. */
	optional(tag: number, message: string): Uint8Array | null {
		return this.peek(tag) ? this.need(tag, message) : null;
	}

	#length(at: number): { readonly from: number; readonly size: number } | null {
		const first = this.#bytes[at];
		if (first === undefined) return null;
		if (first < 0x80) return { from: at + 1, size: first };
		const count = first & 0x7f;
		if (count === 0 || count > 4 || at + count >= this.#bytes.length) return null;
		let size = 0;
		for (let i = 1; i <= count; i++) size = size * 256 + (this.#bytes[at + i] as number);
		const minimal = size >= 0x80 && size >= 256 ** (count - 1);
		return minimal ? { from: at + 1 + count, size } : null;
	}
}

/** The value of a DER INTEGER's content, in two's complement and minimal; null when it is not. */
export function derInteger(content: Uint8Array): bigint | null {
	const [first, second] = content;
	if (first === undefined) return null;
	if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) return null;
	const unsigned = bytesToBigInt(content);
	return first < 0x80 ? unsigned : unsigned - (1n << BigInt(8 * content.length));
}

/** Like derInteger, for integers of up to 48 bits; null for others. */
export function derSmallInteger(content: Uint8Array): number | null {
	const n = content.length > 6 ? null : derInteger(content);
	return n === null ? null : Number(n);
}

/** DER knows one encoding of each truth value. */
export function derBoolean(content: Uint8Array): boolean | null {
	if (content.length !== 1) return null;
	return content[0] === 0 ? false : content[0] === 0xff ? true : null;
}

/** The bytes of a BIT STRING and how many of the last byte's bits do not count, which must be zero. */
export function derBitString(content: Uint8Array): { readonly bytes: Uint8Array; readonly unused: number } | null {
	const unused = content[0];
	if (unused === undefined || unused > 7) return null;
	const bytes = content.subarray(1);
	if (bytes.length === 0) return unused === 0 ? { bytes, unused } : null;
	const last = bytes[bytes.length - 1] as number;
	return (last & ((1 << unused) - 1)) === 0 ? { bytes, unused } : null;
}

/** The bytes of a BIT STRING moved to the right end, so that no unused bits are left. */
export function rightAligned({ bytes, unused }: { readonly bytes: Uint8Array; readonly unused: number }): Uint8Array {
	if (unused === 0) return bytes;
	return bytes.map((byte, i) => (byte >> unused) | ((bytes[i - 1] ?? 0) << (8 - unused)));
}

const MAX_ARC_BYTES = 32;

/** The arcs of an OBJECT IDENTIFIER's content, each as decimal text (`2.5.4.3`); null when malformed. */
export function derOidText(content: Uint8Array): string | null {
	const arcs: bigint[] = [];
	let arc = 0n;
	let length = 0;
	for (const byte of content) {
		if (length === 0 && byte === 0x80) return null;
		if (++length > MAX_ARC_BYTES) return null;
		arc = (arc << 7n) | BigInt(byte & 0x7f);
		if (byte >= 0x80) continue;
		arcs.push(arc);
		arc = 0n;
		length = 0;
	}
	const first = arcs[0];
	if (first === undefined || length > 0) return null;
	const root = first < 80n ? first / 40n : 2n;
	return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** Like derOidText, where every arc must fit 31 bits; that is what Go can hold in an ObjectIdentifier. */
export function derOid(content: Uint8Array): string | null {
	const text = derOidText(content);
	return text?.split('.').every((arc) => Number(arc) < 2 ** 31) ? text : null;
}

export function isDerNull(full: Uint8Array): boolean {
	return equalBytes(full, Uint8Array.of(Tag.null, 0));
}
