import { bytesToBigInt } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { contextTag, DerReader, derBitString, derInteger, derSmallInteger, Tag } from './asn1.ts';
import { coordinateLength, ecPrivateKey } from './ecdsa.ts';
import { okpPrivateKey } from './ed25519.ts';
import type { CurveName, OkpPrivateKey, PrivateKey, RsaPrivateKey } from './keys.ts';
import { pemBlocks } from './pem.ts';
import { rsaPrivateKey } from './rsa.ts';
import { parseAlgorithm, readOid } from './x509-algorithm.ts';
import { curveOfOid, KeyOid } from './x509-public-key.ts';

const STRUCTURE = 'asn1: structure error: malformed private key';

/** The private keys of all PEM blocks that hold one; blocks of other types are passed over. */
export function privateKeysOfPem(text: string): readonly PrivateKey[] {
	const keys: PrivateKey[] = [];
	for (const { type, bytes } of pemBlocks(text)) {
		if (type === 'RSA PRIVATE KEY') keys.push(parsePkcs1PrivateKey(bytes));
		else if (type === 'PRIVATE KEY') keys.push(parsePkcs8PrivateKey(bytes));
		else if (type === 'EC PRIVATE KEY') keys.push(parseEcPrivateKey(null, bytes));
	}
	return keys;
}

/** RSAPrivateKey of RFC 8017, appendix A.1.2. */
export function parsePkcs1PrivateKey(der: Uint8Array): RsaPrivateKey {
	const outer = new DerReader(der);
	const element = outer.element(Tag.sequence);
	if (element === null) throw malformed(der);
	if (!outer.done) throw new BuiltinError('asn1: syntax error: trailing data');
	const reader = new DerReader(element.content);
	const numbers: bigint[] = [];
	while (reader.peek(Tag.integer)) {
		const content = reader.need(Tag.integer, STRUCTURE);
		const n = derInteger(content);
		if (n === null) throw malformed(der);
		numbers.push(n);
	}
	const [version, n, e, d, p, q] = numbers;
	if (numbers.length < 6 || numbers.length > 9 || e === undefined) throw malformed(der);
	const extra = reader.done ? [] : additionalPrimes(reader);
	if ((version as bigint) > 1n) throw new BuiltinError('x509: unsupported private key version');
	if (numbers.slice(1).some((number, i) => i !== 1 && number <= 0n)) {
		throw new BuiltinError('x509: private key contains zero or negative value');
	}
	const primes = [p as bigint, q as bigint, ...extra];
	const key = rsaPrivateKey({ kind: 'rsa', n: n as bigint, e }, d as bigint, primes);
	const computed = [key.dp, key.dq, key.qInverse];
	if (numbers.slice(6).some((number, i) => number !== computed[i])) {
		throw new BuiltinError('crypto/rsa: invalid CRT exponents or coefficient');
	}
	return key;
}

/** OtherPrimeInfos: the primes of a key with more than two. */
function additionalPrimes(reader: DerReader): readonly bigint[] {
	const list = reader.enter(Tag.sequence, STRUCTURE);
	const primes: bigint[] = [];
	while (!list.done) {
		const prime = derInteger(list.enter(Tag.sequence, STRUCTURE).need(Tag.integer, STRUCTURE));
		if (prime === null) throw new BuiltinError(STRUCTURE);
		if (prime <= 0n) throw new BuiltinError('x509: private key contains zero or negative prime');
		primes.push(prime);
	}
	return primes;
}

