import { bigIntToBytes, bytesToBigInt, concatBytes, decodeHex, equalBytes } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { digestLength, type HashName, digest as hashBytes } from './hash.ts';
import type { RsaPrivateKey, RsaPublicKey } from './keys.ts';

/** Larger moduli would only burn time; smaller ones are no protection, and Go refuses them too. */
const MAX_MODULUS_BITS = 16_384;
const MIN_MODULUS_BITS = 1024;
const MAX_EXPONENT = 2n ** 31n - 1n;

/** The DER in front of a digest in PKCS #1 v1.5 signatures, which names the hash. */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
	md5: '3020300c06082a864886f70d020505000410',
	sha1: '3021300906052b0e03021a05000414',
	sha256: '3031300d060960864801650304020105000420',
	sha384: '3041300d060960864801650304020205000430',
	sha512: '3051300d060960864801650304020305000440',
};

/** Verifies an RSASSA-PKCS1-v1_5 signature of a digest. */
export function verifyPkcs1(key: RsaPublicKey, hash: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
	const encoded = recover(key, signature);
	if (encoded === null) return false;
	const expected = pkcs1Encoding(hash, digest, encoded.length);
	return expected !== null && equalBytes(encoded, expected);
}

/** Makes an RSASSA-PKCS1-v1_5 signature of a digest. */
export function signPkcs1(key: RsaPrivateKey, hash: HashName, digest: Uint8Array): Uint8Array {
	checkSigningKey(key);
	const length = modulusLength(key.public);
	const encoded = pkcs1Encoding(hash, digest, length);
	if (encoded === null) throw new BuiltinError('crypto/rsa: message too long for RSA key size');
	return bigIntToBytes(privatePower(key, bytesToBigInt(encoded)), length);
}

function pkcs1Encoding(hash: HashName, digest: Uint8Array, length: number): Uint8Array | null {
	const info = concatBytes(decodeHex(DIGEST_INFO[hash]), digest);
	const padding = length - info.length - 3;
	if (padding < 8) return null;
	return concatBytes(Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), info);
}

/** How long the salt of a PSS signature must be; `auto` takes whatever length it has. */
export type SaltLength = 'auto' | 'hash';

/** Verifies an RSASSA-PSS signature of a digest (RFC 8017, 9.1.2), with MGF1 over the same hash. */
export function verifyPss(
	key: RsaPublicKey,
	hash: HashName,
	digest: Uint8Array,
	signature: Uint8Array,
	saltLength: SaltLength,
): boolean {
	const block = recover(key, signature);
	if (block === null) return false;
	const bits = bitLength(key.n) - 1;
	const length = Math.ceil(bits / 8);
	// A modulus of 8k + 1 bits leaves one byte in front that must be zero.
	if (block.length > length && block[0] !== 0) return false;
	const encoded = block.subarray(block.length - length);
	const hashLength = digestLength(hash);
	const maskedLength = length - hashLength - 1;
	if (maskedLength < 1 || encoded[length - 1] !== 0xbc) return false;
	const unusedBits = 8 * length - bits;
	if (((encoded[0] as number) & (0xff << (8 - unusedBits)) & 0xff) !== 0) return false;
	const seed = encoded.subarray(maskedLength, length - 1);
	const data = masked(hash, seed, encoded.subarray(0, maskedLength), unusedBits);
	const one = data.findIndex((byte) => byte !== 0);
	if (data[one] !== 1) return false;
	const salt = data.subarray(one + 1);
	if (saltLength === 'hash' && salt.length !== hashLength) return false;
	return equalBytes(seed, saltedDigest(hash, digest, salt));
}

/** Makes an RSASSA-PSS signature of a digest; the salt should be random and as long as the digest. */
export function signPss(key: RsaPrivateKey, hash: HashName, digest: Uint8Array, salt: Uint8Array): Uint8Array {
	checkSigningKey(key);
	const bits = bitLength(key.public.n) - 1;
	const length = Math.ceil(bits / 8);
	const maskedLength = length - digestLength(hash) - 1;
	const padding = maskedLength - salt.length - 1;
	if (padding < 0) throw new BuiltinError('crypto/rsa: message too long for RSA key size');
	const seed = saltedDigest(hash, digest, salt);
	const data = concatBytes(new Uint8Array(padding), Uint8Array.of(1), salt);
	const encoded = concatBytes(masked(hash, seed, data, 8 * length - bits), seed, Uint8Array.of(0xbc));
	return bigIntToBytes(privatePower(key, bytesToBigInt(encoded)), modulusLength(key.public));
}

function saltedDigest(hash: HashName, digest: Uint8Array, salt: Uint8Array): Uint8Array {
	return hashBytes(hash, concatBytes(new Uint8Array(8), digest, salt));
}

