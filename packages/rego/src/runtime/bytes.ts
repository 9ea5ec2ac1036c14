import { BuiltinError } from './errors.ts';

/** A string's UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes. As in Go, every single byte that is not part of valid UTF-8 becomes one U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
	return tryDecodeUtf8(bytes) ?? decodeLossy(bytes);
}

/** The text of UTF-8 bytes, or null when they are not valid UTF-8. */
export function tryDecodeUtf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

function decodeLossy(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let i = 0; i < bytes.length; ) {
		const length = sequenceLength(bytes, i);
		const text = length === 0 ? null : tryDecodeUtf8(bytes.subarray(i, i + length));
		parts.push(text ?? '\ufffd');
		i += text === null ? 1 : length;
	}
	return parts.join('');
}

/** How many bytes the first byte of a sequence asks for; 0 when it cannot begin one or too few are left. */
function sequenceLength(bytes: Uint8Array, at: number): number {
	const first = bytes[at] as number;
	const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	return at + length <= bytes.length ? length : 0;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	let difference = 0;
	for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
	return difference === 0;
}

/** The alphabets of RFC 4648, with or without padding. */
export interface Base64Variant {
	readonly alphabet: string;
	readonly padded: boolean;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const BASE64_STD: Base64Variant = { alphabet: `${LETTERS}+/`, padded: true };
export const BASE64_URL: Base64Variant = { alphabet: `${LETTERS}-_`, padded: true };
export const BASE64_RAW_URL: Base64Variant = { alphabet: `${LETTERS}-_`, padded: false };

export function encodeBase64(bytes: Uint8Array, variant: Base64Variant = BASE64_STD): string {
	const { alphabet, padded } = variant;
	const parts: string[] = [];
	for (let i = 0; i < bytes.length; i += 3) {
		const left = bytes.length - i;
		const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
		const digits = [word >> 18, (word >> 12) & 63, (word >> 6) & 63, word & 63].map((d) => alphabet[d] as string);
		const used = Math.min(left, 3) + 1;
		parts.push(digits.slice(0, used).join(''), padded ? '='.repeat(4 - used) : '');
	}
	return parts.join('');
}

const NEWLINE = 10;
const RETURN = 13;
const PADDING = 61;

/**
 * Decodes base64 as Go does: line breaks are skipped anywhere, padding must be exact, unused bits of the last digit
 * do not matter. Throws Go's message, with the offset of the first bad byte.
 */
export function decodeBase64(text: string, variant: Base64Variant = BASE64_STD): Uint8Array {
	const source = encodeUtf8(text);
	const values = digitValues(variant.alphabet);
	const out = new Uint8Array(Math.ceil(source.length / 4) * 3);
	let written = 0;
	let word = 0;
	let digits = 0;
	let at = 0;
	for (; at < source.length; at++) {
		const byte = source[at] as number;
		if (byte === NEWLINE || byte === RETURN) continue;
		const value = values[byte] as number;
		if (value < 0) break;
		word = (word << 6) | value;
		if (++digits === 4) {
			out[written++] = word >> 16;
			out[written++] = word >> 8;
			out[written++] = word;
			word = 0;
			digits = 0;
		}
	}
	if (at < source.length) checkPadding(source, at, digits, variant.padded);
	// Go counts a cut-off quantum back from the end, whatever line breaks lie in between.
	else if (digits === 1 || (digits > 1 && variant.padded)) throw corruptBase64(source.length - digits);
	if (digits > 1) out[written++] = word >> (digits === 2 ? 4 : 10);
	if (digits > 2) out[written++] = word >> 2;
	return out.slice(0, written);
}

/** Decodes base64url whose padding may be missing, as JSON Web Tokens have it. Throws OPA's messages. */
export function decodeBase64UrlToken(text: string): Uint8Array {
	if (text.endsWith('=')) return decodeBase64(text, BASE64_URL);
	const missing = (4 - (encodeUtf8(text).length % 4)) % 4;
	if (missing === 3) throw new BuiltinError(`illegal base64url string: ${text}`);
	return decodeBase64(text + '='.repeat(missing), BASE64_URL);
}

/** `at` is the first byte that is no digit: it must be the padding that the digits so far ask for, and the last thing. */
function checkPadding(source: Uint8Array, at: number, digits: number, padded: boolean): void {
	if (source[at] !== PADDING || !padded || digits < 2) throw corruptBase64(at);
	let next = skipLineBreaks(source, at + 1);
	if (digits === 2) {
		if (next === source.length) throw corruptBase64(source.length);
		if (source[next] !== PADDING) throw corruptBase64(next - 1);
		next = skipLineBreaks(source, next + 1);
	}
	if (next < source.length) throw corruptBase64(next);
}

function skipLineBreaks(source: Uint8Array, from: number): number {
	let at = from;
	while (source[at] === NEWLINE || source[at] === RETURN) at++;
	return at;
}

function corruptBase64(offset: number): BuiltinError {
	return new BuiltinError(`illegal base64 data at input byte ${offset}`);
}

function digitValues(alphabet: string): Int8Array {
	const values = new Int8Array(256).fill(-1);
	for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
	return values;
}

/** Lower-case hexadecimal digits. */
export function encodeHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Decodes hexadecimal digits of either case; throws Go's messages. */
export function decodeHex(text: string): Uint8Array {
	const source = encodeUtf8(text);
	for (const byte of source) if (hexDigit(byte) < 0) throw invalidHexByte(byte);
	if (source.length % 2 === 1) throw new BuiltinError('encoding/hex: odd length hex string');
	const out = new Uint8Array(source.length / 2);
	for (let i = 0; i < out.length; i++) {
		out[i] = hexDigit(source[2 * i] as number) * 16 + hexDigit(source[2 * i + 1] as number);
	}
	return out;
}

function hexDigit(byte: number): number {
	if (byte >= 48 && byte <= 57) return byte - 48;
	const lower = byte | 32;
	return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function invalidHexByte(byte: number): BuiltinError {
	const character = String.fromCharCode(byte);
	const shown = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character) ? ` '${character}'` : '';
	const code = byte.toString(16).toUpperCase().padStart(4, '0');
	return new BuiltinError(`encoding/hex: invalid byte: U+${code}${shown}`);
}

/** A big-endian unsigned integer of these bytes. */
export function bytesToBigInt(bytes: Uint8Array): bigint {
	return bytes.length === 0 ? 0n : BigInt(`0x${encodeHex(bytes)}`);
}

/** The big-endian bytes of a non-negative integer, left-padded with zeros to `length` when given. */
export function bigIntToBytes(n: bigint, length = 0): Uint8Array {
	const hex = n === 0n ? '' : n.toString(16);
	const minimal = decodeHex(hex.length % 2 === 0 ? hex : `0${hex}`);
	if (minimal.length >= length) return minimal;
	const out = new Uint8Array(length);
	out.set(minimal, length - minimal.length);
	return out;
}
