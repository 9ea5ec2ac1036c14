import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeHex, encodeHex, encodeUtf8 } from '../runtime/bytes.ts';
import { digest } from './hash.ts';
import { parsePkcs1PrivateKey } from './private-key.ts';
import { rsaPrivateKey, signPkcs1, signPss, verifyPkcs1, verifyPss } from './rsa.ts';

/** A key made for these tests, and signatures of `message` that OpenSSL made with it. */
const KEY = parsePkcs1PrivateKey(
	decodeBase64(
		[
			'MIICXAIBAAKBgQCv1VvhKR4Zz+vgbFfjGgEahQ24r5zZn+FCcVIIgqZ2xY9p4oMM6rUbYWdV+Z+gCVlEzVCKXwpu2aOjBV+0k6JR',
			'3BqXfhVZkInJsgEvZpQ6OIB9IfCF+f/PBlnNLgo5yE2NgqpuvpIu3NPunLohCsfggiVhUxL+viDQzIxcOrPDNQIDAQABAoGAaH5Q',
			'Ou/3jnltARMB69mRXFREAkSC3yXPdW/ow1v5V04y20ccgHmfJWVuRr6xKSdFIMkvGvw+NAAs6f2QkbzG0git58UG/Gsi0IQ0VmSb',
			'zJSeh39E5vucsKVBX/qtzjcUV93dGefgnockdHmxxjnProO07QwnGflUnQgTaNhYz0ECQQDc9IEwMSwIwd6528LGmrlbLqnXcfb6',
			'RjkUlyWUuLxHOeiLz7Y98HPuEHNYkjxo9P+8PT+cs+K6vPiJfgfsiPuFAkEAy7jEnXJFUvBTF7ep8fIYJZHYkFtF231td83cM9oP',
			'E/XvQ7aNAkL/OLQrObP8FmJMrGg1ehvkimIWX2IC2ph/8QJBAJ5oaMotJp2sqEplRHHwcVzuynMcUG3DtJ6PcjD6dHk4CgFaTBSB',
			'9AtEHf3s8YRpyYKiAp4M1Ur9uc2Q3ot09aUCQF7DOsoWPoL/AVfV+jpuJ6dKOVek7VDU/letLZH9C+h4DO0NfHgh3ABvZm/39fof',
			'jZThAIcldGCekdOajsNKDrECQD+zWu/Fy91Ni3Ite+2HcesAKok3he6tngTS+yH71XWzeSsEkYqrkrcdnzivIYmK3d9ErLfJeRa1',
			'DdMMDc9us1w=',
		].join(''),
	),
);
const PKCS1 = decodeHex(
	[
		'86d51f6dc2e69f35ed961c018e7390828a5c73845a7b7d99bd46bd750e3707507c7652045dcec5f5119eb52cc95b05cb5996',
		'2174ea03ccb241dd7417bedf84f069e0c4170808fbdd6fa653884d652796060f7ca59ccdd3b0f72713ab9b8410bb576f1cde',
		'920903b496f3d27bdf7a76e42dc6b4c871d9737d6f49e5ee6f4f55c9',
	].join(''),
);
const PSS = decodeHex(
	[
		'248cfbd308006f5d49303bb8d9ba77e8c3b809dc2d77ce8252a75c165365421b5275aae57a0313299681eaf78100e5cc1d58',
		'885838794e2c6af8a747c922646a646d757c6d5b99595d7e92c5db9090dfd8c0d7e992148348b5490230e9e3ef3d7a1cb63e',
		'b7bf6d089e6ec49efe4ddce64c219b6c0efaf376c0a40e4c99712f31',
	].join(''),
);
const PSS_SHORT_SALT = decodeHex(
	[
		'4d6e6304a5776faf77cc679bf4f3d1e072ab9b0098590608acc23cd88ce68fcf5f423575254376f869f55dd164c0609d2080',
		'f4766a1ee2791b5a7c5d5ef822d88a0ef7825570832a7a74e55d31e0e1fd264fb4f828c56df00ee9735310e359f9350530e3',
		'448dc78e5842e5d87c41a392f943507efaf79af892555036ae3d22d0',
	].join(''),
);
/** Too small to protect anything. */
const SMALL = parsePkcs1PrivateKey(
	decodeBase64(
		[
			'MIIBOQIBAAJBAL4542unlLGrENLPNbKB02hNhtwGNRxQv93HK9Idw9wM3vchtSxIC/Qg0qEMknwK/hej6NalsnzMlODByzGbpXsC',
			'AwEAAQJAD4Lo6H5hwZsRZB9BYaz0cCziMk7PRd/PxWXYTOngbrD5+6+hMROKOKAbCQx8SLC6w715XdipcNLGdi2EO+NsAQIhAOOx',
			'/nvmE0OPg9+euGIyLjyPyybG0UnTCL4fuvVQxLVLAiEA1d+A4dz5OT9T9aLtOgEw5t+Yg2+Kepqd7tohKb03IpECIGBRbDBnLCD5',
			'NbTDxIWtaoet4CcAFYpgHiOm8oRRbVSvAiAN+HiZyG57P9jDLe5jIJrKKgbzZwDbu2ffp14NNO/6EQIgRKZrh2wmirzHdpdTWbXc',
			'CFMQuABMmPusMG7+8zQ8YqQ=',
		].join(''),
	),
);