/** Data with the MGF1 mask of the seed, and without the bits that the modulus has no room for. */
function masked(hash: HashName, seed: Uint8Array, data: Uint8Array, unusedBits: number): Uint8Array {
	const out = Uint8Array.from(data);
	const step = digestLength(hash);
	for (let counter = 0; counter * step < out.length; counter++) {
		const mask = hashBytes(hash, concatBytes(seed, bigIntToBytes(BigInt(counter), 4)));
		const from = counter * step;
		for (let i = 0; i < step && from + i < out.length; i++) {
			out[from + i] = (out[from + i] as number) ^ (mask[i] as number);
		}
	}
	out[0] = (out[0] as number) & (0xff >> unusedBits);
	return out;
}

/** The encoded message that a signature holds; null for keys and signatures that cannot be. */
function recover(key: RsaPublicKey, signature: Uint8Array): Uint8Array | null {
	const bits = bitLength(key.n);
	if (bits < MIN_MODULUS_BITS || bits > MAX_MODULUS_BITS || key.n % 2n === 0n) return null;
	if (key.e < 2n || key.e > MAX_EXPONENT || key.e % 2n === 0n) return null;
	const length = modulusLength(key);
	const s = bytesToBigInt(signature);
	if (signature.length !== length || s >= key.n) return null;
	return bigIntToBytes(modPow(s, key.e, key.n), length);
}

function checkSigningKey(key: RsaPrivateKey): void {
	const bits = bitLength(key.public.n);
	if (bits < MIN_MODULUS_BITS) {
		throw new BuiltinError(
			`crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`,
		);
	}
	if (bits > MAX_MODULUS_BITS) throw new BuiltinError(`crypto/rsa: ${bits}-bit keys are too large`);
}

/** Raises to the private exponent, by the Chinese remainder theorem where the key has just two primes. */
function privatePower(key: RsaPrivateKey, message: bigint): bigint {
	const [p, q] = key.primes as readonly [bigint, bigint];
	if (key.primes.length !== 2) return modPow(message, key.d, key.public.n);
	const mp = modPow(message % p, key.dp, p);
	const mq = modPow(message % q, key.dq, q);
	const h = ((((mp - mq) * key.qInverse) % p) + p) % p;
	return mq + h * q;
}

/** Throws what is wrong with the numbers of a private key; a consistent key comes back with its CRT exponents. */
export function rsaPrivateKey(publicKey: RsaPublicKey, d: bigint, primes: readonly bigint[]): RsaPrivateKey {
	const [p, q] = primes;
	if (p === undefined || q === undefined) throw new BuiltinError('crypto/rsa: missing primes');
	if (bitLength(publicKey.n) > MAX_MODULUS_BITS) {
		throw new BuiltinError(`crypto/rsa: ${bitLength(publicKey.n)}-bit keys are too large`);
	}
	if (primes.some((prime) => prime < 3n || prime % 2n === 0n) || product(primes) !== publicKey.n) {
		throw new BuiltinError('crypto/rsa: p * q != n');
	}
	if (publicKey.e < 2n || publicKey.e > MAX_EXPONENT || publicKey.e % 2n === 0n) {
		throw new BuiltinError('crypto/rsa: invalid public exponent');
	}
	for (const prime of primes) {
		if ((d * publicKey.e) % (prime - 1n) !== 1n) throw new BuiltinError('crypto/rsa: invalid exponents');
	}
	const qInverse = modInverse(q, p);
	if (qInverse === null) throw new BuiltinError('crypto/rsa: invalid primes');
	return { kind: 'rsa', public: publicKey, d, primes, dp: d % (p - 1n), dq: d % (q - 1n), qInverse };
}

function product(factors: readonly bigint[]): bigint {
	return factors.reduce((a, b) => a * b, 1n);
}

/** How many bytes a modulus, and so a signature, takes. */
function modulusLength(key: RsaPublicKey): number {
	return Math.ceil(bitLength(key.n) / 8);
}

function bitLength(n: bigint): number {
	return n === 0n ? 0 : n.toString(2).length;
}

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
	let result = 1n;
	for (const bit of exponent.toString(2)) {
		result = (result * result) % modulus;
		if (bit === '1') result = (result * base) % modulus;
	}
	return result;
}

/** The inverse of a modulo m; null when they have a common factor. */
function modInverse(a: bigint, m: bigint): bigint | null {
	let [r0, r1] = [m, a % m];
	let [t0, t1] = [0n, 1n];
	while (r1 !== 0n) {
		const quotient = r0 / r1;
		[r0, r1] = [r1, r0 - quotient * r1];
		[t0, t1] = [t1, t0 - quotient * t1];
	}
	return r0 === 1n ? ((t0 % m) + m) % m : null;
}
