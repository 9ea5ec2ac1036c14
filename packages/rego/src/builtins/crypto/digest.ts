import { digest, type HashName } from '../../crypto/hash.ts';
import { encodeHex, encodeUtf8 } from '../../runtime/bytes.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const md5: Builtin = digestBuiltin('md5', 'MD5');
export const sha1: Builtin = digestBuiltin('sha1', 'SHA-1');
export const sha256: Builtin = digestBuiltin('sha256', 'SHA-256');

function digestBuiltin(hash: HashName, title: string): Builtin {
	return builtin({
		name: `crypto.${hash}`,
		description: `The ${title} digest of a string, in hexadecimal digits.`,
		categories: [],
		args: [named('x', 'string to hash', t.string)],
		result: named('y', `${title} digest of \`x\``, t.string),
		impl(_context, text) {
			return encodeHex(digest(hash, encodeUtf8(text)));
		},
	});
}
