import { describe, expect, it } from 'vitest';
import { decodeHex, encodeUtf8 } from '../runtime/bytes.ts';
import { DerReader, Tag } from './asn1.ts';
import { parseAlgorithm, signatureAlgorithm } from './x509-algorithm.ts';
import { parseName } from './x509-name.ts';
import { parseNameConstraints } from './x509-name-constraints.ts';
import { parsePkixPublicKey } from './x509-public-key.ts';
import { parseAlternativeNames } from './x509-san.ts';
import { readTime, timeText } from './x509-time.ts';

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
	const content = parts.flatMap((part) => [...part]);
	return Uint8Array.from([tag, content.length, ...content]);
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array {
	return der(Tag.sequence, ...parts);
}

describe('parseName', () => {
	const name = (tag: number, ...content: number[]): string => {
		const attribute = sequence(der(Tag.oid, Uint8Array.of(0x55, 4, 3)), der(tag, Uint8Array.from(content)));
		return parseName(sequence(der(Tag.set, attribute)))[0]?.value as string;
	};
	it.each([
		[Tag.printableString, [0x41, 0x2a], 'A*'],
		[Tag.utf8String, [0xc3, 0xa9], '\u00e9'],
		[Tag.t61String, [0xe9], '\u00e9'],
		[Tag.ia5String, [0x40], '@'],
		[Tag.numericString, [0x31, 0x20], '1 '],
		[Tag.bmpString, [0x20, 0xac, 0, 0], '\u20ac'],
	])('reads strings of type %i', (tag, content, expected) => expect(name(tag, ...content)).toBe(expected));
	it.each([
		[Tag.printableString, [0x40], 'invalid PrintableString'],
		[Tag.utf8String, [0xff], 'invalid UTF-8 string'],
		[Tag.ia5String, [0x80], 'invalid IA5String'],
		[Tag.numericString, [0x41], 'invalid NumericString'],
		[Tag.bmpString, [0xd8, 0], 'invalid BMPString'],
		[Tag.bmpString, [1], 'invalid BMPString'],
		[Tag.integer, [1], 'unsupported string type: 2'],
	])('refuses strings of type %i: %j', (tag, content, message) => {
		expect(() => name(tag, ...content)).toThrow(`x509: invalid RDNSequence: invalid attribute value: ${message}`);
	});
});

describe('readTime', () => {
	const time = (tag: number, text: string): string => timeText(readTime(new DerReader(der(tag, encodeUtf8(text)))));
	it.each([
		[Tag.utcTime, '491231235959Z', '2049-12-31T23:59:59Z'],
		[Tag.utcTime, '500101000000Z', '1950-01-01T00:00:00Z'],
		[Tag.utcTime, '2001010203Z', '2020-01-01T02:03:00Z'],
		[Tag.utcTime, '200101020304+0130', '2020-01-01T02:03:04+01:30'],
		[Tag.generalizedTime, '21001231235959Z', '2100-12-31T23:59:59Z'],
		[Tag.generalizedTime, '20200101000000-0500', '2020-01-01T00:00:00-05:00'],
	])('reads %i %s', (tag, text, expected) => expect(time(tag, text)).toBe(expected));
	it.each([
		[Tag.utcTime, '200231000000Z', 'x509: malformed UTCTime'],
		[Tag.utcTime, '200101000000+0000', 'x509: malformed UTCTime'],
		[Tag.utcTime, '200101000060Z', 'x509: malformed UTCTime'],
		[Tag.generalizedTime, '200101000000Z', 'x509: malformed GeneralizedTime'],
		[Tag.integer, '1', 'x509: unsupported time format'],
	])('refuses %i %s', (tag, text, message) => expect(() => time(tag, text)).toThrow(message));
});

describe('signatureAlgorithm', () => {
	const PSS = '2a864886f70d01010a';
	const SHA256 = '0609608648016503040201';
	const pss = (salt: string, hash = SHA256, mask = '06092a864886f70d010108'): string => {
		const identifier = sequence(decodeHex(hash));
		return (
			signatureAlgorithm(
				parseAlgorithm(
					Uint8Array.from([
						...der(Tag.oid, decodeHex(PSS)),
						...sequence(
							der(0xa0, identifier),
							der(0xa1, sequence(decodeHex(mask), identifier)),
							der(0xa2, decodeHex(salt)),
						),
					]),
				),
			)?.name ?? 'unknown'
		);
	};
	it('takes PSS with the usual parameters', () => {
		expect(pss('020120')).toBe('SHA256-RSAPSS');
		expect(pss('020130', '0609608648016503040202')).toBe('SHA384-RSAPSS');
	});
	it('takes no other PSS', () => {
		expect(pss('020110')).toBe('unknown');
		expect(pss('020120', '06052b0e03021a')).toBe('unknown');
		expect(pss('020120', SHA256, '06032a0304')).toBe('unknown');
		expect(signatureAlgorithm({ oid: '1.2.840.113549.1.1.10', parameters: Uint8Array.of(1) })).toBeNull();
	});
	it('takes Ed25519 without parameters only', () => {
		expect(signatureAlgorithm({ oid: '1.3.101.112', parameters: new Uint8Array() })?.code).toBe(16);
		expect(signatureAlgorithm({ oid: '1.3.101.112', parameters: Uint8Array.of(5, 0) })).toBeNull();
	});
});

