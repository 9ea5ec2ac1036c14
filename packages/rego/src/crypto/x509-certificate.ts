import { equalBytes } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import {
	contextTag,
	DerReader,
	derBitString,
	derBoolean,
	derInteger,
	derSmallInteger,
	rightAligned,
	Tag,
} from './asn1.ts';
import type { PublicKey } from './keys.ts';
import { parseAlgorithm, readOid, type SignatureAlgorithm, signatureAlgorithm } from './x509-algorithm.ts';
import { type CertificateExtensions, type Extension, readExtensions } from './x509-extensions.ts';
import { type NameAttribute, parseName } from './x509-name.ts';
import { type PublicKeyAlgorithm, parseSubjectPublicKey } from './x509-public-key.ts';
import { type CertificateTime, readTime } from './x509-time.ts';

/** An X.509 certificate, as far as Go takes it apart. */
export interface Certificate {
	readonly raw: Uint8Array;
	readonly rawTbs: Uint8Array;
	readonly rawSubjectPublicKeyInfo: Uint8Array;
	readonly rawSubject: Uint8Array;
	readonly rawIssuer: Uint8Array;
	readonly signature: Uint8Array;
	/** Null when the algorithm is not known. */
	readonly signatureAlgorithm: SignatureAlgorithm | null;
	readonly publicKeyAlgorithm: PublicKeyAlgorithm;
	readonly publicKey: PublicKey | null;
	readonly version: number;
	readonly serialNumber: bigint;
	readonly issuer: readonly NameAttribute[];
	readonly subject: readonly NameAttribute[];
	readonly notBefore: CertificateTime;
	readonly notAfter: CertificateTime;
	readonly extensions: readonly Extension[];
	readonly known: CertificateExtensions;
}

/** How many certificates one text may hold; a chain is far shorter. */
const MAX_CERTIFICATES = 10_000;

/** The certificates of DER that stand one behind the other. Throws Go's messages. */
export function parseCertificates(der: Uint8Array): readonly Certificate[] {
	const certificates: Certificate[] = [];
	let rest = der;
	while (rest.length > 0) {
		const certificate = parseLeadingCertificate(rest);
		certificates.push(certificate);
		if (certificates.length > MAX_CERTIFICATES) throw new BuiltinError('x509: too many certificates');
		rest = rest.subarray(certificate.raw.length);
	}
	return certificates;
}

/** The one certificate of this DER. Throws Go's messages. */
export function parseCertificate(der: Uint8Array): Certificate {
	const certificate = parseLeadingCertificate(der);
	if (certificate.raw.length !== der.length) throw new BuiltinError('x509: trailing data');
	return certificate;
}

function parseLeadingCertificate(der: Uint8Array): Certificate {
	const outer = new DerReader(der).needElement(Tag.sequence, 'x509: malformed certificate');
	const parts = new DerReader(outer.content);
	const tbsElement = parts.needElement(Tag.sequence, 'x509: malformed tbs certificate');
	const tbs = new DerReader(tbsElement.content);
	const version = readVersion(tbs);
	const serialNumber = readSerialNumber(tbs);
	const inner = tbs.need(Tag.sequence, 'x509: malformed signature algorithm identifier');
	if (!equalBytes(parts.need(Tag.sequence, 'x509: malformed algorithm identifier'), inner)) {
		throw new BuiltinError("x509: inner and outer signature algorithm identifiers don't match");
	}
	const algorithm = signatureAlgorithm(parseAlgorithm(inner));
	const rawIssuer = tbs.needElement(Tag.sequence, 'x509: malformed issuer').full;
	const issuer = parseName(rawIssuer);
	const validity = tbs.enter(Tag.sequence, 'x509: malformed validity');
	const [notBefore, notAfter] = [readTime(validity), readTime(validity)];
	const rawSubject = tbs.needElement(Tag.sequence, 'x509: malformed issuer').full;
	const subject = parseName(rawSubject);
	const keyInfo = tbs.needElement(Tag.sequence, 'x509: malformed spki');
	const key = parseSubjectPublicKey(keyInfo.content);
	const extensions = version > 1 ? readExtensionList(tbs, version) : [];
	const known = readExtensions(extensions);
	const signature = derBitString(parts.need(Tag.bitString, 'x509: malformed signature'));
	if (signature === null) throw new BuiltinError('x509: malformed signature');
	return {
		raw: outer.full,
		rawTbs: tbsElement.full,
		rawSubjectPublicKeyInfo: keyInfo.full,
		rawSubject,
		rawIssuer,
		signature: rightAligned(signature),
		signatureAlgorithm: algorithm,
		publicKeyAlgorithm: key.algorithm,
		publicKey: key.key,
		version,
		serialNumber,
		issuer,
		subject,
		notBefore,
		notAfter,
		extensions,
		known,
	};
}

/** Counted from one, other than in the encoding. */
function readVersion(tbs: DerReader): number {
	const message = 'x509: malformed version';
	const explicit = tbs.optional(contextTag(0, true), message);
	const content = explicit === null ? null : soleInteger(explicit, message);
	const version = content === null ? 0 : derSmallInteger(content);
	if (version === null || version < 0) throw new BuiltinError(message);
	if (version > 2) throw new BuiltinError('x509: invalid version');
	return version + 1;
}

function soleInteger(explicit: Uint8Array, message: string): Uint8Array {
	const reader = new DerReader(explicit);
	const content = reader.need(Tag.integer, message);
	if (!reader.done) throw new BuiltinError(message);
	return content;
}

function readSerialNumber(tbs: DerReader): bigint {
	const serial = derInteger(tbs.need(Tag.integer, 'x509: malformed serial number'));
	if (serial === null) throw new BuiltinError('x509: malformed serial number');
	if (serial < 0n) throw new BuiltinError('x509: negative serial number');
	return serial;
}

function readExtensionList(tbs: DerReader, version: number): readonly Extension[] {
	tbs.optional(contextTag(1), 'x509: malformed issuerUniqueID');
	tbs.optional(contextTag(2), 'x509: malformed subjectUniqueID');
	const explicit = version === 3 ? tbs.optional(contextTag(3, true), 'x509: malformed extensions') : null;
	if (explicit === null) return [];
	const list = new DerReader(explicit).enter(Tag.sequence, 'x509: malformed extensions');
	const extensions: Extension[] = [];
	const seen = new Set<string>();
	while (!list.done) {
		const extension = parseExtension(list.need(Tag.sequence, 'x509: malformed extension'));
		if (seen.has(extension.oid)) {
			throw new BuiltinError(`x509: certificate contains duplicate extension with OID "${extension.oid}"`);
		}
		seen.add(extension.oid);
		extensions.push(extension);
	}
	return extensions;
}

/** Reads the inside of an Extension. Throws Go's messages. */
export function parseExtension(content: Uint8Array): Extension {
	const reader = new DerReader(content);
	const oid = readOid(reader);
	if (oid === null) throw new BuiltinError('x509: malformed extension OID field');
	const flag = reader.optional(Tag.boolean, 'x509: malformed extension critical field');
	const critical = flag === null ? false : derBoolean(flag);
	if (critical === null) throw new BuiltinError('x509: malformed extension critical field');
	const value = reader.need(Tag.octetString, 'x509: malformed extension value field');
	return { oid, critical, value };
}
