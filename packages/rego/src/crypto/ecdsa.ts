import { bigIntToBytes, bytesToBigInt, concatBytes } from '../runtime/bytes.ts';
import { DerReader, derInteger, Tag } from './asn1.ts';
import type { CurveName, EcPrivateKey, EcPublicKey } from './keys.ts';
import { curveOf } from './nist-curves.ts';

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
