import {
	BASE64_RAW_URL,
	BASE64_STD,
	BASE64_URL,
	decodeBase64,
	decodeUtf8,
	encodeBase64,
	encodeUtf8,
} from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const base64Encode: Builtin = builtin({
	name: 'base64.encode',
	description: 'The base64 text of a string, with padding.',
	categories: ['encoding'],
	args: [named('x', 'text to encode', t.string)],
	result: named('y', '`x` as base64', t.string),
	impl(_context, text) {
		return encodeBase64(encodeUtf8(text), BASE64_STD);
	},
});

export const base64Decode: Builtin = builtin({
	name: 'base64.decode',
	description: 'The string that a base64 text stands for.',
	categories: ['encoding'],
	args: [named('x', 'base64 text to decode', t.string)],
	result: named('y', 'what `x` stands for', t.string),
	impl(_context, text) {
		return decodeUtf8(decodeBase64(text, BASE64_STD));
	},
});

export const base64IsValid: Builtin = builtin({
	name: 'base64.is_valid',
	description: 'Whether a string is base64 with padding.',
	categories: ['encoding'],
	args: [named('x', 'string to look at', t.string)],
	result: named('result', '`true` if `x` can be decoded, `false` otherwise', t.boolean),
	unchecked: true,
	impl(_context, text) {
		if (typeof text !== 'string') return false;
		try {
			decodeBase64(text, BASE64_STD);
			return true;
		} catch (error) {
			if (error instanceof BuiltinError) return false;
			throw error;
		}
	},
});

export const base64UrlEncode: Builtin = builtin({
	name: 'base64url.encode',
	description: 'The base64url text of a string, with padding.',
	categories: ['encoding'],
	args: [named('x', 'text to encode', t.string)],
	result: named('y', '`x` as base64url', t.string),
	impl(_context, text) {
		return encodeBase64(encodeUtf8(text), BASE64_URL);
	},
});

export const base64UrlEncodeNoPad: Builtin = builtin({
	name: 'base64url.encode_no_pad',
	description: 'The base64url text of a string, without padding.',
	categories: ['encoding'],
	args: [named('x', 'text to encode', t.string)],
	result: named('y', '`x` as base64url without padding', t.string),
	impl(_context, text) {
		return encodeBase64(encodeUtf8(text), BASE64_RAW_URL);
	},
});

export const base64UrlDecode: Builtin = builtin({
	name: 'base64url.decode',
	description: 'The string that a base64url text stands for; padding may be missing.',
	categories: ['encoding'],
	args: [named('x', 'base64url text to decode', t.string)],
	result: named('y', 'what `x` stands for', t.string),
	impl(_context, text) {
		return decodeUtf8(decodeBase64(withPadding(text), BASE64_URL));
	},
});

function withPadding(text: string): string {
	if (text.endsWith('=')) return text;
	const missing = (4 - (encodeUtf8(text).length % 4)) % 4;
	if (missing === 3) throw new BuiltinError(`illegal base64url string: ${text}`);
	return text + '='.repeat(missing);
}
