import { decodeUtf8, tryDecodeUtf8 } from '../runtime/bytes.ts';
import { BuiltinError } from '../runtime/errors.ts';
import { type DerElement, DerReader, derOid, Tag } from './asn1.ts';

/** One attribute of a distinguished name: `2.5.4.3` is the common name. */
export interface NameAttribute {
	readonly type: string;
	readonly value: string;
}

/** The attributes of a DER Name, in the order they stand in. Throws what is wrong with it. */
export function parseName(encoded: Uint8Array): readonly NameAttribute[] {
	const rdns = new DerReader(encoded).enter(Tag.sequence, 'x509: invalid RDNSequence');
	const attributes: NameAttribute[] = [];
	while (!rdns.done) {
		const rdn = rdns.enter(Tag.set, 'x509: invalid RDNSequence');
		while (!rdn.done) {
			const attribute = rdn.enter(Tag.sequence, 'x509: invalid RDNSequence: invalid attribute');
			const type = attribute.element(Tag.oid);
			const oid = type === null ? null : derOid(type.content);
			if (oid === null) throw new BuiltinError('x509: invalid RDNSequence: invalid attribute type');
			const value = attribute.next();
			if (value === null) throw new BuiltinError('x509: invalid RDNSequence: invalid attribute value');
			attributes.push({ type: oid, value: attributeText(value) });
		}
	}
	return attributes;
}

function attributeText(element: DerElement): string {
	const text = derText(element);
	if (text.ok) return text.value;
	throw new BuiltinError(`x509: invalid RDNSequence: invalid attribute value: ${text.problem}`);
}

type Decoded = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string };

// Go lets `*` and `&` pass, which certificates in the wild have.
const PRINTABLE = /^[a-zA-Z0-9'()+,\-./ :=?*&]*$/;

/** The text of one of ASN.1's string types. */
function derText({ tag, content }: DerElement): Decoded {
	switch (tag) {
		case Tag.t61String:
			// T.61 is read as Latin-1, as everyone does.
			return { ok: true, value: latin1(content) };
		case Tag.printableString:
			return decoded(PRINTABLE.test(latin1(content)) ? latin1(content) : null, 'PrintableString');
		case Tag.utf8String:
			return decoded(tryDecodeUtf8(content), 'UTF-8 string');
		case Tag.bmpString:
			return decoded(ucs2(content), 'BMPString');
		case Tag.ia5String:
			return decoded(ia5Text(content), 'IA5String');
		case Tag.numericString:
			return decoded(/^[0-9 ]*$/.test(latin1(content)) ? latin1(content) : null, 'NumericString');
		default:
			return { ok: false, problem: `unsupported string type: ${tag}` };
	}
}

function decoded(value: string | null, type: string): Decoded {
	return value === null ? { ok: false, problem: `invalid ${type}` } : { ok: true, value };
}

function latin1(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** ASCII text; null when a byte is beyond ASCII. */
export function ia5Text(bytes: Uint8Array): string | null {
	return bytes.every((byte) => byte < 0x80) ? decodeUtf8(bytes) : null;
}

/** UCS-2 without surrogates and noncharacters; a zero at the end is dropped. */
function ucs2(bytes: Uint8Array): string | null {
	if (bytes.length % 2 !== 0) return null;
	const units: number[] = [];
	for (let i = 0; i < bytes.length; i += 2) {
		units.push(((bytes[i] as number) << 8) | (bytes[i + 1] as number));
	}
	if (units[units.length - 1] === 0) units.pop();
	return units.some(isReserved) ? null : units.map((unit) => String.fromCharCode(unit)).join('');
}

function isReserved(unit: number): boolean {
	return unit >= 0xfffe || (unit >= 0xfdd0 && unit <= 0xfdef) || (unit >= 0xd800 && unit <= 0xdfff);
}
