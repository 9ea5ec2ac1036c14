import { bytesToBigInt, equalBytes } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { coordinateLength, signEcdsa, verifyEcdsa } from './ecdsa.ts';
import { signEd25519, verifyEd25519 } from './ed25519.ts';
import { digest, digestLength, type HashName, hmacDigest } from './hash.ts';
import type { KeyMaterial } from './jwk.ts';
import type { PrivateKey, PublicKey } from './keys.ts';
import { signPkcs1, signPss, verifyPkcs1, verifyPss } from './rsa.ts';

/** How a JSON Web Signature is made (RFC 7518, RFC 8037). */
export type JwsScheme =
	| { readonly family: 'hmac' | 'pkcs1' | 'pss' | 'ecdsa'; readonly hash: HashName }
	| { readonly family: 'eddsa'; readonly hash: null };

const SCHEMES: ReadonlyMap<string, JwsScheme> = new Map<string, JwsScheme>([
	['HS256', { family: 'hmac', hash: 'sha256' }],
	['HS384', { family: 'hmac', hash: 'sha384' }],
	['HS512', { family: 'hmac', hash: 'sha512' }],
	['RS256', { family: 'pkcs1', hash: 'sha256' }],
	['RS384', { family: 'pkcs1', hash: 'sha384' }],
	['RS512', { family: 'pkcs1', hash: 'sha512' }],
	['PS256', { family: 'pss', hash: 'sha256' }],
	['PS384', { family: 'pss', hash: 'sha384' }],
	['PS512', { family: 'pss', hash: 'sha512' }],
	['ES256', { family: 'ecdsa', hash: 'sha256' }],
	['ES384', { family: 'ecdsa', hash: 'sha384' }],
	['ES512', { family: 'ecdsa', hash: 'sha512' }],
	['EdDSA', { family: 'eddsa', hash: null }],
]);

/** The scheme of an `alg` header; null when it is not known. */
export function jwsScheme(alg: string): JwsScheme | null {
	return SCHEMES.get(alg) ?? null;
}

/** Verifies a signature. A key of a kind that the algorithm does not take verifies nothing. */
export function verifyJws(material: KeyMaterial, alg: string, message: Uint8Array, signature: Uint8Array): boolean {
	// `Ed25519` is the newer name of EdDSA over that curve (RFC 9864).
	const scheme = jwsScheme(alg === 'Ed25519' ? 'EdDSA' : alg);
	if (scheme === null) return false;
	if (scheme.family === 'hmac') {
		if (material.kind !== 'secret') return false;
		return equalBytes(signature, hmacDigest(scheme.hash, material.secret, message));
	}
	if (material.kind === 'secret') return false;
	const key = material.kind === 'public' ? material.key : material.key.public;
	return verifyWithKey(key, scheme, message, signature, 'exact');
}

/** `lax` takes PSS salts of any length, and the numbers of an ECDSA signature in any width. */
export type Strictness = 'exact' | 'lax';

/** Verifies an asymmetric signature with a public key. */
export function verifyWithKey(
	key: PublicKey,
	scheme: JwsScheme,
	message: Uint8Array,
	signature: Uint8Array,
	strictness: Strictness,
): boolean {
	if (scheme.family === 'eddsa') return key.kind === 'ed25519' && verifyEd25519(key, message, signature);
	const hashed = digest(scheme.hash, message);
	switch (scheme.family) {
		case 'pkcs1':
			return key.kind === 'rsa' && verifyPkcs1(key, scheme.hash, hashed, signature);
		case 'pss':
			return (
				key.kind === 'rsa' && verifyPss(key, scheme.hash, hashed, signature, strictness === 'exact' ? 'hash' : 'auto')
			);
		case 'ecdsa': {
			if (key.kind !== 'ec') return false;
			const half = signature.length >> 1;
			if (strictness === 'exact' && signature.length !== 2 * coordinateLength(key.curve)) return false;
			const [r, s] = [signature.subarray(0, half), signature.subarray(half)].map(bytesToBigInt);
			return verifyEcdsa(key, hashed, r as bigint, s as bigint);
		}
		default:
			return false;
	}
}

/** Makes a signature. `randomBytes` feeds the schemes that need randomness. */
export function signJws(
	material: KeyMaterial,
	scheme: JwsScheme,
	message: Uint8Array,
	randomBytes: (length: number) => Uint8Array,
): Uint8Array {
	if (scheme.family === 'hmac') {
		if (material.kind !== 'secret') throw wrongKey('[]byte');
		return hmacDigest(scheme.hash, material.secret, message);
	}
	const key: PrivateKey | null = material.kind === 'private' ? material.key : null;
	if (scheme.family === 'eddsa') {
		if (key?.kind !== 'ed25519') throw wrongKey('ed25519.PrivateKey');
		return signEd25519(key, message);
	}
	const hashed = digest(scheme.hash, message);
	if (scheme.family === 'ecdsa') {
		if (key?.kind !== 'ec') throw wrongKey('*ecdsa.PrivateKey');
		return signEcdsa(key, hashed, randomBytes(32));
	}
	if (key?.kind !== 'rsa') throw wrongKey('*rsa.PrivateKey');
	if (scheme.family === 'pkcs1') return signPkcs1(key, scheme.hash, hashed);
	return signPss(key, scheme.hash, hashed, randomBytes(digestLength(scheme.hash)));
}

function wrongKey(wanted: string): BuiltinError {
	return new BuiltinError(`jwsbb.Sign: invalid key type. ${wanted} is required`);
}
