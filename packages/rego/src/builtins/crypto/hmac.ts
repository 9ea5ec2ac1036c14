import { type HashName, hmacDigest } from '../../crypto/hash.ts';
import { encodeHex, encodeUtf8, equalBytes } from '../../runtime/bytes.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const hmacMd5: Builtin = hmacBuiltin('md5', 'MD5');
export const hmacSha1: Builtin = hmacBuiltin('sha1', 'SHA-1');
export const hmacSha256: Builtin = hmacBuiltin('sha256', 'SHA-256');
export const hmacSha512: Builtin = hmacBuiltin('sha512', 'SHA-512');

export const hmacEqual: Builtin = builtin({
	name: 'crypto.hmac.equal',
	description:
		'Whether two message authentication codes are the same, in a time that does not depend on where they differ.',
	categories: [],
	args: [named('mac1', 'one code', t.string), named('mac2', 'the other code', t.string)],
	result: named('result', '`true` if both codes are the same', t.boolean),
	impl(_context, a, b) {
		return equalBytes(encodeUtf8(a), encodeUtf8(b));
	},
});

function hmacBuiltin(hash: HashName, title: string): Builtin {
	return builtin({
		name: `crypto.hmac.${hash}`,
		description: `The ${title} message authentication code of a string under a key, in hexadecimal digits.`,
		categories: [],
		args: [named('x', 'message', t.string), named('key', 'secret key', t.string)],
		result: named('y', `${title} authentication code of \`x\``, t.string),
		impl(_context, message, key) {
			return encodeHex(hmacDigest(hash, encodeUtf8(key), encodeUtf8(message)));
		},
	});
}
