import { type ECDSA, ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigIntToBytes, bytesToBigInt, concatBytes } from '../runtime/bytes.ts';
import { DerReader, derInteger, Tag } from './asn1.ts';
import type { CurveName, EcPrivateKey, EcPublicKey } from './keys.ts';

/** FIPS 186-4, D.1.2.2: the one curve of Go's that the curve library does not bring. */
const P224 = {
	p: 0xffffffffffffffffffffffffffffffff000000000000000000000001n,
	n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
	h: 1n,
	a: 0xfffffffffffffffffffffffffffffffefffffffffffffffffffffffen,
	b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
	Gx: 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
	Gy: 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
};

let p224: ECDSA | null = null;

function curveOf(name: CurveName): ECDSA {
	switch (name) {
		case 'P-224':
			p224 ??= ecdsa(weierstrass(P224), sha256);
			return p224;
		case 'P-256':
			return p256;
		case 'P-384':
			return p384;
		case 'P-521':
			return p521;
	}
}

/** How many bytes a coordinate or a scalar of the curve takes. */
export function coordinateLength(curve: CurveName): number {
	return { 'P-224': 28, 'P-256': 32, 'P-384': 48, 'P-521': 66 }[curve];
}

/** The point of an uncompressed encoding (`04 x y`); null unless it lies on the curve. */
export function parseEcPoint(curve: CurveName, bytes: Uint8Array): EcPublicKey | null {
	const length = coordinateLength(curve);
	if (bytes.length !== 1 + 2 * length || bytes[0] !== 4) return null;
	return ecPublicKey(curve, bytesToBigInt(bytes.subarray(1, 1 + length)), bytesToBigInt(bytes.subarray(1 + length)));
}

/** The key of these coordinates; null unless they are a point of the curve. */
export function ecPublicKey(curve: CurveName, x: bigint, y: bigint): EcPublicKey | null {
	const key: EcPublicKey = { kind: 'ec', curve, x, y };
	return curveOf(curve).utils.isValidPublicKey(pointBytes(key), false) ? key : null;
}

/** The key of this secret scalar; null when the curve has no such scalar. */
export function ecPrivateKey(curve: CurveName, d: bigint): EcPrivateKey | null {
	const secret = bigIntToBytes(d, coordinateLength(curve));
	const { getPublicKey, utils } = curveOf(curve);
	if (!utils.isValidSecretKey(secret)) return null;
	const key = parseEcPoint(curve, getPublicKey(secret, false));
	return key === null ? null : { kind: 'ec', public: key, d };
}

function pointBytes(key: EcPublicKey): Uint8Array {
	const length = coordinateLength(key.curve);
	return concatBytes(Uint8Array.of(4), bigIntToBytes(key.x, length), bigIntToBytes(key.y, length));
}

/** Verifies the two numbers of an ECDSA signature of a digest. */
export function verifyEcdsa(key: EcPublicKey, digest: Uint8Array, r: bigint, s: bigint): boolean {
	if (r < 1n || s < 1n) return false;
	const length = coordinateLength(key.curve);
	const [rBytes, sBytes] = [bigIntToBytes(r, length), bigIntToBytes(s, length)];
	if (rBytes.length > length || sBytes.length > length) return false;
	const options = { prehash: false, lowS: false, format: 'compact' } as const;
	return curveOf(key.curve).verify(concatBytes(rBytes, sBytes), digest, pointBytes(key), options);
}

/** Verifies an ECDSA signature in the DER form that certificates have. */
export function verifyEcdsaDer(key: EcPublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
	const outer = new DerReader(signature);
	const sequence = outer.element(Tag.sequence);
	if (sequence === null || !outer.done) return false;
	const numbers = new DerReader(sequence.content);
	const [r, s] = [numbers.element(Tag.integer), numbers.element(Tag.integer)].map((element) =>
		element === null ? null : derInteger(element.content),
	);
	if (r === null || r === undefined || s === null || s === undefined || !numbers.done) return false;
	return verifyEcdsa(key, digest, r, s);
}

/** Makes an ECDSA signature of a digest, `r` and `s` side by side. `entropy` hedges the deterministic nonce. */
export function signEcdsa(key: EcPrivateKey, digest: Uint8Array, entropy: Uint8Array): Uint8Array {
	const { curve } = key.public;
	const secret = bigIntToBytes(key.d, coordinateLength(curve));
	return curveOf(curve).sign(digest, secret, {
		prehash: false,
		lowS: false,
		format: 'compact',
		extraEntropy: entropy,
	});
}
