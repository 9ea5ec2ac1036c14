import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

const HASHES = { md5, sha1, sha256, sha384, sha512 } as const;

export function digest(name: HashName, bytes: Uint8Array): Uint8Array {
	return HASHES[name](bytes);
}

export function digestLength(name: HashName): number {
	return HASHES[name].outputLen;
}

/** The keyed hash of RFC 2104. */
export function hmacDigest(name: HashName, key: Uint8Array, message: Uint8Array): Uint8Array {
	return hmac(HASHES[name], key, message);
}
