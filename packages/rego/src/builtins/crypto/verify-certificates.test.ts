import { describe, expect, it } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import type { Value } from '../../runtime/value.ts';

/** A chain made for these tests: `int` may only issue names below good.com, except bad.good.com. */
const ROOT = [
	'MIIBYzCCAQqgAwIBAgIUXuCLzX78NqKyw9Hnh+j8zi1Lj1AwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEcm9vdDAgFw0yNjExMjIx',
	'OTMwMDFaGA8yMTI2MTAyOTE5MzAwMVowDzENMAsGA1UEAwwEcm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAKnX9B+St8s',
	'WrqBMz9mjPiJpU5jqfTKacCyxkasxfAHXKNc3yl8X9+O+/Kjgua3ikCRw8obE+8HsxeHRZaAH6KjQjBAMA8GA1UdEwEB/wQFMAMB',
	'Af8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBRnWcZNNLfZGk29DiAIIC1If+XW9zAKBggqhkjOPQQDAgNHADBEAiAupmOHDu0R',
	'E5qd+n3yHizS/Zm4MD2BXSgY8yKRhrCqgwIgcf7dsgFaU/NYcoxKmBxZXnbPcPjkHqPvVubu/Ktp+aQ=',
].join('');
const INTERMEDIATE = [
	'MIIBtDCCAVugAwIBAgIUbHLa/KpVWwfWzKnKvqYGBo9q9IMwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEcm9vdDAgFw0yNjExMjIx',
	'OTMwMDFaGA8yMTI2MTAyOTE5MzAwMVowDjEMMAoGA1UEAwwDaW50MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEW0jFjIAN2hBn',
	'zTt+WrkRUopbtkW/ZNE7mPsfyYY2EOMtGrrZw9/3lmYEFBGtt+20LlKaB/NvDqIms1PSNqsSfKOBkzCBkDAPBgNVHRMBAf8EBTAD',
	'AQH/MA4GA1UdDwEB/wQEAwICBDAdBgNVHQ4EFgQUzceaJ3LYDipHajs41sQrTL6p/HQwLQYDVR0eAQH/BCMwIaANMAuCCS5nb29k',
	'LmNvbaEQMA6CDGJhZC5nb29kLmNvbTAfBgNVHSMEGDAWgBRnWcZNNLfZGk29DiAIIC1If+XW9zAKBggqhkjOPQQDAgNHADBEAiAv',
	'qFBCgn9jWvYVJ6bul0XBPK3tEJGhPALYxBSN8gErBwIgN+Piv+zmmUaQkeg3yYosFK7YCLK8KTEXtgmLQY1E4zE=',
].join('');
const LEAF = [
	'MIIBlTCCATugAwIBAgIUXN8/FV3+M9jpHC6O5vwYkYLCu84wCgYIKoZIzj0EAwIwDjEMMAoGA1UEAwwDaW50MCAXDTI2MTEyMjE5',
	'MzAwMVoYDzIxMjYxMDI5MTkzMDAxWjAPMQ0wCwYDVQQDDARnb29kMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEH5Wbh4iF/EAR',
	'n81jKLgn/zr89MjKBWOLTrZ0WRO2woKiSbJK2SQLdz38lsGtDDbJQhHqV6w9Y1gJVmERtt2njaN0MHIwGwYDVR0RBBQwEoIKYS5n',
	'b29kLmNvbYcECgAAATATBgNVHSUEDDAKBggrBgEFBQcDATAdBgNVHQ4EFgQUp9Pyf28Hfnms2IDlaYkxD/Z5MmgwHwYDVR0jBBgw',
	'FoAUzceaJ3LYDipHajs41sQrTL6p/HQwCgYIKoZIzj0EAwIDSAAwRQIhANx7oF+poyRIPL1isE1NXpzRwjE6E3cqCyq/YSGZfdsO',
	'AiAqBXddq1QEFSSaUPXF1CcCmURPlPU3EJ1/dsZ9hvXYnQ==',
].join('');
const FORBIDDEN_LEAF = [
	'MIIBmDCCAT6gAwIBAgIUXN8/FV3+M9jpHC6O5vwYkYLCu88wCgYIKoZIzj0EAwIwDjEMMAoGA1UEAwwDaW50MCAXDTI2MTEyMjE5',
	'MzAwMVoYDzIxMjYxMDI5MTkzMDAxWjAOMQwwCgYDVQQDDANiYWQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQflZuHiIX8QBGf',
	'zWMouCf/Ovz0yMoFY4tOtnRZE7bCgqJJskrZJAt3PfyWwa0MNslCEepXrD1jWAlWYRG23aeNo3gwdjAfBgNVHREEGDAWgg54LmJh',
	'ZC5nb29kLmNvbYcECgAAATATBgNVHSUEDDAKBggrBgEFBQcDATAdBgNVHQ4EFgQUp9Pyf28Hfnms2IDlaYkxD/Z5MmgwHwYDVR0j',
	'BBgwFoAUzceaJ3LYDipHajs41sQrTL6p/HQwCgYIKoZIzj0EAwIDSAAwRQIhAJX+1dXSkxuegnwgqY24z1VROvhl70fj/ZE6T8aB',
	'SwxeAiBG1aWPJe45pwvMnFCUNT3EG0ec1KjmGrLSgDIKtv/G4w==',
].join('');

