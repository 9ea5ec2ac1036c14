import { describe, expect, it } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

/** A certificate with every extension that OPA shows, as base64 of DER. */
const FULL = [
	'MIIFfjCCBSOgAwIBAgIUPqtFQvLlhVWbUzuF2bLpxmHiAhMwCgYIKoZIzj0EAwIwgbYxCzAJBgNVBAYTAkNIMRQwEgYDVQQKDAtF',
	'eGFtcGxlIE9yZzENMAsGA1UECwwEVW5pdDENMAsGA1UECAwEQmVybjENMAsGA1UEBwwEQmVybjEPMA0GA1UECQwGTWFpbiAxMQ0w',
	'CwYDVQQRDAQzMDAwMQswCQYDVQQFEwI3NzEZMBcGA1UEAwwQcm9vdC5leGFtcGxlLmNvbTEcMBoGCSqGSIb3DQEJARYNYUBleGFt',
	'cGxlLmNvbTAeFw0yNjExMjIxODE1MjRaFw0zNjExMTkxODE1MjRaMIG2MQswCQYDVQQGEwJDSDEUMBIGA1UECgwLRXhhbXBsZSBP',
	'cmcxDTALBgNVBAsMBFVuaXQxDTALBgNVBAgMBEJlcm4xDTALBgNVBAcMBEJlcm4xDzANBgNVBAkMBk1haW4gMTENMAsGA1UEEQwE',
	'MzAwMDELMAkGA1UEBRMCNzcxGTAXBgNVBAMMEHJvb3QuZXhhbXBsZS5jb20xHDAaBgkqhkiG9w0BCQEWDWFAZXhhbXBsZS5jb20w',
	'WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARBNFEiFcOuCQdmBfrghEAjWMz2IvnHZUGggajMJkq/T9FmnPktKU3D1HafQdCxRXH1',
	'HzLQgsVk83DJlP/gV1JZo4IDCzCCAwcwEgYDVR0TAQH/BAgwBgEB/wIBATAOBgNVHQ8BAf8EBAMCAYYwHQYDVR0OBBYEFPLSJmd5',
	'EqLpxxIsnYHxtG5yrzEcMIHgBgNVHSMEgdgwgdWhgbykgbkwgbYxCzAJBgNVBAYTAkNIMRQwEgYDVQQKDAtFeGFtcGxlIE9yZzEN',
	'MAsGA1UECwwEVW5pdDENMAsGA1UECAwEQmVybjENMAsGA1UEBwwEQmVybjEPMA0GA1UECQwGTWFpbiAxMQ0wCwYDVQQRDAQzMDAw',
	'MQswCQYDVQQFEwI3NzEZMBcGA1UEAwwQcm9vdC5leGFtcGxlLmNvbTEcMBoGCSqGSIb3DQEJARYNYUBleGFtcGxlLmNvbYIUPqtF',
	'QvLlhVWbUzuF2bLpxmHiAhMwfQYDVR0RBHYwdIIQcm9vdC5leGFtcGxlLmNvbYINKi5leGFtcGxlLmNvbYENYkBleGFtcGxlLmNv',
	'bYcECgAAAYcQIAENuAAAAAAAAAAAAAAAAYYqaHR0cHM6Ly91c2VyOnB3QGV4YW1wbGUuY29tOjg0NDMvYSUyRmI/eD0xMCMGA1Ud',
	'JQQcMBoGCCsGAQUFBwMBBggrBgEFBQcDAgYEKgMEBTBfBgNVHR4BAf8EVTBToDswDoIMLmV4YW1wbGUuY29tMA2BC2V4YW1wbGUu',
	'Y29tMAqHCAoAAAD/AAAAMA6GDC5leGFtcGxlLmNvbaEUMBKCEGV2aWwuZXhhbXBsZS5jb20wHQYDVR0gBBYwFDAFBgMqAwQwCwYJ',
	'KwYBBAGGjR8BMF0GCCsGAQUFBwEBBFEwTzAjBggrBgEFBQcwAYYXaHR0cDovL29jc3AuZXhhbXBsZS5jb20wKAYIKwYBBQUHMAKG',
	'HGh0dHA6Ly9jYS5leGFtcGxlLmNvbS9jYS5jcnQwLQYDVR0fBCYwJDAioCCgHoYcaHR0cDovL2NybC5leGFtcGxlLmNvbS8xLmNy',
	'bDAPBgNVHSQECDAGgAEDgQEBMAoGA1UdNgQDAgECMBAGBSoDBAUGBAcMBWhlbGxvMAoGCCqGSM49BAMCA0kAMEYCIQD0dDFrvFxV',
	'TV/U2bkMCqKoAtWpnDenqGl74tZc6I8QnAIhANmMvnbvb6iQmO28+5lPSo9gOvM2McMfQqnX6e3v9qf6',
].join('');