/** PrivateKeyInfo of RFC 5208. */
export function parsePkcs8PrivateKey(der: Uint8Array): PrivateKey {
	const reader = new DerReader(new DerReader(der).element(Tag.sequence)?.content ?? new Uint8Array());
	const version = reader.element(Tag.integer);
	const identifier = reader.element(Tag.sequence);
	const key = reader.element(Tag.octetString);
	if (version === null || identifier === null || key === null) throw malformed(der);
	const { oid, parameters } = parseAlgorithm(identifier.content);
	switch (oid) {
		case KeyOid.rsa:
			return wrapped('RSA', () => parsePkcs1PrivateKey(key.content));
		case KeyOid.ec:
			return wrapped('EC', () => parseEcPrivateKey(readOid(new DerReader(parameters)), key.content));
		case KeyOid.ed25519:
			return wrappedOkp('ed25519', 'Ed25519', parameters, key.content);
		case KeyOid.x25519:
			return wrappedOkp('x25519', 'X25519', parameters, key.content);
		default:
			throw new BuiltinError(`x509: PKCS#8 wrapping contained private key with unknown algorithm: ${oid}`);
	}
}

function wrapped(title: string, parse: () => PrivateKey): PrivateKey {
	try {
		return parse();
	} catch (error) {
		if (!(error instanceof BuiltinError)) throw error;
		throw new BuiltinError(`x509: failed to parse ${title} private key embedded in PKCS#8: ${error.message}`);
	}
}

function wrappedOkp(
	kind: OkpPrivateKey['kind'],
	title: string,
	parameters: Uint8Array,
	content: Uint8Array,
): PrivateKey {
	if (parameters.length > 0) throw new BuiltinError(`x509: invalid ${title} private key parameters`);
	const seed = new DerReader(content).element(Tag.octetString);
	if (seed === null) throw new BuiltinError(`x509: invalid ${title} private key: ${STRUCTURE}`);
	const key = okpPrivateKey(kind, seed.content);
	if (key === null) throw new BuiltinError(`x509: invalid ${title} private key length: ${seed.content.length}`);
	return key;
}

/** ECPrivateKey of RFC 5915; the curve may be named outside. */
export function parseEcPrivateKey(curveOid: string | null, der: Uint8Array): PrivateKey {
	const reader = new DerReader(new DerReader(der).element(Tag.sequence)?.content ?? new Uint8Array());
	const version = reader.element(Tag.integer);
	const secret = reader.element(Tag.octetString);
	if (version === null || secret === null) throw malformed(der, 'x509: failed to parse EC private key: ');
	const number = derSmallInteger(version.content);
	if (number !== 1) throw new BuiltinError(`x509: unknown EC private key version ${number}`);
	const inner = reader.optional(contextTag(0, true), STRUCTURE);
	const point = reader.optional(contextTag(1, true), STRUCTURE);
	if (point !== null && derBitString(new DerReader(point).need(Tag.bitString, STRUCTURE)) === null) {
		throw new BuiltinError(STRUCTURE);
	}
	const oid = curveOid ?? (inner === null ? null : readOid(new DerReader(inner)));
	const curve = oid === null ? null : curveOfOid(oid);
	if (curve === null) throw new BuiltinError('x509: unknown elliptic curve');
	const key = ecPrivateKey(curve, scalar(curve, secret.content));
	if (key === null) throw new BuiltinError('ecdsa: private key scalar out of range');
	return key;
}

/** Zeros too many or too few in front do not matter. */
function scalar(curve: CurveName, bytes: Uint8Array): bigint {
	const excess = Math.max(0, bytes.length - coordinateLength(curve));
	if (bytes.subarray(0, excess).some((byte) => byte !== 0)) {
		throw new BuiltinError('x509: invalid private key length');
	}
	return bytesToBigInt(bytes);
}

/** Says which form the key has instead, where that can be told. */
function malformed(der: Uint8Array, prefix = ''): BuiltinError {
	const reader = new DerReader(new DerReader(der).element(Tag.sequence)?.content ?? new Uint8Array());
	reader.element(Tag.integer);
	const other = reader.peek(Tag.octetString) ? 'EC' : reader.peek(Tag.sequence) ? 'PKCS8' : null;
	const form = other ?? (reader.peek(Tag.integer) ? 'PKCS1' : null);
	if (form === null) return new BuiltinError(prefix + STRUCTURE);
	return new BuiltinError(`x509: failed to parse private key (use Parse${form}PrivateKey instead for this key format)`);
}