const NOW = 1795462299_000_000_000n;

function pem(...certificates: readonly string[]): string {
	return certificates.map((body) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`).join('');
}

function verify(text: string, options?: Record<string, Value>): unknown {
	const name = 'crypto.x509.parse_and_verify_certificates';
	const context = testContext({ nowNs: NOW });
	const result =
		options === undefined
			? callBuiltin(name, [text], context)
			: callBuiltin(`${name}_with_options`, [text, options], context);
	const [valid, chain] = result as [boolean, { Subject: { CommonName: string } }[]];
	return valid ? chain.map((certificate) => certificate.Subject.CommonName) : valid;
}

describe('crypto.x509.parse_and_verify_certificates', () => {
	it('gives the chain from leaf to root', () => {
		expect(verify(pem(ROOT, INTERMEDIATE, LEAF))).toEqual(['good', 'int', 'root']);
		expect(verify(pem(ROOT, LEAF, INTERMEDIATE))).toEqual(['int', 'root']);
		expect(verify(pem(ROOT, ROOT))).toEqual(['root']);
	});
	it('is false without a chain', () => {
		expect(verify(pem(ROOT, LEAF))).toBe(false);
		expect(verify(pem(INTERMEDIATE, ROOT, LEAF))).toEqual(['good', 'int']);
		expect(verify(pem(ROOT))).toBe(false);
		expect(verify('nope')).toBe(false);
	});
	it('holds names against constraints', () => expect(verify(pem(ROOT, INTERMEDIATE, FORBIDDEN_LEAF))).toBe(false));
});

describe('crypto.x509.parse_and_verify_certificates_with_options', () => {
	const chain = pem(ROOT, INTERMEDIATE, LEAF);
	const full = ['good', 'int', 'root'];
	it.each([
		['a.good.com', full],
		['A.GOOD.com.', full],
		['"a.good.com"', full],
		['10.0.0.1', full],
		['[10.0.0.1]', full],
		['b.good.com', false],
		['10.0.0.2', false],
		['', full],
	])('verifies the host %s', (DNSName, expected) => expect(verify(chain, { DNSName })).toEqual(expected));
	it('verifies usages', () => {
		expect(verify(chain, { KeyUsages: ['KeyUsageClientAuth'] })).toBe(false);
		expect(verify(chain, { KeyUsages: ['KeyUsageClientAuth', 'KeyUsageServerAuth'] })).toEqual(full);
		expect(verify(chain, { KeyUsages: ['KeyUsageAny'] })).toEqual(full);
	});
	it('verifies for an instant', () => {
		expect(verify(chain, { CurrentTime: 0 })).toBe(false);
		expect(verify(chain, { MaxConstraintComparisons: 3 })).toEqual(full);
	});
	it.each([
		[{ DNSName: 1 }, "'DNSName' should be a string"],
		[{ CurrentTime: 'x' }, "'CurrentTime' should be a number"],
		[{ CurrentTime: 1.5 }, "'CurrentTime' should be a valid int64 number"],
		[{ MaxConstraintComparisons: 'x' }, "'MaxConstraintComparisons' should be a number"],
		[{ MaxConstraintComparisons: 1.5 }, "'MaxConstraintComparisons' should be a valid number"],
		[{ KeyUsages: 'x' }, "'KeyUsages' should be an Array or Set"],
		[{ KeyUsages: ['x', 'KeyUsageAny', 'y'] }, "invalid entries for 'KeyUsages' found: [x y]"],
		[{ other: 1 }, 'invalid key option'],
	])('refuses %j', (options, message) => expect(() => verify(chain, options)).toThrow(message));
});
