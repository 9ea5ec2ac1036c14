import { decodeUtf8 } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { contextTag, DerReader, derBitString, derBoolean, derOidText, derSmallInteger, Tag } from './asn1.ts';
import { readOid } from './x509-algorithm.ts';
import { type NameConstraints, parseNameConstraints } from './x509-name-constraints.ts';
import { type AlternativeNames, NO_ALTERNATIVE_NAMES, parseAlternativeNames } from './x509-san.ts';

export interface Extension {
	readonly oid: string;
	readonly critical: boolean;
	readonly value: Uint8Array;
}

export interface PolicyMapping {
	readonly issuerDomainPolicy: string;
	readonly subjectDomainPolicy: string;
}

/** What the extensions that Go understands say. Numbers that are not there are null. */
export interface CertificateExtensions {
	keyUsage: number;
	/** Null without the basic constraints extension. */
	basicConstraints: { readonly isCa: boolean; readonly maxPathLength: number } | null;
	names: AlternativeNames;
	nameConstraints: NameConstraints | null;
	crlDistributionPoints: readonly string[];
	authorityKeyId: Uint8Array | null;
	subjectKeyId: Uint8Array | null;
	requireExplicitPolicy: number | null;
	inhibitPolicyMapping: number | null;
	inhibitAnyPolicy: number | null;
	/** Numbers of the known usages (their place in EXTENDED_KEY_USAGES). */
	extendedKeyUsages: readonly number[];
	unknownExtendedKeyUsages: readonly string[];
	/** Null without the policies extension. */
	policies: readonly string[] | null;
	policyMappings: readonly PolicyMapping[];
	ocspServers: readonly string[];
	issuingCertificateUrls: readonly string[];
	unhandledCritical: readonly string[];
}

const AUTHORITY_INFO_ACCESS = '1.3.6.1.5.5.7.1.1';
const OCSP = '1.3.6.1.5.5.7.48.1';
const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';

/** OIDs of the extended key usages, at the number that Go gives each. */
const EXTENDED_KEY_USAGES: readonly string[] = [
	'2.5.29.37.0',
	'1.3.6.1.5.5.7.3.1',
	'1.3.6.1.5.5.7.3.2',
	'1.3.6.1.5.5.7.3.3',
	'1.3.6.1.5.5.7.3.4',
	'1.3.6.1.5.5.7.3.5',
	'1.3.6.1.5.5.7.3.6',
	'1.3.6.1.5.5.7.3.7',
	'1.3.6.1.5.5.7.3.8',
	'1.3.6.1.5.5.7.3.9',
	'1.3.6.1.4.1.311.10.3.3',
	'2.16.840.1.113730.4.1',
	'1.3.6.1.4.1.311.2.1.22',
	'1.3.6.1.4.1.311.61.1.1',
];

/** Reads every extension that Go knows. Throws Go's messages. */
export function readExtensions(extensions: readonly Extension[]): CertificateExtensions {
	const out: CertificateExtensions = {
		keyUsage: 0,
		basicConstraints: null,
		names: NO_ALTERNATIVE_NAMES,
		nameConstraints: null,
		crlDistributionPoints: [],
		authorityKeyId: null,
		subjectKeyId: null,
		requireExplicitPolicy: null,
		inhibitPolicyMapping: null,
		inhibitAnyPolicy: null,
		extendedKeyUsages: [],
		unknownExtendedKeyUsages: [],
		policies: null,
		policyMappings: [],
		ocspServers: [],
		issuingCertificateUrls: [],
		unhandledCritical: [],
	};
	const unhandled: string[] = [];
	for (const extension of extensions) {
		const handled = readExtension(extension, out);
		if (!handled && extension.critical) unhandled.push(extension.oid);
	}
	out.unhandledCritical = unhandled;
	return out;
}

/** Whether the extension was understood in full. */
function readExtension(extension: Extension, out: CertificateExtensions): boolean {
	const { oid, critical, value } = extension;
	switch (oid) {
		case '2.5.29.14':
			if (critical) throw new BuiltinError('x509: subject key identifier incorrectly marked critical');
			out.subjectKeyId = new DerReader(value).need(Tag.octetString, 'x509: invalid subject key identifier');
			return true;
		case '2.5.29.15':
			out.keyUsage = keyUsage(value);
			return true;
		case '2.5.29.17':
			out.names = parseAlternativeNames(value);
			return (Object.values(out.names) as readonly (readonly unknown[])[]).some((names) => names.length > 0);
		case '2.5.29.19':
			out.basicConstraints = basicConstraints(value);
			return true;
		case '2.5.29.30':
			out.nameConstraints = parseNameConstraints(value, critical);
			return !out.nameConstraints.hasOtherNames;
		case '2.5.29.31':
			out.crlDistributionPoints = crlDistributionPoints(value);
			return true;
		case '2.5.29.32':
			out.policies = policies(value);
			return true;
		case '2.5.29.33':
			out.policyMappings = policyMappings(value);
			return true;
		case '2.5.29.35':
			if (critical) throw new BuiltinError('x509: authority key identifier incorrectly marked critical');
			out.authorityKeyId = authorityKeyId(value);
			return true;
		case '2.5.29.36':
			readPolicyConstraints(value, out);
			return true;
		case '2.5.29.37':
			readExtendedKeyUsages(value, out);
			return true;
		case '2.5.29.54':
			out.inhibitAnyPolicy = smallInteger(value, 'x509: invalid inhibit any policy extension');
			return true;
		case AUTHORITY_INFO_ACCESS:
			if (critical) throw new BuiltinError('x509: authority info access incorrectly marked critical');
			readAuthorityInfoAccess(value, out);
			return true;
		default:
			return false;
	}
}

