import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { OkpPrivateKey, OkpPublicKey } from './keys.ts';

const KEY_LENGTH = 32;

/** The private key of a 32-byte seed; null for other lengths. */
export function okpPrivateKey(kind: OkpPrivateKey['kind'], seed: Uint8Array): OkpPrivateKey | null {
	if (seed.length !== KEY_LENGTH) return null;
	const bytes = kind === 'ed25519' ? ed25519.getPublicKey(seed) : x25519.getPublicKey(seed);
	return { kind, public: { kind, bytes }, seed };
}

export function okpPublicKey(kind: OkpPublicKey['kind'], bytes: Uint8Array): OkpPublicKey | null {
	return bytes.length === KEY_LENGTH ? { kind, bytes } : null;
}

/** Verifies an Ed25519 signature (RFC 8032). */
export function verifyEd25519(key: OkpPublicKey, message: Uint8Array, signature: Uint8Array): boolean {
	if (signature.length !== 64) return false;
	try {
		return ed25519.verify(signature, message, key.bytes, { zip215: false });
	} catch (error) {
		// The library throws on bytes that are no point of the curve.
		if (error instanceof Error) return false;
		throw error;
	}
}

export function signEd25519(key: OkpPrivateKey, message: Uint8Array): Uint8Array {
	return ed25519.sign(message, key.seed);
}
