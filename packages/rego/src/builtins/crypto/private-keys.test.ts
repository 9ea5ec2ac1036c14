import { describe, expect, it } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

/** Keys made for these tests, as base64 of PKCS #8, PKCS #1 and SEC 1. */
const EC = [
	'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+f3245E8zKRqsr/y6uu6PL2no3JSxbx6rcQMwDbWQbehRANCAARB',
	'NFEiFcOuCQdmBfrghEAjWMz2IvnHZUGggajMJkq/T9FmnPktKU3D1HafQdCxRXH1HzLQgsVk83DJlP/gV1JZ',
].join('');
const ED25519 = 'MC4CAQAwBQYDK2VwBCIEIMtKTdfONAT6LwHZ+wtFbM0ctR+oQjjyzMhKNS+nSDK3';
const X25519 = 'MC4CAQAwBQYDK2VuBCIEIDgNAXfs6tbEeah0KyVUnq9QFXBJ6wRPQj+IPTpKtxNz';
const SEC1 = [
	'MIGkAgEBBDAQDWoKx85dkHmA/nrIwPYBLJF6Mo7jywn3q1zXqlEzfMPRrsAJ9rUcGh7Qzf3CZ5GgBwYFK4EEACKhZANiAARV13NW',
	'tkSYEw7bb/OJEsqNHKvxvFOONIdoqfDEeWOXtgB7oioMbOIfhlDP+XBdpgLyae92PPMYS11TyucqErgi+41trFu0kfNjId9CxECY',
	'up8gH+SUzBCNtcDSA8XJgeo=',
].join('');
const RSA = [
	'MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQCa+6Z6G42R6txnS3nCmlhqbCA6p4L90kZlYay+Cd4uxPAqkZcS',
	'onkouQyc0bkzy7OYc8qUwR8QdWnATqfelGdHCsfxxrnOP/zMZAbGuTcsZJ43FfDoNpfIGriBNUs7JbU7hYI/zaH8bJoy/CbISP9P',
	'qPiWRY/wzs2XXXky1TS41MnjJm2WcnwROnJO/lKrBnLZT5drzkHZ5SLYXYXnGZKza0DbbAj132Pv3qa63Zo15/C6AOJ/5mUXwJie',
	'xYklplmzfKHh7olFdCYZ921zh9KWqNkI+8pBIYkmxDHRV3cmgWagYMarljLTBnap/8IbwkievMaew8+xk2pUDtT7EU0fAgMBAAEC',
	'ggEAGQsdBZI6OB/5aX+at0V1kAzU0GWNFzLJSUyVO0gg7PHJ1TcdcFdsuJXeYeDJyoLaDIJ5c7wZJvGyGu8a1S6p2aL2WC1CjP9t',
	'/CEVrzrynWvM3R3ghcV8lUssEUTpWS9or6uNNn4l9MIf0KlKIwcYqmilcrLe5YylUBY8pWgqUstfMKwmpqfMPA+jrMpcY8fiYZO+',
	'Inp9GXTfxpnxf697VkpMW5DNyy6AkgQS4RYKKjOpODO0mPsEnZ1CfJNySi8gFHP88MNh0dCIv9udGIIYxv53Sj5jTsR4mu7g57ss',
	'41zJvb/XsvKuRrob7fyurfWvVo+RpI+z84yQM315OFNGUQKBgQDTGfFCONKAV8V1/XyaRY1MMcXuXhbMdXVqyd4LMWBJ3nKRiCWn',
	'RvTx6YG18CBKKMPNrCYqH00HcWuwhYAOzKNjiRkmskLil3AvRrt7M1fI/9ptjr2+lfYZO6e6cGNEjxGvhHzdb2E7wN+yQvuqrMvH',
	'5HCk7QfalAo5zqn/OH+yCwKBgQC78iyIE6R1RgGWJlTfpq/5H8ZkTE/DbTAcupLQ38Mrx9RomKAhSOU62Qu+VmSpV+P+aPeQeVy/',
	'cQHkPCGuCkSDsFudfqmbPaW4pAnJcUel94UFftfZjX1aXqyYGGHiFHiJQzT0bsTqFGoZcX4awP/ylIQc8/xwzm1Mj7MkChxxvQKB',
	'gQDB/NT3RcAqsH2EL6yRF9kAa7y3jz7kJAwCVf71yinxt7kQg0wWq93rb+kCh+ckPtGv7sIjcyAV9uQ/Em7bKrH6hcHXDXjpQMCW',
	'sSkXzdadnn/arZEv0h6UkX1QlnaiSda2s8kKs49mmZb2+RbLgH7C8emRpT/SXLgI5yDQp9qwgQKBgQCWfWdi3jeFH7UNgUvceR/W',
	'nrbAgMotdTRdDJeaYFFqsOtHhU5S2IeUA07/7TVU02dfwrTYHhVBxT76fZuKO/Z4a7Iv/cfY4hfcLJ0Zi3cPUY5VxCcZr817musg',
	'LgXSfQm2/vVb84YA2K/MB7Atw/QtTPYsKMEtolyqPTX32ZDFEQKBgQCxg/+CAF453fg0SzCTsgMHWcN/YuqzPaDBz9ItxD3N4zjK',
	'+D924qHs+D24Mo+p3Hb/WUGC4fWSkoC8QbaOGmaEB5KXfnNsP4q6hdAn98q7ZdKqJZjFb5nrbXSIGRAb+s9U9z10DNDHDHRexBnI',
	'se0+5qw43Ob3gFu8YsELZamh5g==',
].join('');
const PKCS1 = [
	'MIIEpQIBAAKCAQEAmvumehuNkercZ0t5wppYamwgOqeC/dJGZWGsvgneLsTwKpGXEqJ5KLkMnNG5M8uzmHPKlMEfEHVpwE6n3pRn',
	'RwrH8ca5zj/8zGQGxrk3LGSeNxXw6DaXyBq4gTVLOyW1O4WCP82h/GyaMvwmyEj/T6j4lkWP8M7Nl115MtU0uNTJ4yZtlnJ8ETpy',
	'Tv5SqwZy2U+Xa85B2eUi2F2F5xmSs2tA22wI9d9j796mut2aNefwugDif+ZlF8CYnsWJJaZZs3yh4e6JRXQmGfdtc4fSlqjZCPvK',
	'QSGJJsQx0Vd3JoFmoGDGq5Yy0wZ2qf/CG8JInrzGnsPPsZNqVA7U+xFNHwIDAQABAoIBABkLHQWSOjgf+Wl/mrdFdZAM1NBljRcy',
	'yUlMlTtIIOzxydU3HXBXbLiV3mHgycqC2gyCeXO8GSbxshrvGtUuqdmi9lgtQoz/bfwhFa868p1rzN0d4IXFfJVLLBFE6VkvaK+r',
	'jTZ+JfTCH9CpSiMHGKpopXKy3uWMpVAWPKVoKlLLXzCsJqanzDwPo6zKXGPH4mGTviJ6fRl038aZ8X+ve1ZKTFuQzcsugJIEEuEW',
	'CiozqTgztJj7BJ2dQnyTckovIBRz/PDDYdHQiL/bnRiCGMb+d0o+Y07EeJru4Oe7LONcyb2/17Lyrka6G+38rq31r1aPkaSPs/OM',
	'kDN9eThTRlECgYEA0xnxQjjSgFfFdf18mkWNTDHF7l4WzHV1asneCzFgSd5ykYglp0b08emBtfAgSijDzawmKh9NB3FrsIWADsyj',
	'Y4kZJrJC4pdwL0a7ezNXyP/abY69vpX2GTununBjRI8Rr4R83W9hO8DfskL7qqzLx+RwpO0H2pQKOc6p/zh/sgsCgYEAu/IsiBOk',
	'dUYBliZU36av+R/GZExPw20wHLqS0N/DK8fUaJigIUjlOtkLvlZkqVfj/mj3kHlcv3EB5DwhrgpEg7BbnX6pmz2luKQJyXFHpfeF',
	'BX7X2Y19Wl6smBhh4hR4iUM09G7E6hRqGXF+GsD/8pSEHPP8cM5tTI+zJAoccb0CgYEAwfzU90XAKrB9hC+skRfZAGu8t48+5CQM',
	'AlX+9cop8be5EINMFqvd62/pAofnJD7Rr+7CI3MgFfbkPxJu2yqx+oXB1w146UDAlrEpF83WnZ5/2q2RL9IelJF9UJZ2oknWtrPJ',
	'CrOPZpmW9vkWy4B+wvHpkaU/0ly4COcg0KfasIECgYEAln1nYt43hR+1DYFL3Hkf1p62wIDKLXU0XQyXmmBRarDrR4VOUtiHlANO',
	'/+01VNNnX8K02B4VQcU++n2bijv2eGuyL/3H2OIX3CydGYt3D1GOVcQnGa/Ne5rrIC4F0n0Jtv71W/OGANivzAewLcP0LUz2LCjB',
	'LaJcqj0199mQxRECgYEAsYP/ggBeOd34NEswk7IDB1nDf2Lqsz2gwc/SLcQ9zeM4yvg/duKh7Pg9uDKPqdx2/1lBguH1kpKAvEG2',
	'jhpmhAeSl35zbD+KuoXQJ/fKu2XSqiWYxW+Z6210iBkQG/rPVPc9dAzQxwx0XsQZyLHtPuasONzm94BbvGLBC2WpoeY=',
].join('');
const CERTIFICATE = [
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

function pem(type: string, body: string): string {
	return `-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`;
}

function keys(text: string): string {
	return builtinResult('crypto.parse_private_keys', JSON.stringify(text));
}

function jwk(text: string): string {
	return builtinResult('crypto.x509.parse_rsa_private_key', JSON.stringify(text));
}

describe('crypto.parse_private_keys', () => {
	it('shows elliptic keys', () => {
		expect(keys(pem('PRIVATE KEY', EC) + pem('EC PRIVATE KEY', SEC1))).toBe(
			'[{"Curve":{},"D":113074615569426759569951789360470691962617069632860060312119783071326475272631,"X":29492771165665124084297074911332825696988973773094316803170777850671482453839,"Y":94714687144722934330373843239201183845473088293720714016001270825397077365337},' +
				'{"Curve":{},"D":2470690381404080068499817031461385982475288325467805563515556039291422987742212086859618335053665119166764933080977,"X":13212232031544757858832150113818593223952685297758424893509661437045384621268968651681827219059387049399599870354946,"Y":37310900193546930821223007291713908989808141213670861042912241467585507001070381344246659215922045404909547719066090}]',
		);
	});
	it('shows keys of RFC 8410', () => {
		expect(keys(pem('PRIVATE KEY', ED25519))).toBe(
			'["y0pN1840BPovAdn7C0VszRy1H6hCOPLMyEo1L6dIMrd5X/vxos9I5i1F3GaJgq8FWSIjdViDIi5v8H3giMF3sA=="]',
		);
		expect(keys(pem('PRIVATE KEY', X25519))).toBe('[{}]');
	});
	it('shows RSA keys in both forms', () => {
		expect(keys(pem('RSA PRIVATE KEY', PKCS1))).toBe(keys(btoa(pem('PRIVATE KEY', RSA))));
		expect(JSON.parse(keys(pem('RSA PRIVATE KEY', PKCS1)))[0]).toMatchObject({
			E: 65537,
			Precomputed: { CRTValues: [] },
		});
	});
	it('passes other things over', () => {
		expect(keys('')).toBe('null');
		expect(keys('nope')).toBe('[]');
		expect(keys(pem('CERTIFICATE', CERTIFICATE))).toBe('[]');
	});
	it.each([
		[
			'RSA PRIVATE KEY',
			RSA,
			'x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)',
		],
		['RSA PRIVATE KEY', SEC1, 'x509: failed to parse private key (use ParseECPrivateKey instead for this key format)'],
		['PRIVATE KEY', PKCS1, 'x509: failed to parse private key (use ParsePKCS1PrivateKey instead for this key format)'],
		['EC PRIVATE KEY', EC, 'x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)'],
		['PRIVATE KEY', 'YmFk', 'asn1: structure error: malformed private key'],
	])('refuses a %s of another form', (type, body, message) => {
		expect(keys(pem(type, body))).toBe(`error: ${message}`);
	});
});

describe('crypto.x509.parse_rsa_private_key', () => {
	it.each([
		[
			'an elliptic key',
			EC,
			'{"crv":"P-256","d":"-f3245E8zKRqsr_y6uu6PL2no3JSxbx6rcQMwDbWQbc","kty":"EC","x":"QTRRIhXDrgkHZgX64IRAI1jM9iL5x2VBoIGozCZKv08","y":"0Wac-S0pTcPUdp9B0LFFcfUfMtCCxWTzcMmU_-BXUlk"}',
		],
		[
			'an Ed25519 key',
			ED25519,
			'{"crv":"Ed25519","d":"y0pN1840BPovAdn7C0VszRy1H6hCOPLMyEo1L6dIMrc","kty":"OKP","x":"eV_78aLPSOYtRdxmiYKvBVkiI3VYgyIub_B94IjBd7A"}',
		],
		[
			'an X25519 key',
			X25519,
			'{"crv":"X25519","d":"OA0Bd-zq1sR5qHQrJVSer1AVcEnrBE9CP4g9Okq3E3M","kty":"OKP","x":"kXwuERhHs16L780rf4J-HSjsAR0uGCj2kW8iwOG9qDg"}',
		],
	])('gives %s', (_, key, expected) => expect(JSON.parse(jwk(pem('PRIVATE KEY', key)))).toEqual(JSON.parse(expected)));
	it('gives an RSA key', () => {
		expect(JSON.parse(jwk(pem('PRIVATE KEY', RSA)))).toMatchObject({
			kty: 'RSA',
			e: 'AQAB',
			qi: 'sYP_ggBeOd34NEswk7IDB1nDf2Lqsz2gwc_SLcQ9zeM4yvg_duKh7Pg9uDKPqdx2_1lBguH1kpKAvEG2jhpmhAeSl35zbD-KuoXQJ_fKu2XSqiWYxW-Z6210iBkQG_rPVPc9dAzQxwx0XsQZyLHtPuasONzm94BbvGLBC2WpoeY',
		});
	});
	it.each([
		['', 'input PEM data was empty'],
		['invalid', 'illegal base64 data at input byte 4'],
	])('refuses %j', (text, message) => expect(jwk(text)).toBe(`error: ${message}`));
	it('finds no key in a certificate', () => expect(jwk(pem('CERTIFICATE', CERTIFICATE))).toBe('null'));
});

describe('crypto.x509.parse_keypair', () => {
	const pair = (certificate: string, key: string): string =>
		builtinResult('crypto.x509.parse_keypair', JSON.stringify([certificate, key]).slice(1, -1));
	const certificate = pem('CERTIFICATE', CERTIFICATE);
	it('takes PEM, base64 of PEM and base64 of DER', () => {
		const expected = pair(certificate, pem('PRIVATE KEY', EC));
		expect(JSON.parse(expected)).toMatchObject({ Certificate: [CERTIFICATE], OCSPStaple: null, Leaf: { Version: 3 } });
		expect(pair(btoa(certificate), btoa(pem('PRIVATE KEY', EC)))).toBe(expected);
		expect(pair(CERTIFICATE, EC)).toBe(expected);
	});
	it.each([
		[pem('PRIVATE KEY', RSA), 'tls: private key type does not match public key type'],
		[pem('EC PRIVATE KEY', SEC1), 'tls: private key does not match public key'],
		[pem('PRIVATE KEY', X25519), 'tls: found unknown private key type in PKCS#8 wrapping'],
		[pem('PRIVATE KEY', 'YmFk'), 'tls: failed to parse private key'],
		[certificate, 'tls: found a certificate rather than a key in the PEM for the private key'],
		['-----BEGIN ', 'tls: failed to find any PEM data in key input'],
		[
			pem('X', 'YmFk') + certificate,
			'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input ' +
				'after skipping PEM blocks of the following types: [X CERTIFICATE]',
		],
	])('refuses the key %j', (key, message) => expect(pair(certificate, key)).toBe(`error: ${message}`));
	it.each([
		['-----BEGIN ', 'tls: failed to find any PEM data in certificate input'],
		[
			pem('PRIVATE KEY', EC),
			'tls: failed to find certificate PEM data in certificate input, but did find a private key; ' +
				'PEM inputs may have been switched',
		],
		[
			pem('X', 'YmFk'),
			'tls: failed to find "CERTIFICATE" PEM block in certificate input ' +
				'after skipping PEM blocks of the following types: [X]',
		],
	])('refuses the certificate %j', (text, message) => {
		expect(pair(text, pem('PRIVATE KEY', EC))).toBe(`error: ${message}`);
	});
});
