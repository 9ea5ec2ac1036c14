import type { Certificate } from '../../crypto/x509-certificate.ts';
import type { Extension } from '../../crypto/x509-extensions.ts';
import type { NameAttribute } from '../../crypto/x509-name.ts';
import type { IpRange, NameSubtrees } from '../../crypto/x509-name-constraints.ts';
import type { CertificateRequest, RequestAttributeValue } from '../../crypto/x509-request.ts';
import type { AlternativeNames } from '../../crypto/x509-san.ts';
import { timeText } from '../../crypto/x509-time.ts';
import { bytesToBigInt, encodeBase64 } from '../../runtime/bytes.ts';
import { numberFromBigInt } from '../../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { addressText, unmapped } from '../net/address.ts';
import { type UriParts, uriText } from '../uri/uri-parts.ts';
import { publicKeyJson } from './key-json.ts';

/** A certificate as Go's JSON of it has it, and its URIs as text, which OPA adds. */
export function certificateJsonWithUris(certificate: Certificate): PlainObject {
	return { ...certificateJson(certificate), URIStrings: listOrNull(certificate.known.names.uris.map(uriText)) };
}

/** A certificate as Go's JSON of it has it. Go writes an empty list as null. */
export function certificateJson(certificate: Certificate): PlainObject {
	const { known } = certificate;
	const constraints = known.nameConstraints;
	return {
		Raw: encodeBase64(certificate.raw),
		RawTBSCertificate: encodeBase64(certificate.rawTbs),
		RawSubjectPublicKeyInfo: encodeBase64(certificate.rawSubjectPublicKeyInfo),
		RawSubject: encodeBase64(certificate.rawSubject),
		RawIssuer: encodeBase64(certificate.rawIssuer),
		Signature: encodeBase64(certificate.signature),
		SignatureAlgorithm: certificate.signatureAlgorithm?.code ?? 0,
		PublicKeyAlgorithm: certificate.publicKeyAlgorithm,
		PublicKey: certificate.publicKey === null ? null : publicKeyJson(certificate.publicKey),
		Version: certificate.version,
		SerialNumber: numberFromBigInt(certificate.serialNumber),
		Issuer: nameJson(certificate.issuer),
		Subject: nameJson(certificate.subject),
		NotBefore: timeText(certificate.notBefore),
		NotAfter: timeText(certificate.notAfter),
		KeyUsage: known.keyUsage,
		Extensions: listOrNull(certificate.extensions.map(extensionJson)),
		ExtraExtensions: null,
		UnhandledCriticalExtensions: listOrNull(known.unhandledCritical.map(oidJson)),
		ExtKeyUsage: listOrNull(known.extendedKeyUsages),
		UnknownExtKeyUsage: listOrNull(known.unknownExtendedKeyUsages.map(oidJson)),
		BasicConstraintsValid: known.basicConstraints !== null,
		IsCA: known.basicConstraints?.isCa ?? false,
		MaxPathLen: known.basicConstraints?.maxPathLength ?? 0,
		MaxPathLenZero: known.basicConstraints?.maxPathLength === 0,
		SubjectKeyId: bytesOrNull(known.subjectKeyId),
		AuthorityKeyId: bytesOrNull(known.authorityKeyId),
		OCSPServer: listOrNull(known.ocspServers),
		IssuingCertificateURL: listOrNull(known.issuingCertificateUrls),
		...alternativeNamesJson(known.names),
		PermittedDNSDomainsCritical: constraints?.critical ?? false,
		...subtreesJson('Permitted', constraints?.permitted ?? NO_SUBTREES),
		...subtreesJson('Excluded', constraints?.excluded ?? NO_SUBTREES),
		CRLDistributionPoints: listOrNull(known.crlDistributionPoints),
		PolicyIdentifiers: known.policies?.filter(fitsObjectIdentifier).map(oidJson) ?? null,
		Policies: listOrNull(known.policies ?? []),
		InhibitAnyPolicy: known.inhibitAnyPolicy ?? 0,
		InhibitAnyPolicyZero: known.inhibitAnyPolicy === 0,
		InhibitPolicyMapping: known.inhibitPolicyMapping ?? 0,
		InhibitPolicyMappingZero: known.inhibitPolicyMapping === 0,
		RequireExplicitPolicy: known.requireExplicitPolicy ?? 0,
		RequireExplicitPolicyZero: known.requireExplicitPolicy === 0,
		PolicyMappings: listOrNull(
			known.policyMappings.map((mapping) => ({
				IssuerDomainPolicy: mapping.issuerDomainPolicy,
				SubjectDomainPolicy: mapping.subjectDomainPolicy,
			})),
		),
	};
}