describe('parsePkixPublicKey', () => {
	const key = (oid: string, parameters: Uint8Array | null, bits: Uint8Array): string => {
		const identifier = sequence(der(Tag.oid, decodeHex(oid)), ...(parameters === null ? [] : [parameters]));
		const info = sequence(identifier, der(Tag.bitString, Uint8Array.of(0), bits));
		return parsePkixPublicKey(info).kind;
	};
	const NULL = Uint8Array.of(5, 0);
	const number = (...items: number[]): Uint8Array => der(Tag.integer, Uint8Array.from(items));
	const RSA = '2a864886f70d010101';
	const DSA = '2a8648ce380401';
	const EC = '2a8648ce3d0201';
	it('reads what it knows', () => {
		expect(key(RSA, NULL, sequence(number(15), number(3)))).toBe('rsa');
		expect(key(DSA, sequence(number(3), number(2), number(2)), number(1))).toBe('dsa');
		expect(key('2b656e', null, new Uint8Array(32).fill(1))).toBe('x25519');
		expect(key('2b6570', null, new Uint8Array(32).fill(1))).toBe('ed25519');
	});
	it.each([
		[RSA, null, sequence(number(15), number(3)), 'x509: RSA key missing NULL parameters'],
		[RSA, NULL, number(1), 'x509: invalid RSA public key'],
		[RSA, NULL, sequence(number()), 'x509: invalid RSA modulus'],
		[RSA, NULL, sequence(number(15)), 'x509: invalid RSA public exponent'],
		[RSA, NULL, sequence(number(0xff), number(3)), 'x509: RSA modulus is not a positive number'],
		[RSA, NULL, sequence(number(15), number(0)), 'x509: RSA public exponent is not a positive number'],
		[DSA, NULL, number(1), 'x509: invalid DSA parameters'],
		[DSA, sequence(number(3), number(2), number(0)), number(1), 'x509: zero or negative DSA parameter'],
		[DSA, NULL, NULL, 'x509: invalid DSA public key'],
		[EC, NULL, number(1), 'x509: invalid ECDSA parameters'],
		[EC, der(Tag.oid, Uint8Array.of(42, 3)), number(1), 'x509: unsupported elliptic curve'],
		[EC, der(Tag.oid, decodeHex('2a8648ce3d030107')), number(1), 'ecdsa: invalid public key'],
		['2b6570', NULL, new Uint8Array(32), 'x509: Ed25519 key encoded with illegal parameters'],
		['2b6570', null, new Uint8Array(31), 'x509: wrong Ed25519 public key size'],
		['2a03', null, new Uint8Array(), 'x509: unknown public key algorithm'],
	])('refuses %s: %#', (oid, parameters, bits, message) => expect(() => key(oid, parameters, bits)).toThrow(message));
});

describe('parseAlternativeNames', () => {
	it.each([
		[0x87, [1, 2, 3], 'x509: cannot parse IP address of length 3'],
		[0x82, [0x80], 'x509: SAN dNSName is malformed'],
		[0x81, [0x80], 'x509: SAN rfc822Name is malformed'],
		[0x86, [...encodeUtf8('http://a..b/')], 'x509: cannot parse URI "http://a..b/": invalid domain'],
		[0x86, [...encodeUtf8('http://a:b/')], 'x509: cannot parse URI "http://a:b/": parse'],
	])('refuses %i %j', (tag, content, message) => {
		expect(() => parseAlternativeNames(sequence(der(tag, Uint8Array.from(content))))).toThrow(message);
	});
	it('passes other kinds over', () => expect(parseAlternativeNames(sequence(der(0x88)))).toMatchObject({ dns: [] }));
});

describe('parseNameConstraints', () => {
	const parse = (tag: number, content: Uint8Array): unknown =>
		parseNameConstraints(sequence(der(0xa0, sequence(der(tag, content)))), true);
	it.each([
		[0x82, encodeUtf8('a..b'), 'x509: failed to parse dnsName constraint "a..b"'],
		[0x82, Uint8Array.of(0x80), 'x509: invalid constraint value'],
		[0x81, encodeUtf8('a b@c'), 'x509: failed to parse rfc822Name constraint "a b@c"'],
		[0x81, encodeUtf8('a..b'), 'x509: failed to parse rfc822Name constraint "a..b"'],
		[0x86, encodeUtf8('1.2.3.4'), 'x509: failed to parse URI constraint "1.2.3.4": cannot be IP address'],
		[0x87, Uint8Array.of(1), 'x509: IP constraint contained value of length 1'],
		[0x87, Uint8Array.of(1, 2, 3, 4, 255, 0, 255, 0), 'x509: IP constraint contained invalid mask ff00ff00'],
	])('refuses %i: %#', (tag, content, message) => expect(() => parse(tag, content)).toThrow(message));
	it('tells kinds that are not checked', () =>
		expect(parse(0x88, new Uint8Array())).toMatchObject({ hasOtherNames: true }));
	it('wants some', () => {
		expect(() => parseNameConstraints(sequence(), true)).toThrow('x509: empty name constraints extension');
		expect(() => parseNameConstraints(Uint8Array.of(5, 0), true)).toThrow('x509: invalid NameConstraints extension');
	});
});
