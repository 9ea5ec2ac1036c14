import { describe, expect, it } from 'vitest';
import {
	BASE64_RAW_URL,
	BASE64_URL,
	bigIntToBytes,
	bytesToBigInt,
	concatBytes,
	decodeBase64,
	decodeBase64UrlToken,
	decodeHex,
	decodeUtf8,
	encodeBase64,
	encodeHex,
	encodeUtf8,
	equalBytes,
	tryDecodeUtf8,
} from './bytes.ts';

function bytes(...items: number[]): Uint8Array {
	return Uint8Array.from(items);
}

describe('UTF-8', () => {
	it('encodes and decodes', () => {
		expect(decodeUtf8(encodeUtf8('a\u00e9\u20ac\u{1f600}'))).toBe('a\u00e9\u20ac\u{1f600}');
	});
	it('keeps a byte order mark', () => expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa'));
	it('replaces every bad byte by its own U+FFFD', () => {
		expect(decodeUtf8(bytes(0x61, 0xe2, 0x82, 0x62))).toBe('a\ufffd\ufffdb');
		expect(decodeUtf8(bytes(0xff, 0xe2, 0x82, 0xac))).toBe('\ufffd\u20ac');
		expect(decodeUtf8(bytes(0xed, 0xa0, 0x80))).toBe('\ufffd\ufffd\ufffd');
	});
	it('tells invalid bytes from valid ones', () => {
		expect(tryDecodeUtf8(bytes(0xff))).toBeNull();
		expect(tryDecodeUtf8(bytes(0x41))).toBe('A');
	});
});

describe('base64', () => {
	it('encodes every length', () => {
		expect(encodeBase64(encodeUtf8('a'))).toBe('YQ==');
		expect(encodeBase64(encodeUtf8('ab'))).toBe('YWI=');
		expect(encodeBase64(encodeUtf8('abc'))).toBe('YWJj');
		expect(encodeBase64(bytes(251, 255), BASE64_RAW_URL)).toBe('-_8');
	});
	it('decodes every length, over line breaks', () => {
		expect(decodeBase64('YW\r\nJj\n')).toEqual(encodeUtf8('abc'));
		expect(decodeBase64('YQ=\n=')).toEqual(encodeUtf8('a'));
		expect(decodeBase64('-_8=', BASE64_URL)).toEqual(bytes(251, 255));
		expect(decodeBase64('-_8', BASE64_RAW_URL)).toEqual(bytes(251, 255));
		expect(decodeBase64('')).toEqual(bytes());
	});
	it.each([
		['YQ', 0],
		['YQ=', 3],
		['YWJjYQ', 4],
		['Y', 0],
		['Y===', 1],
		['YW=J', 2],
		['YQ==x', 4],
		['YWI=x', 4],
		['Y!Jj', 1],
		['Y\u00e9Jj', 1],
		['-_8=', 0],
	])('refuses %s at byte %i', (text, offset) => {
		expect(() => decodeBase64(text)).toThrow(`illegal base64 data at input byte ${offset}`);
	});
	it('takes tokens with and without padding', () => {
		expect(decodeBase64UrlToken('-_8')).toEqual(bytes(251, 255));
		expect(decodeBase64UrlToken('-_8=')).toEqual(bytes(251, 255));
		expect(() => decodeBase64UrlToken('abcde')).toThrow('illegal base64url string: abcde');
	});
	it('refuses padding where there is none', () => {
		expect(() => decodeBase64('YQ==', BASE64_RAW_URL)).toThrow('illegal base64 data at input byte 2');
	});
});

describe('hexadecimal', () => {
	it('goes both ways', () => {
		expect(encodeHex(bytes(0, 15, 255))).toBe('000fff');
		expect(decodeHex('000fFF')).toEqual(bytes(0, 15, 255));
	});
	it('names a bad byte', () => {
		expect(() => decodeHex('0g')).toThrow("encoding/hex: invalid byte: U+0067 'g'");
		expect(() => decodeHex('\n')).toThrow('encoding/hex: invalid byte: U+000A');
	});
	it('wants pairs', () => expect(() => decodeHex('abc')).toThrow('encoding/hex: odd length hex string'));
});

describe('byte arrays', () => {
	it('joins and compares', () => {
		expect(concatBytes(bytes(1), bytes(), bytes(2, 3))).toEqual(bytes(1, 2, 3));
		expect(equalBytes(bytes(1, 2), bytes(1, 2))).toBe(true);
		expect(equalBytes(bytes(1, 2), bytes(1, 3))).toBe(false);
		expect(equalBytes(bytes(1), bytes(1, 3))).toBe(false);
	});
	it('holds big-endian integers', () => {
		expect(bytesToBigInt(bytes(1, 0))).toBe(256n);
		expect(bytesToBigInt(bytes())).toBe(0n);
		expect(bigIntToBytes(256n)).toEqual(bytes(1, 0));
		expect(bigIntToBytes(1n, 4)).toEqual(bytes(0, 0, 0, 1));
		expect(bigIntToBytes(0n)).toEqual(bytes());
	});
});
