import { describe, expect, it } from 'vitest';
import { builtinResult, callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';
import type { Value } from '../../runtime/value.ts';

/** Private keys made for these tests, and tokens that OPA signed with them. */
const RSA = {
	d: 'GQsdBZI6OB_5aX-at0V1kAzU0GWNFzLJSUyVO0gg7PHJ1TcdcFdsuJXeYeDJyoLaDIJ5c7wZJvGyGu8a1S6p2aL2WC1CjP9t_CEVrzrynWvM3R3ghcV8lUssEUTpWS9or6uNNn4l9MIf0KlKIwcYqmilcrLe5YylUBY8pWgqUstfMKwmpqfMPA-jrMpcY8fiYZO-Inp9GXTfxpnxf697VkpMW5DNyy6AkgQS4RYKKjOpODO0mPsEnZ1CfJNySi8gFHP88MNh0dCIv9udGIIYxv53Sj5jTsR4mu7g57ss41zJvb_XsvKuRrob7fyurfWvVo-RpI-z84yQM315OFNGUQ',
	dp: 'wfzU90XAKrB9hC-skRfZAGu8t48-5CQMAlX-9cop8be5EINMFqvd62_pAofnJD7Rr-7CI3MgFfbkPxJu2yqx-oXB1w146UDAlrEpF83WnZ5_2q2RL9IelJF9UJZ2oknWtrPJCrOPZpmW9vkWy4B-wvHpkaU_0ly4COcg0KfasIE',
	dq: 'ln1nYt43hR-1DYFL3Hkf1p62wIDKLXU0XQyXmmBRarDrR4VOUtiHlANO_-01VNNnX8K02B4VQcU--n2bijv2eGuyL_3H2OIX3CydGYt3D1GOVcQnGa_Ne5rrIC4F0n0Jtv71W_OGANivzAewLcP0LUz2LCjBLaJcqj0199mQxRE',
	e: 'AQAB',
	kty: 'RSA',
	n: 'mvumehuNkercZ0t5wppYamwgOqeC_dJGZWGsvgneLsTwKpGXEqJ5KLkMnNG5M8uzmHPKlMEfEHVpwE6n3pRnRwrH8ca5zj_8zGQGxrk3LGSeNxXw6DaXyBq4gTVLOyW1O4WCP82h_GyaMvwmyEj_T6j4lkWP8M7Nl115MtU0uNTJ4yZtlnJ8ETpyTv5SqwZy2U-Xa85B2eUi2F2F5xmSs2tA22wI9d9j796mut2aNefwugDif-ZlF8CYnsWJJaZZs3yh4e6JRXQmGfdtc4fSlqjZCPvKQSGJJsQx0Vd3JoFmoGDGq5Yy0wZ2qf_CG8JInrzGnsPPsZNqVA7U-xFNHw',
	p: '0xnxQjjSgFfFdf18mkWNTDHF7l4WzHV1asneCzFgSd5ykYglp0b08emBtfAgSijDzawmKh9NB3FrsIWADsyjY4kZJrJC4pdwL0a7ezNXyP_abY69vpX2GTununBjRI8Rr4R83W9hO8DfskL7qqzLx-RwpO0H2pQKOc6p_zh_sgs',
	q: 'u_IsiBOkdUYBliZU36av-R_GZExPw20wHLqS0N_DK8fUaJigIUjlOtkLvlZkqVfj_mj3kHlcv3EB5DwhrgpEg7BbnX6pmz2luKQJyXFHpfeFBX7X2Y19Wl6smBhh4hR4iUM09G7E6hRqGXF-GsD_8pSEHPP8cM5tTI-zJAoccb0',
	qi: 'sYP_ggBeOd34NEswk7IDB1nDf2Lqsz2gwc_SLcQ9zeM4yvg_duKh7Pg9uDKPqdx2_1lBguH1kpKAvEG2jhpmhAeSl35zbD-KuoXQJ_fKu2XSqiWYxW-Z6210iBkQG_rPVPc9dAzQxwx0XsQZyLHtPuasONzm94BbvGLBC2WpoeY',
};
const P256 = {
	crv: 'P-256',
	d: '-f3245E8zKRqsr_y6uu6PL2no3JSxbx6rcQMwDbWQbc',
	kty: 'EC',
	x: 'QTRRIhXDrgkHZgX64IRAI1jM9iL5x2VBoIGozCZKv08',
	y: '0Wac-S0pTcPUdp9B0LFFcfUfMtCCxWTzcMmU_-BXUlk',
};
const P384 = {
	crv: 'P-384',
	d: 'EA1qCsfOXZB5gP56yMD2ASyRejKO48sJ96tc16pRM3zD0a7ACfa1HBoe0M39wmeR',
	kty: 'EC',
	x: 'VddzVrZEmBMO22_ziRLKjRyr8bxTjjSHaKnwxHljl7YAe6IqDGziH4ZQz_lwXaYC',
	y: '8mnvdjzzGEtdU8rnKhK4IvuNbaxbtJHzYyHfQsRAmLqfIB_klMwQjbXA0gPFyYHq',
};
const P521 = {
	crv: 'P-521',
	d: 'Afv9QB6GQqH_i6NCX9u7DvyudLJzET3JDJNjtm3Lu8h2K3NFK-wEJaFzEDge_Fm3LkQ_pOBvWmwwL9vKm-tvHaJs',
	kty: 'EC',
	x: 'AIpvX8BFZIKLTxOSPAGdCuZ7z7II7ZMXjIOenq_Cs1pUvtpheC-sa2N-jsCRVClbl4uooDCnXergISHmSmUQN5zf',
	y: 'AfQ61sPcWDDTcvhZTtHVKgqlCpeP2Q8hOvY7xjYSwtXFm6EBj6sW0RroHC_FCZDlm3cjB3AAseR7kTyE5759Y9nL',
};
const ED25519 = {
	crv: 'Ed25519',
	d: 'y0pN1840BPovAdn7C0VszRy1H6hCOPLMyEo1L6dIMrc',
	kty: 'OKP',
	x: 'eV_78aLPSOYtRdxmiYKvBVkiI3VYgyIub_B94IjBd7A',
};
const SIGNED = {
	RS256: [
		'eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.LLabuXTNoDUeICAKbwIup-',
		'xSQtzZIAKdXCXNUuJHVyag0ABXewI6alcYVM_fgtQyoTvbetPdJSwqEcaVRoIMqzT03v4Uf5ZjcT5gxHDim8MBKjC-KutOr8UaX0',
		'bXkg9BCAFdVSG34Duk_MdMzEzmJ6fHkAhLCflj7sr_UkC8CyOoYqfBk9UIdGyDdU6O7kOyBmUswEHx8MXidm4-',
		's_esZTtiLQ5Ik3uqz_u4p7kx8g2HYpN09CK5IW2phj_uGXa2-',
		'k_tntWsaMVQRedsTImTBDHCaqbIj9jXySxOVWVX4rdVopW2o5mCDIaPtmmY7HlM-oWIKWlpCTLN2cOnOg7aOQ',
	].join(''),
	RS384: [
		'eyJhbGciOiJSUzM4NCIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.P2NpHQytjnsyuNycqQFUYTRKjEuQq9PTtSNOdv_RC0IhuQ6w',
		'nMinasqcKgZBrlkznfRrLvGLWeYqzE5m9DJlUkLmWUZBCZ46kIFmiKQUOX9K6BZsxi7tgIds1T1NiBJUgIqfQ-',
		'c1hNgA20SnFlyBJBuFj9PbufPXvsm-yC3eZeRf26u9g0wHF2yTIZZFiRtIz9oTQysVK44N2x_uQ0M0Q-MrgLmQAPeS6AEhoa-',
		'Ys5c_wqtqtnE4fBlnk6msc5EYocUls3UNql4oanX3ZjN4ELBygXjWXrM1k0S_l9drDcn2FGBGF-',
		'wFd_ECP3_pAc4jLZP6fimbakPDOYuh2EXUuw',
	].join(''),
	RS512: [
		'eyJhbGciOiJSUzUxMiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.PI0qwklhaXLVv5a1Xt7Pz3sds0sr5SEdBf9egnnBcufoZKeo',
		'QNRwRbV1hiIZizKod_DYDFQxkoadW2r6ksByw2bJ9kJJLE_NWnvOylCiJwUU9HO3BwWd0G5Cbuma75r-NDkNUA-0oc4I_WgWuEH-',
		'av12edBmLU8oG7cmC_R8fANGuixQ_Vut4xrw12eKdsZkNQw3SkenPrLBgImtYkG4EVF3PGDtlI3Z51PQCrcDKvPucOUvDBvajcEc',
		'gwwkVXk_uNXX3MwzIYSW1T5SH94R91PdG6Ag-udVbd6raZa2OAyeZfURGDppu7vmhpstLbQRouWX1PYiqHnkDX0uDgjzPg',
	].join(''),
	PS256: [
		'eyJhbGciOiJQUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.NZmdKUg-gE39OFJdMsum5CLjaoJYtOOJuY82YzgBFK8EAC9w',
		'wJDRDmJLjPXW9ii-',
		'1ParbrVMqcUQmHPpMJIyepWW2CGO1nSwlEWqdhZ4qfMikbOIeQ4enbjLXk5CVLBSr1lj8nN0BeAHsT28NfBxEVRLM6kzEZh-',
		'smB2mqwW36ntY7-rZx9ktfxlaQ3xWNFOxzpkKuaWxXhpuw9eeCbbmWO9sePjuu91CGeq-Tbt7TJ-',
		'd5oOljX2kfXKx7IeeVLpw1Iygg1XY21LwuiyYSLsVf3_RT51SwudrE2100fLQlOnlOZfSer5CbUBvmlzNJYH__a4FEOPk-',
		'e9KHv9PIxQ1w',
	].join(''),
	PS384: [
		'eyJhbGciOiJQUzM4NCIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.abNPO5qHBoZ5Me95ObQVOCAQfaduENRw7ZN8l1Guyvg0aXD7',
		'5FDLoYrHuPagqCjiiZr5-twQ9xmEDKxgkzhPRL-',
		'0oT392G5b7UWPwhbF5aq2AIhkzJ5yXlvmutm3NMNH7XYKCmtes480bkwGbkUA_NIpluyTk-rCdCkIPOp3HvlsaExmqZrfrMG-',
		'DVL3RLVyRu9c9LqHn4R3wwCpznNE9D3MrTJXn-HXQKTp6aM-utbykeae4u-',
		'1LRlHLbujBXsRPNBZNVHzYXhYgtDGRQ6EoYtXDbrxv2V9AFhwYbhhWHDcLoUFiQ-s1R2QQK3QQPv7ElitiKZ2QKHvVauZ2zeDkw',
	].join(''),
	PS512: [
		'eyJhbGciOiJQUzUxMiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.Y77MwPJ_qCVOmPYYL8brueimW0A7fNQp7HvVZaHC5vfQkDXm',
		'jQCkInrAlhcIeFHrKRCtvadJkdqtzuw_p55OrDl1zlzbHKDKIGXj39VsoKem2odfwHF8hfHE5WWLvlQ3lDqRTDo3b-',
		'OpRI7_kNWD3nh2CnuF8yYGzEgznCG3w5Li5U0hVqEWXadp7q_7FkmkU8Oi9tp8X6BW1tL5EBlbM7rWVXrhcJuliUrQQ0efAzB8Gl',
		'cZK2RDhVNf5d-bzfbBIlNEGmuabl-',
		'Eb0FI6q4i5AeK31pPiVMau0qrxn6FsCubTt33bLLNQbw4QQLeYodbWm6C0nCr9Vxd1JbhdIC5Qg',
	].join(''),
	ES256: [
		'eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.oBy1uhwlsL0COO-4wPZ-s7H3MyejJQizvt1R8PEFFzuqRv-',
		'V1BrHOR_yrC0h4yzdxfgH8SzM1obJlRs8vXehUA',
	].join(''),
	ES384: [
		'eyJhbGciOiJFUzM4NCIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.MMi4MkwOYC2BWJOtVe_HLEBigwh7EBf56MxUn8wj4H6kIfji',
		'8KMNSx47mFatw73fPe4HVG9IxPLt_y2Uaucs-N0WW4dVlPSFIMqE-QsyX1rhcwxQMUOkTxFjBGG8VspD',
	].join(''),
	ES512: [
		'eyJhbGciOiJFUzUxMiIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.AY-',
		'S8Ed2c9zMchasiMuUV0_Jb0DZJFsw_OnXJJ5LWcrxKzg_POjsTTohiTz1O275_qWIqr8LMiHEXyEgROjkl8uWALjF0nWcBCwLt8O',
		'NbHop2uedKYLhlI_cWOGHujk1Caa95MXrgzR67CZHkXgB00WsRQgL4jh7tWpaHfeno_EKHPaL',
	].join(''),
	EdDSA: [
		'eyJhbGciOiJFZERTQSIsImtpZCI6ImsifQ.eyJpc3MiOiJtZSJ9.NC3l7dANIoHzkO5ZKGRrIs5QWTMCTO_Ex6V69SqCJQMhaCqv',
		'6YwYqUg3_XDtwoZsjFa4nRrtUlJ808dezkpuDg',
	].join(''),
};
const PEM = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQTRRIhXDrgkHZgX64IRAI1jM9iL5
x2VBoIGozCZKv0/RZpz5LSlNw9R2n0HQsUVx9R8y0ILFZPNwyZT/4FdSWQ==
-----END PUBLIC KEY-----`;
const SECRET = { kty: 'oct', k: 'c2VjcmV0' };
const HS256 =
	'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOlsieCIsInkiXSwiZXhwIjoyMDAwLCJpc3MiOiJtZSIsIm5iZiI6MTAwMH0.iLCcLDIM_h1giPAbR9ecClqrB4S_tVOVg0VEcZfLlYs';
const HS384 =
	'eyJhbGciOiJIUzM4NCJ9.eyJhdWQiOlsieCIsInkiXSwiZXhwIjoyMDAwLCJpc3MiOiJtZSIsIm5iZiI6MTAwMH0.Tnb7I6GiyowmhgLRO5bGlbvsb1gVhGDmuJ-lS3FYRgEtw-JTb8GtesSECO1i6_9A';
const HS512 =
	'eyJhbGciOiJIUzUxMiJ9.eyJhdWQiOlsieCIsInkiXSwiZXhwIjoyMDAwLCJpc3MiOiJtZSIsIm5iZiI6MTAwMH0.AXiWbFYREWEjflUM6pGj7MSZXMRu2Xc-Kq81Aez_CFAcQh0l2tSIRaAtSO6IdIGIEKuUfECmmi2DsYrJeRQoDA';

type Key = Readonly<Record<string, string>>;

function publicOf(key: Key): Key {
	const isPublic = ([name]: readonly [string, string]): boolean => ['kty', 'crv', 'n', 'e', 'x', 'y'].includes(name);
	return Object.fromEntries(Object.entries(key).filter(isPublic));
}

function call(name: string, ...operands: readonly unknown[]): string {
	return builtinResult(`io.jwt.${name}`, JSON.stringify(operands).slice(1, -1));
}

const CASES = [
	['RS256', RSA],
	['RS384', RSA],
	['RS512', RSA],
	['PS256', RSA],
	['PS384', RSA],
	['PS512', RSA],
	['ES256', P256],
	['ES384', P384],
	['ES512', P521],
	['EdDSA', ED25519],
] as const;

describe.each(CASES)('%s', (alg, key) => {
	const verify = `verify_${alg.toLowerCase()}`;
	const token = SIGNED[alg];
	const jwk = JSON.stringify(publicOf(key));
	it('verifies what OPA signed', () => {
		expect(call(verify, token, jwk)).toBe('true');
		expect(call(verify, token, JSON.stringify({ keys: [publicOf(RSA), { ...publicOf(key), kid: 'k' }] }))).toBe('true');
		expect(call('decode_verify', token, { cert: jwk })).toBe(`[true,{"alg":"${alg}","kid":"k"},{"iss":"me"}]`);
	});
	it('refuses a changed token', () => {
		const [header, , signature] = token.split('.');
		expect(call(verify, `${header}.e30.${signature}`, jwk)).toBe('false');
		expect(call(verify, `${header}.e30.AAAA`, jwk)).toBe('false');
		expect(call('decode_verify', `${header}.e30.${signature}`, { cert: jwk })).toBe('[false,{},{}]');
	});
	it('refuses keys of other kinds', () => {
		const other = JSON.stringify(publicOf(alg === 'EdDSA' ? P256 : ED25519));
		expect(call(verify, token, other)).toBe('false');
		expect(call('decode_verify', token, { cert: other })).toBe('[false,{},{}]');
		expect(call('decode_verify', token, { secret: 'secret' })).toBe('[false,{},{}]');
	});
	it('signs what it verifies', () => {
		const signed = JSON.parse(call('encode_sign', { alg }, { iss: 'me' }, key)) as string;
		expect(call(verify, signed, jwk)).toBe('true');
		expect(signed.split('.')[1]).toBe('eyJpc3MiOiJtZSJ9');
	});
});

describe('keys', () => {
	it('come as PEM', () => expect(call('verify_es256', SIGNED.ES256, PEM)).toBe('true'));
	it.each([
		[`${PEM}\n\n`, 'extra data after a PEM certificate block'],
		[PEM.replaceAll('PUBLIC KEY', 'X'), 'failed to extract a Key from the PEM certificate'],
		[PEM.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'failed to parse a PEM certificate: x509: malformed serial number'],
		['-----BEGIN PUBLIC KEY-----\nYmFk\n-----END PUBLIC KEY-----', 'failed to parse a PEM public key: asn1'],
		['{', 'failed to parse a JWK key (set): jwk.ParseString: failed to parse string: jwk.Parse'],
	])('that are none are refused: %j', (text, message) => {
		expect(call('verify_es256', SIGNED.ES256, text)).toContain(`error: ${message}`);
	});
	it('of other algorithms and unsupported ones are passed over', () => {
		const key = publicOf(P256);
		const set = (keys: readonly Key[]): string => call('verify_es256', SIGNED.ES256, JSON.stringify({ keys }));
		expect(set([{ ...key, alg: 'ES384' }])).toBe('false');
		expect(set([{ ...key, alg: 'RSA-OAEP' }])).toBe('false');
		expect(set([{ ...key, alg: 'ES256' }])).toBe('true');
		expect(set([])).toBe('false');
	});
	it.each([
		[{ kty: 'x' }, 'invalid key type from JSON (x)'],
		[{ kty: 'oct' }, 'required field k is missing'],
		[{ kty: 'oct', k: '' }, 'missing "k" field'],
		[{ kty: 'oct', k: 'AA', alg: 'x' }, 'invalid key value: "x": invalid key algorithm'],
		[{ kty: 'oct', k: 'AA', kid: 1 }, 'failed to decode value for key kid'],
		[{ kty: 'RSA', e: 'AQAB', n: '!' }, 'expected base64 encoded []byte (string)'],
		[{ kty: 'EC', crv: 'P-1' }, 'invalid EllipticCurveAlgorithm value: "P-1"'],
		[{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, 'invalid "x" length (1) for curve "P-256"'],
		[{ ...publicOf(P256), y: publicOf(P256)['x'] }, 'point is not on curve "P-256"'],
		[{ kty: 'OKP', crv: 'Ed25519', x: 'AA' }, 'invalid Ed25519 public key size'],
		[{ ...ED25519, d: 'AA' }, 'invalid Ed25519 private key size'],
		[{ ...ED25519, d: ED25519.x }, 'ed25519: invalid x value given d value'],
		[{ ...P256, d: P256.x }, 'd does not belong to x and y'],
		[{ ...RSA, q: RSA.p }, 'crypto/rsa: p * q != n'],
		[{ ...RSA, d: RSA.dp }, 'crypto/rsa: invalid exponents'],
		[{ keys: 1 }, 'failed to decode "keys"'],
		[{ keys: [1] }, 'failed to decode key #0 in "keys"'],
	])('that are wrong are refused: %j', (key, message) => {
		expect(call('verify_es256', SIGNED.ES256, JSON.stringify(key))).toContain(message);
	});
});

describe('tokens with a secret', () => {
	it.each([
		['verify_hs256', HS256],
		['verify_hs384', HS384],
		['verify_hs512', HS512],
	])('%s', (name, token) => {
		expect(call(name, token, 'secret')).toBe('true');
		expect(call(name, token, 'other')).toBe('false');
		expect(call(name, 'a.b', 'secret')).toBe('error: encoded JWT must have 3 sections, found 2');
	});
	it('are signed', () => {
		const claims = { iss: 'me', aud: ['x', 'y'], exp: 2000, nbf: 1000 };
		expect(JSON.parse(call('encode_sign', { alg: 'HS256' }, claims, SECRET))).toBe(HS256);
	});
});

describe('io.jwt.decode', () => {
	it('takes apart without verifying', () => {
		expect(call('decode', 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.AP8')).toBe('[{"alg":"none"},{"a":1},"00ff"]');
	});
	it('opens nested tokens', () => {
		const inner = btoa('"eyJhbGciOiJub25lIn0.eyJhIjoxfQ."').replace(/=+$/, '');
		const header = btoa('{"cty":"JWT"}').replace(/=+$/, '');
		expect(call('decode', `${header}.${inner}.`)).toBe('[{"alg":"none"},{"a":1},""]');
	});
	it.each([
		['abc', 'encoded JWT had no period separators'],
		['.'.repeat(3), 'encoded JWT must have 3 sections, found 4'],
		['!!.e30.', 'JWT header had invalid encoding: illegal base64 data at input byte 0'],
		['e30.abcde.', 'JWT payload had invalid encoding: illegal base64url string: abcde'],
		['e30.e30.!!', 'JWT signature had invalid encoding: illegal base64 data at input byte 0'],
		['eyJlbmMiOjF9.e30.', 'JWT is a JWE object, which is not supported'],
		['W10.e30.', 'bad JWT header: decoded JSON type was not an Object'],
		['e30.W10.', 'decoded JSON type was not an Object'],
		['eyJjdHkiOjF9.e30.', 'cty: must be a string'],
	])('refuses %s', (token, message) => expect(call('decode', token)).toBe(`error: ${message}`));
});

describe('io.jwt.decode_verify', () => {
	function verify(token: string, constraints: Record<string, Value>, nowNs = 1_500_000_000_000n): unknown {
		const operands = [token, { secret: 'secret', ...constraints }];
		return (callBuiltin('io.jwt.decode_verify', operands, testContext({ nowNs })) as readonly unknown[])[0];
	}
	it.each([
		[{ aud: 'x' }, true],
		[{ aud: 'z' }, false],
		[{}, false],
		[{ aud: 'x', iss: 'me', alg: 'HS256' }, true],
		[{ aud: 'x', iss: 'you' }, false],
		[{ aud: 'x', alg: 'HS384' }, false],
		[{ aud: 'x', time: 1000e9 }, true],
		[{ aud: 'x', time: 999.9e9 }, false],
		[{ aud: 'x', time: 1999.9e9 }, true],
		[{ aud: 'x', time: 2000e9 }, false],
	])('holds claims against %j', (constraints, expected) => expect(verify(HS256, constraints)).toBe(expected));
	it('takes the present time', () => {
		expect(verify(HS256, { aud: 'x' }, 3_000_000_000_000n)).toBe(false);
	});
	it.each([
		[{ secret: '' }, 'no key constraint'],
		[{ secret: 1 }, 'secret constraint: must be a string'],
		[{ cert: 1 }, 'cert constraint: must be a string'],
		[{ cert: PEM }, 'duplicate key constraints'],
		[{ time: 'x' }, 'token time constraint: must be a number'],
		[{ time: -1 }, 'token time constraint: must not be negative'],
		[{ other: 1 }, 'unknown token validation constraint: other'],
	])('refuses %j', (constraints, message) => expect(() => verify(HS256, constraints)).toThrow(message));
	function signed(header: object, payload: object | string): string {
		const name = typeof payload === 'string' ? 'encode_sign_raw' : 'encode_sign';
		const texts = [JSON.stringify(header), payload, JSON.stringify(SECRET)];
		return JSON.parse(
			typeof payload === 'string' ? call(name, ...texts) : call(name, header, payload, SECRET),
		) as string;
	}
	it('opens nested tokens', () => {
		const nested = signed({ alg: 'HS256', cty: 'jwt', typ: 'x' }, HS256);
		expect(verify(nested, { aud: 'x' })).toBe(true);
	});
	it('refuses critical headers that are not understood', () => {
		expect(verify(signed({ alg: 'HS256', crit: ['b64'], b64: true }, {}), {})).toBe(false);
		expect(verify(signed({ alg: 'HS256', crit: ['alg'] }, {}), {})).toBe(true);
		expect(() => verify(signed({ alg: 'HS256', crit: [] }, {}), {})).toThrow('crit: must be a nonempty list');
		expect(() => verify(signed({ alg: 'HS256', crit: 'b' }, {}), {})).toThrow('crit: must be a list');
		expect(() => verify(signed({ alg: 'HS256', kid: 1 }, {}), {})).toThrow('kid: must be a string');
	});
	it('wants times to be numbers', () => {
		expect(() => verify(signed({ alg: 'HS256' }, { exp: 'x' }), {})).toThrow('exp value must be a number');
		expect(() => verify(signed({ alg: 'HS256' }, { nbf: 'x' }), {})).toThrow('nbf value must be a number');
	});
});

describe('io.jwt.encode_sign_raw', () => {
	const sign = (header: string, payload: string, key: unknown = SECRET): string =>
		call('encode_sign_raw', header, payload, typeof key === 'string' ? key : JSON.stringify(key));
	it.each([
		[
			'',
			'{}',
			SECRET,
			'missing or invalid \'alg\' header: cannot parse JSON: cannot parse empty string; unparsed tail: ""',
		],
		['{', '{}', SECRET, "missing or invalid 'alg' header: cannot parse JSON:"],
		['1e', '{}', SECRET, 'missing or invalid \'alg\' header: jwsbb: header "alg" not found'],
		['{"alg":1}', '{}', SECRET, "missing or invalid 'alg' header: value doesn't contain string"],
		['{"alg":"none"}', '{}', SECRET, 'unknown JWS algorithm: none'],
		['{"alg":"HS256"}', 'x', SECRET, 'type is JWT but payload is not JSON'],
		['{"alg":"HS256"}', '{}', { keys: [] }, 'no keys found in JWK set'],
		['{"alg":"HS256"}', '{}', RSA, '[]byte is required'],
		['{"alg":"RS256"}', '{}', SECRET, '*rsa.PrivateKey is required'],
		['{"alg":"ES256"}', '{}', RSA, '*ecdsa.PrivateKey is required'],
		['{"alg":"EdDSA"}', '{}', P256, 'ed25519.PrivateKey is required'],
	])('refuses %s %s', (header, payload, key, message) => expect(sign(header, payload, key)).toContain(message));
});