const HASHED = digest('sha256', encodeUtf8('message'));
const OTHER = digest('sha256', encodeUtf8('other'));

describe('PKCS #1 v1.5', () => {
	it('verifies', () => {
		expect(verifyPkcs1(KEY.public, 'sha256', HASHED, PKCS1)).toBe(true);
		expect(verifyPkcs1(KEY.public, 'sha256', OTHER, PKCS1)).toBe(false);
		expect(verifyPkcs1(KEY.public, 'sha256', HASHED, PSS)).toBe(false);
		expect(verifyPkcs1(KEY.public, 'sha256', HASHED, PKCS1.subarray(1))).toBe(false);
	});
	it('signs as OpenSSL does', () => expect(encodeHex(signPkcs1(KEY, 'sha256', HASHED))).toBe(encodeHex(PKCS1)));
	it('signs without the remainder theorem too', () => {
		const third = { ...KEY, primes: [...KEY.primes, 1n] };
		expect(encodeHex(signPkcs1(third, 'sha256', HASHED))).toBe(encodeHex(PKCS1));
	});
});

describe('PSS', () => {
	it('verifies', () => {
		expect(verifyPss(KEY.public, 'sha256', HASHED, PSS, 'hash')).toBe(true);
		expect(verifyPss(KEY.public, 'sha256', OTHER, PSS, 'hash')).toBe(false);
		expect(verifyPss(KEY.public, 'sha256', HASHED, PKCS1, 'hash')).toBe(false);
	});
	it('may take other salts', () => {
		expect(verifyPss(KEY.public, 'sha256', HASHED, PSS_SHORT_SALT, 'auto')).toBe(true);
		expect(verifyPss(KEY.public, 'sha256', HASHED, PSS_SHORT_SALT, 'hash')).toBe(false);
	});
	it('signs what it verifies', () => {
		const signature = signPss(KEY, 'sha256', HASHED, new Uint8Array(32).fill(9));
		expect(verifyPss(KEY.public, 'sha256', HASHED, signature, 'hash')).toBe(true);
		signature[5] = (signature[5] as number) ^ 1;
		expect(verifyPss(KEY.public, 'sha256', HASHED, signature, 'hash')).toBe(false);
	});
	it('has no room for everything', () => {
		expect(() => signPss(KEY, 'sha512', digest('sha512', HASHED), new Uint8Array(64))).toThrow(
			'message too long for RSA key size',
		);
	});
});

describe('keys that are no protection', () => {
	it('sign and verify nothing', () => {
		expect(() => signPkcs1(SMALL, 'sha256', HASHED)).toThrow('crypto/rsa: 512-bit keys are insecure');
		expect(verifyPkcs1(SMALL.public, 'sha256', HASHED, PKCS1.subarray(0, 64))).toBe(false);
	});
	it('of odd numbers verify nothing', () => {
		expect(verifyPkcs1({ ...KEY.public, n: KEY.public.n - 1n }, 'sha256', HASHED, PKCS1)).toBe(false);
		for (const e of [0n, 1n, 4n, 2n ** 40n + 1n]) {
			expect(verifyPkcs1({ ...KEY.public, e }, 'sha256', HASHED, PKCS1)).toBe(false);
		}
	});
	it('of huge numbers end at once', () => {
		const huge = { kind: 'rsa', n: 2n ** 20_000n + 1n, e: 3n } as const;
		expect(verifyPkcs1(huge, 'sha256', HASHED, new Uint8Array(2501))).toBe(false);
		expect(() => rsaPrivateKey(huge, 3n, [3n, 5n])).toThrow('20001-bit keys are too large');
	});
});

it('refuses numbers that do not belong together', () => {
	const { primes, d } = KEY;
	expect(() => rsaPrivateKey(KEY.public, d, [primes[0] as bigint])).toThrow('missing primes');
	expect(() => rsaPrivateKey(KEY.public, d, [3n, 5n])).toThrow('p * q != n');
	expect(() => rsaPrivateKey(KEY.public, d + 2n, primes)).toThrow('invalid exponents');
	expect(() => rsaPrivateKey({ ...KEY.public, e: 4n }, d, primes)).toThrow('invalid public exponent');
});
