import { BuiltinError } from '../runtime/errors.ts';
import { contextTag, DerReader, derOid, derSmallInteger, isDerNull, Tag } from './asn1.ts';
import type { HashName } from './hash.ts';

/** An AlgorithmIdentifier: its OID, and its parameters' encoding, empty when there are none. */
export interface AlgorithmIdentifier {
	readonly oid: string;
	readonly parameters: Uint8Array;
}

/** Reads the inside of an AlgorithmIdentifier. Throws Go's messages. */
export function parseAlgorithm(content: Uint8Array): AlgorithmIdentifier {
	const reader = new DerReader(content);
	const oid = readOid(reader);
	if (oid === null) throw new BuiltinError('x509: malformed OID');
	if (reader.done) return { oid, parameters: new Uint8Array() };
	const parameters = reader.next();
	if (parameters === null) throw new BuiltinError('x509: malformed parameters');
	return { oid, parameters: parameters.full };
}

/** The OID that comes next; null when something else does. */
export function readOid(reader: DerReader): string | null {
	const element = reader.element(Tag.oid);
	return element === null ? null : derOid(element.content);
}

/** How a certificate or request is signed. `code` is the number that Go prints for it. */
export interface SignatureAlgorithm {
	readonly code: number;
	readonly name: string;
	readonly key: 'rsa' | 'dsa' | 'ec' | 'ed25519';
	readonly hash: HashName | null;
	readonly pss: boolean;
}

function algorithm(
	code: number,
	name: string,
	key: SignatureAlgorithm['key'],
	hash: HashName | null,
	pss = false,
): SignatureAlgorithm {
	return { code, name, key, hash, pss };
}

const SHA1_RSA = algorithm(3, 'SHA1-RSA', 'rsa', 'sha1');
const BY_OID: ReadonlyMap<string, SignatureAlgorithm> = new Map([
	['1.2.840.113549.1.1.4', algorithm(2, 'MD5-RSA', 'rsa', 'md5')],
	['1.2.840.113549.1.1.5', SHA1_RSA],
	['1.3.14.3.2.29', SHA1_RSA],
	['1.2.840.113549.1.1.11', algorithm(4, 'SHA256-RSA', 'rsa', 'sha256')],
	['1.2.840.113549.1.1.12', algorithm(5, 'SHA384-RSA', 'rsa', 'sha384')],
	['1.2.840.113549.1.1.13', algorithm(6, 'SHA512-RSA', 'rsa', 'sha512')],
	['1.2.840.10040.4.3', algorithm(7, 'DSA-SHA1', 'dsa', 'sha1')],
	['2.16.840.1.101.3.4.3.2', algorithm(8, 'DSA-SHA256', 'dsa', 'sha256')],
	['1.2.840.10045.4.1', algorithm(9, 'ECDSA-SHA1', 'ec', 'sha1')],
	['1.2.840.10045.4.3.2', algorithm(10, 'ECDSA-SHA256', 'ec', 'sha256')],
	['1.2.840.10045.4.3.3', algorithm(11, 'ECDSA-SHA384', 'ec', 'sha384')],
	['1.2.840.10045.4.3.4', algorithm(12, 'ECDSA-SHA512', 'ec', 'sha512')],
	['1.3.101.112', algorithm(16, 'Ed25519', 'ed25519', null)],
]);

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const BY_PSS_HASH: ReadonlyMap<string, readonly [number, SignatureAlgorithm]> = new Map([
	['2.16.840.1.101.3.4.2.1', [32, algorithm(13, 'SHA256-RSAPSS', 'rsa', 'sha256', true)]],
	['2.16.840.1.101.3.4.2.2', [48, algorithm(14, 'SHA384-RSAPSS', 'rsa', 'sha384', true)]],
	['2.16.840.1.101.3.4.2.3', [64, algorithm(15, 'SHA512-RSAPSS', 'rsa', 'sha512', true)]],
]);

/** The algorithm that an identifier names; null for one that is not known. */
export function signatureAlgorithm(identifier: AlgorithmIdentifier): SignatureAlgorithm | null {
	if (identifier.oid === PSS) return pssAlgorithm(identifier.parameters);
	const found = BY_OID.get(identifier.oid) ?? null;
	return found?.key === 'ed25519' && identifier.parameters.length > 0 ? null : found;
}

/** PSS is taken only with one hash throughout, a salt as long as the hash, and the usual trailer. */
function pssAlgorithm(parameters: Uint8Array): SignatureAlgorithm | null {
	try {
		const fields = new DerReader(parameters).enter(Tag.sequence, MALFORMED);
		const hash = explicitAlgorithm(fields, 0);
		const mask = explicitAlgorithm(fields, 1);
		const maskHash = parseAlgorithm(new DerReader(mask.parameters).need(Tag.sequence, MALFORMED));
		const saltLength = explicitInteger(fields, 2);
		const trailer = fields.peek(contextTag(3, true)) ? explicitInteger(fields, 3) : 1;
		const known = BY_PSS_HASH.get(hash.oid);
		const consistent =
			noParameters(hash) &&
			noParameters(maskHash) &&
			mask.oid === MGF1 &&
			maskHash.oid === hash.oid &&
			trailer === 1 &&
			known?.[0] === saltLength;
		return consistent && known !== undefined ? known[1] : null;
	} catch (error) {
		if (error instanceof BuiltinError) return null;
		throw error;
	}
}

const MALFORMED = 'malformed PSS parameters';

function explicitAlgorithm(fields: DerReader, number: number): AlgorithmIdentifier {
	const outer = fields.enter(contextTag(number, true), MALFORMED);
	return parseAlgorithm(outer.need(Tag.sequence, MALFORMED));
}

function explicitInteger(fields: DerReader, number: number): number | null {
	return derSmallInteger(fields.enter(contextTag(number, true), MALFORMED).need(Tag.integer, MALFORMED));
}

function noParameters({ parameters }: AlgorithmIdentifier): boolean {
	return parameters.length === 0 || isDerNull(parameters);
}
