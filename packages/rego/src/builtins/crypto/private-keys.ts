import { privateJwk } from '../../crypto/jwk-write.ts';
import type { PrivateKey } from '../../crypto/keys.ts';
import { privateKeysOfPem } from '../../crypto/private-key.ts';
import { decodeBase64, decodeUtf8 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { privateKeyJson } from './key-json.ts';

export const parsePrivateKeys: Builtin = builtin({
	name: 'crypto.parse_private_keys',
	description: 'Takes the private keys of PEM text, or of base64 of it, apart. Gives null for empty text.',
	categories: [],
	args: [named('keys', 'private keys as PEM, or as base64 of PEM', t.string)],
	result: named('output', 'one object per key', t.arrayOf(t.objectOf(t.string, t.any))),
	impl(_context, text) {
		return text === '' ? null : privateKeysOf(text).map(privateKeyJson);
	},
});

export const parseRsaPrivateKey: Builtin = builtin({
	name: 'crypto.x509.parse_rsa_private_key',
	description: 'The first private key of PEM text, or of base64 of it, as a JSON Web Key.',
	categories: [],
	args: [named('pem', 'private key as PEM, or as base64 of PEM', t.string)],
	result: named('output', 'the key as a JWK', t.objectOf(t.string, t.any)),
	impl(_context, text) {
		if (text === '') throw new BuiltinError('input PEM data was empty');
		const [key] = privateKeysOf(text.startsWith('-----BEGIN') ? text : decodeUtf8(decodeBase64(text)));
		return key === undefined ? null : privateJwk(key);
	},
});

function privateKeysOf(text: string): readonly PrivateKey[] {
	return privateKeysOfPem(decodedOrSame(text));
}

function decodedOrSame(text: string): string {
	try {
		return decodeUtf8(decodeBase64(text));
	} catch (error) {
		if (error instanceof BuiltinError) return text;
		throw error;
	}
}