/** A request for the same name. */
const REQUEST = [
	'MIIB0DCCAXYCAQAwgbYxCzAJBgNVBAYTAkNIMRQwEgYDVQQKDAtFeGFtcGxlIE9yZzENMAsGA1UECwwEVW5pdDENMAsGA1UECAwE',
	'QmVybjENMAsGA1UEBwwEQmVybjEPMA0GA1UECQwGTWFpbiAxMQ0wCwYDVQQRDAQzMDAwMQswCQYDVQQFEwI3NzEZMBcGA1UEAwwQ',
	'cm9vdC5leGFtcGxlLmNvbTEcMBoGCSqGSIb3DQEJARYNYUBleGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEE0',
	'USIVw64JB2YF+uCEQCNYzPYi+cdlQaCBqMwmSr9P0Wac+S0pTcPUdp9B0LFFcfUfMtCCxWTzcMmU/+BXUlmgXTBbBgkqhkiG9w0B',
	'CQ4xTjBMMD0GA1UdEQQ2MDSCD3JlcS5leGFtcGxlLmNvbYcECgAAAoENY0BleGFtcGxlLmNvbYYMc3BpZmZlOi8veC95MAsGA1Ud',
	'DwQEAwIHgDAKBggqhkjOPQQDAgNIADBFAiBR7Ouw5b8sPKRdkeXiyb5BlyRlVkasqygQSSFhOib9XAIhAKae4/VhbLG/lFduaGO5',
	'fnfIL7kc2PSDQXunOo2XPK7a',
].join('');

function parse(text: string): string {
	return builtinResult('crypto.x509.parse_certificates', JSON.stringify(text));
}

function pem(type: string, body: string): string {
	return `-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`;
}

