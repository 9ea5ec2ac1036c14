/** Public and private keys, as certificates, PEM blocks and JSON Web Keys give them. */

export type CurveName = 'P-224' | 'P-256' | 'P-384' | 'P-521';

export interface RsaPublicKey {
	readonly kind: 'rsa';
	readonly n: bigint;
	readonly e: bigint;
}

export interface EcPublicKey {
	readonly kind: 'ec';
	readonly curve: CurveName;
	readonly x: bigint;
	readonly y: bigint;
}

/** The keys of RFC 8410, 32 bytes each. */
export interface OkpPublicKey {
	readonly kind: 'ed25519' | 'x25519';
	readonly bytes: Uint8Array;
}

export interface DsaPublicKey {
	readonly kind: 'dsa';
	readonly p: bigint;
	readonly q: bigint;
	readonly g: bigint;
	readonly y: bigint;
}

export type PublicKey = RsaPublicKey | EcPublicKey | OkpPublicKey | DsaPublicKey;

export interface RsaPrivateKey {
	readonly kind: 'rsa';
	readonly public: RsaPublicKey;
	readonly d: bigint;
	/** At least two; the fields below belong to the first two. */
	readonly primes: readonly bigint[];
	readonly dp: bigint;
	readonly dq: bigint;
	readonly qInverse: bigint;
}

export interface EcPrivateKey {
	readonly kind: 'ec';
	readonly public: EcPublicKey;
	readonly d: bigint;
}

export interface OkpPrivateKey {
	readonly kind: 'ed25519' | 'x25519';
	readonly public: OkpPublicKey;
	readonly seed: Uint8Array;
}

export type PrivateKey = RsaPrivateKey | EcPrivateKey | OkpPrivateKey;

/** Whether two public keys are the same key. */
export function samePublicKey(a: PublicKey, b: PublicKey): boolean {
	return a.kind === b.kind && fingerprint(a) === fingerprint(b);
}

function fingerprint(key: PublicKey): string {
	switch (key.kind) {
		case 'rsa':
			return `${key.n},${key.e}`;
		case 'ec':
			return `${key.curve},${key.x},${key.y}`;
		case 'dsa':
			return `${key.p},${key.q},${key.g},${key.y}`;
		default:
			return key.bytes.join(',');
	}
}
