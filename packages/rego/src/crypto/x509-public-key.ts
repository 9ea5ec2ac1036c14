import { BuiltinError } from '../runtime/errors.ts';
import { DerReader, derBitString, derInteger, derSmallInteger, isDerNull, rightAligned, Tag } from './asn1.ts';
import { parseEcPoint } from './ecdsa.ts';
import { okpPublicKey } from './ed25519.ts';
import type { CurveName, PublicKey } from './keys.ts';
import { type AlgorithmIdentifier, parseAlgorithm, readOid } from './x509-algorithm.ts';

/** What certificates say about a key's algorithm, as Go numbers it. */
export const PublicKeyAlgorithm = { unknown: 0, rsa: 1, dsa: 2, ecdsa: 3, ed25519: 4 } as const;
export type PublicKeyAlgorithm = (typeof PublicKeyAlgorithm)[keyof typeof PublicKeyAlgorithm];

export const KeyOid = {
	rsa: '1.2.840.113549.1.1.1',
	dsa: '1.2.840.10040.4.1',
	ec: '1.2.840.10045.2.1',
	x25519: '1.3.101.110',
	ed25519: '1.3.101.112',
} as const;

const CURVES: ReadonlyMap<string, CurveName> = new Map([
	['1.3.132.0.33', 'P-224'],
	['1.2.840.10045.3.1.7', 'P-256'],
	['1.3.132.0.34', 'P-384'],
	['1.3.132.0.35', 'P-521'],
]);

export function curveOfOid(oid: string): CurveName | null {
	return CURVES.get(oid) ?? null;
}

export interface SubjectPublicKey {
	readonly algorithm: PublicKeyAlgorithm;
	/** Null where the algorithm is not known. */
	readonly key: PublicKey | null;
}

/** Reads the inside of a SubjectPublicKeyInfo. Throws Go's messages. */
export function parseSubjectPublicKey(content: Uint8Array): SubjectPublicKey {
	const { identifier, bits } = readKeyInfo(content);
	const algorithm = publicKeyAlgorithm(identifier.oid);
	return { algorithm, key: algorithm === PublicKeyAlgorithm.unknown ? null : publicKey(identifier, bits) };
}

/** The key of a `PUBLIC KEY` block of PEM. */
export function parsePkixPublicKey(der: Uint8Array): PublicKey {
	const reader = new DerReader(der);
	const content = reader.need(Tag.sequence, 'asn1: structure error: tags do not match');
	if (!reader.done) throw new BuiltinError('x509: trailing data after ASN.1 of public-key');
	const { identifier, bits } = readKeyInfo(content);
	return publicKey(identifier, bits);
}

function readKeyInfo(content: Uint8Array): { readonly identifier: AlgorithmIdentifier; readonly bits: Uint8Array } {
	const reader = new DerReader(content);
	const identifier = parseAlgorithm(reader.need(Tag.sequence, 'x509: malformed public key algorithm identifier'));
	const bits = derBitString(reader.need(Tag.bitString, 'x509: malformed subjectPublicKey'));
	if (bits === null) throw new BuiltinError('x509: malformed subjectPublicKey');
	return { identifier, bits: rightAligned(bits) };
}

function publicKeyAlgorithm(oid: string): PublicKeyAlgorithm {
	switch (oid) {
		case KeyOid.rsa:
			return PublicKeyAlgorithm.rsa;
		case KeyOid.dsa:
			return PublicKeyAlgorithm.dsa;
		case KeyOid.ec:
			return PublicKeyAlgorithm.ecdsa;
		case KeyOid.ed25519:
			return PublicKeyAlgorithm.ed25519;
		default:
			return PublicKeyAlgorithm.unknown;
	}
}

function publicKey({ oid, parameters }: AlgorithmIdentifier, bits: Uint8Array): PublicKey {
	switch (oid) {
		case KeyOid.rsa:
			if (!isDerNull(parameters)) throw new BuiltinError('x509: RSA key missing NULL parameters');
			return rsaKey(bits);
		case KeyOid.dsa:
			return dsaKey(bits, parameters);
		case KeyOid.ec:
			return ecKey(bits, parameters);
		case KeyOid.ed25519:
			return okpKey('ed25519', 'Ed25519', bits, parameters);
		case KeyOid.x25519:
			return okpKey('x25519', 'X25519', bits, parameters);
		default:
			throw new BuiltinError('x509: unknown public key algorithm');
	}
}

function rsaKey(bits: Uint8Array): PublicKey {
	const reader = new DerReader(bits).enter(Tag.sequence, 'x509: invalid RSA public key');
	const n = derInteger(reader.need(Tag.integer, 'x509: invalid RSA modulus'));
	if (n === null) throw new BuiltinError('x509: invalid RSA modulus');
	const e = derSmallInteger(reader.need(Tag.integer, 'x509: invalid RSA public exponent'));
	if (e === null) throw new BuiltinError('x509: invalid RSA public exponent');
	if (n <= 0n) throw new BuiltinError('x509: RSA modulus is not a positive number');
	if (e <= 0) throw new BuiltinError('x509: RSA public exponent is not a positive number');
	return { kind: 'rsa', n, e: BigInt(e) };
}

function ecKey(bits: Uint8Array, parameters: Uint8Array): PublicKey {
	const oid = readOid(new DerReader(parameters));
	if (oid === null) throw new BuiltinError('x509: invalid ECDSA parameters');
	const curve = curveOfOid(oid);
	if (curve === null) throw new BuiltinError('x509: unsupported elliptic curve');
	const key = parseEcPoint(curve, bits);
	if (key === null) throw new BuiltinError('ecdsa: invalid public key');
	return key;
}

function okpKey(kind: 'ed25519' | 'x25519', title: string, bits: Uint8Array, parameters: Uint8Array): PublicKey {
	if (parameters.length > 0) throw new BuiltinError(`x509: ${title} key encoded with illegal parameters`);
	const key = okpPublicKey(kind, bits);
	if (key === null) throw new BuiltinError(`x509: wrong ${title} public key size`);
	return key;
}

function dsaKey(bits: Uint8Array, parameters: Uint8Array): PublicKey {
	const y = derInteger(new DerReader(bits).need(Tag.integer, 'x509: invalid DSA public key'));
	if (y === null) throw new BuiltinError('x509: invalid DSA public key');
	const reader = new DerReader(parameters).enter(Tag.sequence, 'x509: invalid DSA parameters');
	const [p, q, g] = [0, 1, 2].map(() => derInteger(reader.need(Tag.integer, 'x509: invalid DSA parameters')));
	if (typeof p !== 'bigint' || typeof q !== 'bigint' || typeof g !== 'bigint') {
		throw new BuiltinError('x509: invalid DSA parameters');
	}
	if (y <= 0n || p <= 0n || q <= 0n || g <= 0n) throw new BuiltinError('x509: zero or negative DSA parameter');
	return { kind: 'dsa', p, q, g, y };
}
