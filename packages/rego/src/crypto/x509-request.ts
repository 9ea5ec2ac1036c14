import { BuiltinError } from '../runtime/errors.ts';
import { contextTag, type DerElement, DerReader, derBitString, derSmallInteger, rightAligned, Tag } from './asn1.ts';
import type { PublicKey } from './keys.ts';
import { parseAlgorithm, readOid, type SignatureAlgorithm, signatureAlgorithm } from './x509-algorithm.ts';
import { parseExtension } from './x509-certificate.ts';
import type { Extension } from './x509-extensions.ts';
import { type NameAttribute, parseName } from './x509-name.ts';
import { type PublicKeyAlgorithm, parseSubjectPublicKey } from './x509-public-key.ts';
import { type AlternativeNames, NO_ALTERNATIVE_NAMES, parseAlternativeNames } from './x509-san.ts';

/** An attribute whose values are lists of type and value, as the requested extensions are. */
export interface RequestAttribute {
	readonly type: string;
	readonly values: readonly (readonly RequestAttributeValue[])[];
}

export interface RequestAttributeValue {
	readonly type: string;
	readonly value: boolean | Uint8Array;
}

/** A PKCS #10 certificate request. */
export interface CertificateRequest {
	readonly raw: Uint8Array;
	readonly rawTbs: Uint8Array;
	readonly rawSubjectPublicKeyInfo: Uint8Array;
	readonly rawSubject: Uint8Array;
	readonly version: number;
	readonly signature: Uint8Array;
	readonly signatureAlgorithm: SignatureAlgorithm | null;
	readonly publicKeyAlgorithm: PublicKeyAlgorithm;
	readonly publicKey: PublicKey | null;
	readonly subject: readonly NameAttribute[];
	readonly attributes: readonly RequestAttribute[];
	readonly extensions: readonly Extension[];
	readonly names: AlternativeNames;
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

/** Reads a certificate request. Throws what is wrong with it. */
export function parseCertificateRequest(der: Uint8Array): CertificateRequest {
	const reader = new DerReader(der);
	const outer = reader.needElement(Tag.sequence, STRUCTURE);
	if (!reader.done) throw new BuiltinError('asn1: syntax error: trailing data');
	const parts = new DerReader(outer.content);
	const tbsElement = parts.needElement(Tag.sequence, STRUCTURE);
	const identifier = parseAlgorithm(parts.need(Tag.sequence, STRUCTURE));
	const signature = derBitString(parts.need(Tag.bitString, STRUCTURE));
	const tbs = new DerReader(tbsElement.content);
	const version = derSmallInteger(tbs.need(Tag.integer, STRUCTURE));
	if (signature === null || version === null) throw new BuiltinError(STRUCTURE);
	const rawSubject = tbs.needElement(Tag.sequence, STRUCTURE).full;
	const keyInfo = tbs.needElement(Tag.sequence, STRUCTURE);
	const attributes = attributeElements(tbs.need(contextTag(0, true), STRUCTURE));
	const key = parseSubjectPublicKey(keyInfo.content);
	const subject = parseName(rawSubject);
	const extensions = requestedExtensions(attributes);
	const san = extensions.find((extension) => extension.oid === SUBJECT_ALTERNATIVE_NAME);
	return {
		raw: outer.full,
		rawTbs: tbsElement.full,
		rawSubjectPublicKeyInfo: keyInfo.full,
		rawSubject,
		version,
		signature: rightAligned(signature),
		signatureAlgorithm: signatureAlgorithm(identifier),
		publicKeyAlgorithm: key.algorithm,
		publicKey: key.key,
		subject,
		attributes: attributes.map(typedAttribute).filter((attribute) => attribute !== null),
		extensions,
		names: san === undefined ? NO_ALTERNATIVE_NAMES : parseAlternativeNames(san.value),
	};
}

const STRUCTURE = 'asn1: structure error: malformed certificate request';

interface AttributeElement {
	readonly type: string;
	readonly values: readonly DerElement[];
}

/** Attributes of another form than `type, set of values` do not count. */
function attributeElements(content: Uint8Array): readonly AttributeElement[] {
	return elementsOf(content).flatMap((element) => {
		const reader = new DerReader(element.content);
		const type = readOid(reader);
		const set = reader.element(Tag.set);
		return element.tag === Tag.sequence && type !== null && set !== null
			? [{ type, values: elementsOf(set.content) }]
			: [];
	});
}

function elementsOf(content: Uint8Array): readonly DerElement[] {
	const reader = new DerReader(content);
	const elements: DerElement[] = [];
	while (!reader.done) {
		const element = reader.next();
		if (element === null) throw new BuiltinError(STRUCTURE);
		elements.push(element);
	}
	return elements;
}

function requestedExtensions(attributes: readonly AttributeElement[]): readonly Extension[] {
	const extensions: Extension[] = [];
	const seen = new Set<string>();
	for (const { type, values } of attributes) {
		const [list] = values;
		if (type !== EXTENSION_REQUEST || list === undefined) continue;
		for (const element of elementsOf(list.content)) {
			const extension = parseExtension(element.content);
			if (seen.has(extension.oid)) {
				throw new BuiltinError('x509: certificate request contains duplicate requested extensions');
			}
			seen.add(extension.oid);
			extensions.push(extension);
		}
	}
	return extensions;
}

/** The attribute if all its values are lists of a type and one value each; null when it is of another kind. */
function typedAttribute({ type, values }: AttributeElement): RequestAttribute | null {
	const lists: RequestAttributeValue[][] = [];
	for (const list of values) {
		if (list.tag !== Tag.sequence) return null;
		const items: RequestAttributeValue[] = [];
		for (const item of elementsOf(list.content)) {
			const reader = new DerReader(item.content);
			const itemType = readOid(reader);
			const value = reader.next();
			if (item.tag !== Tag.sequence || itemType === null || value === null) return null;
			const flag = value.tag === Tag.boolean;
			if (!flag && value.tag !== Tag.octetString) return null;
			items.push({ type: itemType, value: flag ? value.content[0] !== 0 : value.content });
		}
		lists.push(items);
	}
	return { type, values: lists };
}
