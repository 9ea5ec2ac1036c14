import { describe, expect, it } from 'vitest';
import {
	contextTag,
	DerReader,
	derBitString,
	derBoolean,
	derInteger,
	derOid,
	derOidText,
	derSmallInteger,
	isDerNull,
	rightAligned,
	Tag,
} from './asn1.ts';

function bytes(...items: number[]): Uint8Array {
	return Uint8Array.from(items);
}

describe('DerReader', () => {
	it('reads one element after the other', () => {
		const reader = new DerReader(bytes(Tag.integer, 1, 5, Tag.null, 0));
		expect(reader.peek(Tag.integer)).toBe(true);
		expect(reader.element(Tag.null)).toBeNull();
		expect(reader.need(Tag.integer, 'x')).toEqual(bytes(5));
		expect(reader.next()).toEqual({ tag: Tag.null, content: bytes(), full: bytes(5, 0) });
		expect(reader.done).toBe(true);
		expect(reader.next()).toBeNull();
	});
	it('reads long lengths', () => {
		const content = new Uint8Array(300).fill(7);
		const reader = new DerReader(Uint8Array.from([Tag.octetString, 0x82, 1, 44, ...content]));
		expect(reader.next()?.content).toEqual(content);
	});
	it.each([
		['no length', [4]],
		['an indefinite length', [0x30, 0x80, 0, 0]],
		['a length that is cut off', [4, 0x82, 1]],
		['a long form of a short length', [4, 0x81, 5, 1, 2, 3, 4, 5]],
		['a leading zero in the length', [4, 0x82, 0, 200]],
		['a length of five bytes', [4, 0x85, 1, 1, 1, 1, 1]],
		['more than there is', [4, 5, 1]],
		['a long identifier', [0x1f, 1, 0]],
	])('refuses %s', (_, encoding) => expect(new DerReader(bytes(...encoding)).next()).toBeNull());
	it('throws what it is told', () => {
		expect(() => new DerReader(bytes(2, 0)).need(Tag.null, 'no null')).toThrow('no null');
		expect(() => new DerReader(bytes(5, 9)).optional(Tag.null, 'bad null')).toThrow('bad null');
		expect(new DerReader(bytes(2, 0)).optional(Tag.null, 'x')).toBeNull();
	});
});

describe('integers', () => {
	it.each([
		[[0], 0n],
		[[0x7f], 127n],
		[[0, 0x80], 128n],
		[[0xff], -1n],
		[[0x80, 0], -32768n],
	])('%j', (content, expected) => expect(derInteger(bytes(...content))).toBe(expected));
	it.each([[[]], [[0, 1]], [[0xff, 0xff]]])('refuses %j', (content) => {
		expect(derInteger(bytes(...content))).toBeNull();
	});
	it('small ones', () => {
		expect(derSmallInteger(bytes(1, 0))).toBe(256);
		expect(derSmallInteger(new Uint8Array(7).fill(1))).toBeNull();
	});
});

it('truth values', () => {
	expect([[0], [0xff], [1], [0, 0]].map((content) => derBoolean(bytes(...content)))).toEqual([false, true, null, null]);
});

it('bit strings', () => {
	expect(derBitString(bytes(0))).toEqual({ bytes: bytes(), unused: 0 });
	expect([[], [8, 0], [1], [1, 1]].map((content) => derBitString(bytes(...content)))).toEqual([null, null, null, null]);
	expect(rightAligned({ bytes: bytes(0b10110000, 0b11000000), unused: 4 })).toEqual(bytes(0b00001011, 0b00001100));
	expect(rightAligned({ bytes: bytes(1), unused: 0 })).toEqual(bytes(1));
});

describe('object identifiers', () => {
	it('reads', () => {
		expect(derOid(bytes(0x55, 4, 3))).toBe('2.5.4.3');
		expect(derOid(bytes(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11))).toBe('1.2.840.113549.1.1.11');
		expect(derOid(bytes(0x81, 0x34, 3))).toBe('2.100.3');
	});
	it('refuses', () => {
		for (const content of [[], [0x80, 1], [0x81], new Array(33).fill(0x81)]) {
			expect(derOidText(bytes(...content))).toBeNull();
		}
	});
	it('tells large arcs apart', () => {
		const large = bytes(0x2a, 0x90, 0x80, 0x80, 0x80, 0);
		expect(derOidText(large)).toBe('1.2.4294967296');
		expect(derOid(large)).toBeNull();
	});
});

it('tags and nulls', () => {
	expect([contextTag(3), contextTag(3, true)]).toEqual([0x83, 0xa3]);
	expect([isDerNull(bytes(5, 0)), isDerNull(bytes(5))]).toEqual([true, false]);
});