function keyUsage(value: Uint8Array): number {
	const bits = derBitString(new DerReader(value).need(Tag.bitString, 'x509: invalid key usage'));
	if (bits === null) throw new BuiltinError('x509: invalid key usage');
	let usage = 0;
	for (let i = 0; i < Math.min(9, bits.bytes.length * 8 - bits.unused); i++) {
		if (((bits.bytes[i >> 3] as number) >> (7 - (i & 7))) & 1) usage |= 1 << i;
	}
	return usage;
}

function basicConstraints(value: Uint8Array): { readonly isCa: boolean; readonly maxPathLength: number } {
	const message = 'x509: invalid basic constraints';
	const reader = new DerReader(value).enter(Tag.sequence, message);
	const flag = reader.optional(Tag.boolean, message);
	const isCa = flag === null ? false : derBoolean(flag);
	const length = reader.optional(Tag.integer, message);
	const maxPathLength = length === null ? -1 : derSmallInteger(length);
	const valid = isCa !== null && maxPathLength !== null && (length === null || maxPathLength >= 0);
	if (!valid) throw new BuiltinError(message);
	return { isCa, maxPathLength };
}

function crlDistributionPoints(value: Uint8Array): readonly string[] {
	const message = 'x509: invalid CRL distribution point';
	const points = new DerReader(value).enter(Tag.sequence, `${message}s`);
	const uris: string[] = [];
	while (!points.done) {
		const name = points.enter(Tag.sequence, message).optional(contextTag(0, true), message);
		if (name === null) continue;
		const full = new DerReader(name).enter(contextTag(0, true), message);
		while (full.peek(contextTag(6))) uris.push(decodeUtf8(full.need(contextTag(6), message)));
	}
	return uris;
}

function policies(value: Uint8Array): readonly string[] {
	const message = 'x509: invalid certificate policies';
	const list = new DerReader(value).enter(Tag.sequence, message);
	const found = new Set<string>();
	while (!list.done) {
		const oid = derOidText(list.enter(Tag.sequence, message).need(Tag.oid, message));
		if (oid === null || found.has(oid)) throw new BuiltinError(message);
		found.add(oid);
	}
	return [...found];
}

function policyMappings(value: Uint8Array): readonly PolicyMapping[] {
	const message = 'x509: invalid policy mappings extension';
	const list = new DerReader(value).enter(Tag.sequence, message);
	const mappings: PolicyMapping[] = [];
	while (!list.done) {
		const pair = list.enter(Tag.sequence, message);
		const [issuer, subject] = [0, 1].map(() => derOidText(pair.need(Tag.oid, message)));
		if (typeof issuer !== 'string' || typeof subject !== 'string') throw new BuiltinError(message);
		mappings.push({ issuerDomainPolicy: issuer, subjectDomainPolicy: subject });
	}
	return mappings;
}

/** The `keyIdentifier` of an AuthorityKeyIdentifier, if it has one. */
function authorityKeyId(value: Uint8Array): Uint8Array | null {
	const message = 'x509: invalid authority key identifier';
	return new DerReader(value).enter(Tag.sequence, message).optional(contextTag(0), message);
}

function readPolicyConstraints(value: Uint8Array, out: CertificateExtensions): void {
	const message = 'x509: invalid policy constraints extension';
	const reader = new DerReader(value).enter(Tag.sequence, message);
	const [explicit, mapping] = [0, 1].map((number) => {
		const content = reader.optional(contextTag(number), message);
		if (content === null) return null;
		const skip = derSmallInteger(content);
		if (skip === null) throw new BuiltinError(message);
		return skip;
	});
	out.requireExplicitPolicy = explicit ?? null;
	out.inhibitPolicyMapping = mapping ?? null;
}

function readExtendedKeyUsages(value: Uint8Array, out: CertificateExtensions): void {
	const message = 'x509: invalid extended key usages';
	const list = new DerReader(value).enter(Tag.sequence, message);
	const known: number[] = [];
	const unknown: string[] = [];
	while (!list.done) {
		const oid = readOid(list);
		if (oid === null) throw new BuiltinError(message);
		const number = EXTENDED_KEY_USAGES.indexOf(oid);
		if (number < 0) unknown.push(oid);
		else known.push(number);
	}
	out.extendedKeyUsages = known;
	out.unknownExtendedKeyUsages = unknown;
}

function readAuthorityInfoAccess(value: Uint8Array, out: CertificateExtensions): void {
	const message = 'x509: invalid authority info access';
	const list = new DerReader(value).enter(Tag.sequence, message);
	const found: Record<string, string[]> = { [OCSP]: [], [CA_ISSUERS]: [] };
	while (!list.done) {
		const access = list.enter(Tag.sequence, message);
		const method = readOid(access);
		if (method === null) throw new BuiltinError(message);
		const uri = access.optional(contextTag(6), message);
		if (uri !== null) found[method]?.push(decodeUtf8(uri));
	}
	out.ocspServers = found[OCSP] ?? [];
	out.issuingCertificateUrls = found[CA_ISSUERS] ?? [];
}

function smallInteger(value: Uint8Array, message: string): number {
	const content = new DerReader(value).need(Tag.integer, message);
	const n = derSmallInteger(content);
	if (n === null) throw new BuiltinError(message);
	return n;
}
