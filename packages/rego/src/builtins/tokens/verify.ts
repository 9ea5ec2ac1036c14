import { hmacDigest } from '../../crypto/hash.ts';
import { type JwsScheme, jwsScheme, verifyWithKey } from '../../crypto/jws.ts';
import { decodeBase64UrlToken, encodeUtf8, equalBytes } from '../../runtime/bytes.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { decodeHeader, readHeader, signedBytes, splitToken } from './token.ts';
import { someKeyVerifies, verificationKeys } from './token-keys.ts';

const jwt = named('jwt', 'token to verify', t.string);
const result = named('result', '`true` if the signature is right, `false` otherwise', t.boolean);

export const verifyHs256: Builtin = secretBuiltin('HS256', 'HMAC with SHA-256');
export const verifyHs384: Builtin = secretBuiltin('HS384', 'HMAC with SHA-384');
export const verifyHs512: Builtin = secretBuiltin('HS512', 'HMAC with SHA-512');
export const verifyRs256: Builtin = keyBuiltin('RS256', 'RSA PKCS #1 v1.5 with SHA-256');
export const verifyRs384: Builtin = keyBuiltin('RS384', 'RSA PKCS #1 v1.5 with SHA-384');
export const verifyRs512: Builtin = keyBuiltin('RS512', 'RSA PKCS #1 v1.5 with SHA-512');
export const verifyPs256: Builtin = keyBuiltin('PS256', 'RSA PSS with SHA-256');
export const verifyPs384: Builtin = keyBuiltin('PS384', 'RSA PSS with SHA-384');
export const verifyPs512: Builtin = keyBuiltin('PS512', 'RSA PSS with SHA-512');
export const verifyEs256: Builtin = keyBuiltin('ES256', 'ECDSA with SHA-256');
export const verifyEs384: Builtin = keyBuiltin('ES384', 'ECDSA with SHA-384');
export const verifyEs512: Builtin = keyBuiltin('ES512', 'ECDSA with SHA-512');
export const verifyEdDsa: Builtin = keyBuiltin('EdDSA', 'Ed25519');

function keyBuiltin(alg: string, title: string): Builtin {
	const scheme = jwsScheme(alg) as JwsScheme;
	return builtin({
		name: `io.jwt.verify_${alg.toLowerCase()}`,
		description: `Verifies the signature of a JSON Web Token, made by ${title}.`,
		categories: ['tokens'],
		args: [jwt, named('certificate', 'certificate or public key as PEM, or a JWK or JWK set', t.string)],
		result,
		impl(context, text, certificate) {
			const token = splitToken(text);
			const keys = verificationKeys(context, certificate);
			const signature = decodeBase64UrlToken(token.signature);
			const header = readHeader(decodeHeader(token));
			const message = signedBytes(token);
			return someKeyVerifies(
				keys,
				header,
				({ material }) => material.kind === 'public' && verifyWithKey(material.key, scheme, message, signature, 'lax'),
			);
		},
	});
}

function secretBuiltin(alg: string, title: string): Builtin {
	const { hash } = jwsScheme(alg) as JwsScheme & { readonly family: 'hmac' };
	return builtin({
		name: `io.jwt.verify_${alg.toLowerCase()}`,
		description: `Verifies the signature of a JSON Web Token, made by ${title}.`,
		categories: ['tokens'],
		args: [jwt, named('secret', 'secret that the token was signed with', t.string)],
		result,
		impl(_context, text, secret) {
			const token = splitToken(text);
			const expected = hmacDigest(hash, encodeUtf8(secret), signedBytes(token));
			return equalBytes(decodeBase64UrlToken(token.signature), expected);
		},
	});
}