describe('crypto.x509.parse_certificates', () => {
	it('shows what Go shows', () => {
		const [certificate] = JSON.parse(parse(FULL));
		expect(certificate).toMatchObject({
			AuthorityKeyId: null,
			BasicConstraintsValid: true,
			CRLDistributionPoints: ['http://crl.example.com/1.crl'],
			DNSNames: ['root.example.com', '*.example.com'],
			EmailAddresses: ['b@example.com'],
			ExcludedDNSDomains: ['evil.example.com'],
			ExcludedEmailAddresses: null,
			ExcludedIPRanges: null,
			ExcludedURIDomains: null,
			ExtKeyUsage: [1, 2],
			ExtraExtensions: null,
			IPAddresses: ['10.0.0.1', '2001:db8::1'],
			InhibitAnyPolicy: 2,
			InhibitAnyPolicyZero: false,
			InhibitPolicyMapping: 1,
			InhibitPolicyMappingZero: false,
			IsCA: true,
			IssuingCertificateURL: ['http://ca.example.com/ca.crt'],
			KeyUsage: 97,
			MaxPathLen: 1,
			MaxPathLenZero: false,
			OCSPServer: ['http://ocsp.example.com'],
			PermittedDNSDomains: ['.example.com'],
			PermittedDNSDomainsCritical: true,
			PermittedEmailAddresses: ['example.com'],
			PermittedIPRanges: [{ IP: '10.0.0.0', Mask: '/wAAAA==' }],
			PermittedURIDomains: ['.example.com'],
			Policies: ['1.2.3.4', '1.3.6.1.4.1.99999.1'],
			PolicyIdentifiers: [
				[1, 2, 3, 4],
				[1, 3, 6, 1, 4, 1, 99999, 1],
			],
			PolicyMappings: null,
			PublicKeyAlgorithm: 3,
			RequireExplicitPolicy: 3,
			RequireExplicitPolicyZero: false,
			SignatureAlgorithm: 10,
			Subject: {
				CommonName: 'root.example.com',
				Country: ['CH'],
				ExtraNames: null,
				Locality: ['Bern'],
				Names: [
					{ Type: [2, 5, 4, 6], Value: 'CH' },
					{ Type: [2, 5, 4, 10], Value: 'Example Org' },
					{ Type: [2, 5, 4, 11], Value: 'Unit' },
					{ Type: [2, 5, 4, 8], Value: 'Bern' },
					{ Type: [2, 5, 4, 7], Value: 'Bern' },
					{ Type: [2, 5, 4, 9], Value: 'Main 1' },
					{ Type: [2, 5, 4, 17], Value: '3000' },
					{ Type: [2, 5, 4, 5], Value: '77' },
					{ Type: [2, 5, 4, 3], Value: 'root.example.com' },
					{ Type: [1, 2, 840, 113549, 1, 9, 1], Value: 'a@example.com' },
				],
				Organization: ['Example Org'],
				OrganizationalUnit: ['Unit'],
				PostalCode: ['3000'],
				Province: ['Bern'],
				SerialNumber: '77',
				StreetAddress: ['Main 1'],
			},
			SubjectKeyId: '8tImZ3kSounHEiydgfG0bnKvMRw=',
			URIStrings: ['https://user:pw@example.com:8443/a%2Fb?x=1'],
			URIs: [
				{
					ForceQuery: false,
					Fragment: '',
					Host: 'example.com:8443',
					OmitHost: false,
					Opaque: '',
					Path: '/a/b',
					RawFragment: '',
					RawPath: '/a%2Fb',
					RawQuery: 'x=1',
					Scheme: 'https',
					User: {},
				},
			],
			UnhandledCriticalExtensions: null,
			UnknownExtKeyUsage: [[1, 2, 3, 4, 5]],
			Version: 3,
		});
		expect(certificate.Extensions).toHaveLength(13);
		expect(parse(FULL)).toContain('"SerialNumber":357776888749257210602110748488240110050344043027,');
		expect(parse(FULL)).toContain(
			'"PublicKey":{"Curve":{},"X":29492771165665124084297074911332825696988973773094316803170777850671482453839,',
		);
	});
	it('takes PEM, and base64 of PEM', () => {
		const text = pem('CERTIFICATE', FULL);
		expect(parse(text)).toBe(parse(FULL));
		expect(parse(btoa(text))).toBe(parse(FULL));
		expect(JSON.parse(parse(text + text))).toHaveLength(2);
	});
	it.each([
		['!', 'illegal base64 data at input byte 0'],
		['YmFk', 'x509: malformed certificate'],
		[pem('PUBLIC KEY', 'YmFk'), "PEM block type is 'PUBLIC KEY', expected CERTIFICATE"],
	])('refuses %j', (text, message) => expect(parse(text)).toBe(`error: ${message}`));
	it('survives every cut', () => {
		const bytes = Uint8Array.from(atob(FULL), (character) => character.charCodeAt(0));
		for (let length = 1; length < bytes.length; length += 7) {
			const cut = btoa(String.fromCharCode(...bytes.subarray(0, length)));
			expect(parse(cut)).toBe('error: x509: malformed certificate');
		}
	});
	it('survives every changed byte', () => {
		const bytes = Uint8Array.from(atob(FULL), (character) => character.charCodeAt(0));
		for (let i = 0; i < bytes.length; i += 3) {
			const changed = Uint8Array.from(bytes);
			changed[i] = (changed[i] as number) ^ 0x81;
			expect(parse(btoa(String.fromCharCode(...changed)))).toMatch(/^(?:error: |\[\{)/);
		}
	});
});

describe('crypto.x509.parse_certificate_request', () => {
	const request = (text: string): string =>
		builtinResult('crypto.x509.parse_certificate_request', JSON.stringify(text));
	it('shows what Go shows', () => {
		const parsed = JSON.parse(request(REQUEST));
		expect(parsed).toMatchObject({
			Version: 0,
			DNSNames: ['req.example.com'],
			EmailAddresses: ['c@example.com'],
			IPAddresses: ['10.0.0.2'],
			SignatureAlgorithm: 10,
			PublicKeyAlgorithm: 3,
			Subject: { CommonName: 'root.example.com', Country: ['CH'], SerialNumber: '77' },
			URIs: [{ Scheme: 'spiffe', Host: 'x', Path: '/y', User: null, RawPath: '', Opaque: '' }],
			Attributes: [
				{
					Type: [1, 2, 840, 113549, 1, 9, 14],
					Value: [[{ Type: [2, 5, 29, 17] }, { Type: [2, 5, 29, 15], Value: 'AwIHgA==' }]],
				},
			],
		});
	});
	it('takes PEM', () => expect(request(pem('CERTIFICATE REQUEST', REQUEST))).toBe(request(REQUEST)));
	it.each([
		['foobar', 'illegal base64 data at input byte 4'],
		['YmFk', 'asn1: structure error: malformed certificate request'],
		[btoa(pem('CERTIFICATE', FULL)), 'invalid PEM-encoded certificate signing request'],
	])('refuses %j', (text, message) => expect(request(text)).toBe(`error: ${message}`));
});