/** A certificate request as Go's JSON of it has it. */
export function certificateRequestJson(request: CertificateRequest): PlainObject {
	return {
		Raw: encodeBase64(request.raw),
		RawTBSCertificateRequest: encodeBase64(request.rawTbs),
		RawSubjectPublicKeyInfo: encodeBase64(request.rawSubjectPublicKeyInfo),
		RawSubject: encodeBase64(request.rawSubject),
		Version: request.version,
		Signature: encodeBase64(request.signature),
		SignatureAlgorithm: request.signatureAlgorithm?.code ?? 0,
		PublicKeyAlgorithm: request.publicKeyAlgorithm,
		PublicKey: request.publicKey === null ? null : publicKeyJson(request.publicKey),
		Subject: nameJson(request.subject),
		Attributes: listOrNull(
			request.attributes.map(({ type, values }) => ({
				Type: oidJson(type),
				Value: values.map((list) => list.map(attributeValueJson)),
			})),
		),
		Extensions: listOrNull(request.extensions.map(extensionJson)),
		ExtraExtensions: null,
		...alternativeNamesJson(request.names),
	};
}

function attributeValueJson({ type, value }: RequestAttributeValue): PlainObject {
	return { Type: oidJson(type), Value: typeof value === 'boolean' ? value : encodeBase64(value) };
}

/** Attributes of a name that Go has a field for. */
const NAME_LISTS: ReadonlyMap<string, string> = new Map([
	['2.5.4.6', 'Country'],
	['2.5.4.7', 'Locality'],
	['2.5.4.8', 'Province'],
	['2.5.4.9', 'StreetAddress'],
	['2.5.4.10', 'Organization'],
	['2.5.4.11', 'OrganizationalUnit'],
	['2.5.4.17', 'PostalCode'],
]);

function nameJson(attributes: readonly NameAttribute[]): PlainObject {
	const out: Record<string, Value> = {};
	for (const [oid, field] of NAME_LISTS) out[field] = listOrNull(valuesOf(attributes, oid));
	return {
		...out,
		CommonName: valuesOf(attributes, '2.5.4.3').at(-1) ?? '',
		SerialNumber: valuesOf(attributes, '2.5.4.5').at(-1) ?? '',
		Names: listOrNull(attributes.map(({ type, value }) => ({ Type: oidJson(type), Value: value }))),
		ExtraNames: null,
	};
}

function valuesOf(attributes: readonly NameAttribute[], oid: string): readonly string[] {
	return attributes.filter((attribute) => attribute.type === oid).map((attribute) => attribute.value);
}

function extensionJson({ oid, critical, value }: Extension): PlainObject {
	return { Id: oidJson(oid), Critical: critical, Value: encodeBase64(value) };
}

function alternativeNamesJson(names: AlternativeNames): PlainObject {
	return {
		DNSNames: listOrNull(names.dns),
		EmailAddresses: listOrNull(names.emails),
		IPAddresses: listOrNull(names.addresses.map(addressJson)),
		URIs: listOrNull(names.uris.map(uriJson)),
	};
}

const NO_SUBTREES: NameSubtrees = { dns: [], ranges: [], emails: [], uriDomains: [] };

function subtreesJson(list: 'Permitted' | 'Excluded', subtrees: NameSubtrees): PlainObject {
	return {
		[`${list}DNSDomains`]: listOrNull(subtrees.dns),
		[`${list}IPRanges`]: listOrNull(subtrees.ranges.map(rangeJson)),
		[`${list}EmailAddresses`]: listOrNull(subtrees.emails),
		[`${list}URIDomains`]: listOrNull(subtrees.uriDomains),
	};
}

function rangeJson({ address, mask }: IpRange): PlainObject {
	return { IP: addressJson(address), Mask: encodeBase64(mask) };
}

function addressJson(bytes: Uint8Array): string {
	const bits = bytes.length === 4 ? 32 : 128;
	return addressText(unmapped({ bits, value: bytesToBigInt(bytes), zone: '' }));
}

function uriJson(uri: UriParts): PlainObject {
	return {
		Scheme: uri.scheme,
		Opaque: uri.opaque,
		User: uri.user === null ? null : {},
		Host: uri.host,
		Path: uri.path,
		RawPath: uri.rawPath,
		OmitHost: uri.omitHost,
		ForceQuery: uri.forceQuery,
		RawQuery: uri.rawQuery,
		Fragment: uri.fragment,
		RawFragment: uri.rawFragment,
	};
}

function oidJson(oid: string): ValueArray {
	return oid.split('.').map(Number);
}

function fitsObjectIdentifier(oid: string): boolean {
	return oid.split('.').every((arc) => Number(arc) < 2 ** 31);
}

function bytesOrNull(bytes: Uint8Array | null): Value {
	return bytes === null ? null : encodeBase64(bytes);
}

function listOrNull(list: ValueArray): ValueArray | null {
	return list.length === 0 ? null : list;
}
