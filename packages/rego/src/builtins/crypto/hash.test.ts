import { expect, it } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

it.each([
	['crypto.md5', '"abc é"', '31c50b0e3a2e10605d0a5485ef3b05ce'],
	['crypto.sha1', '"abc é"', '5ab0c189d23a811e60724c1536c9074a0f57b337'],
	['crypto.sha256', '""', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
	['crypto.hmac.md5', '"message", "key"', '4e4748e62b463521f6775fbf921234b5'],
	['crypto.hmac.sha1', '"message", "key"', '2088df74d5f2146b48146caf4965377e9d0be3a4'],
	['crypto.hmac.sha256', '"message", "key"', '6e9ef29b75fffc5b7abae527d58fdadb2fe42e7219011976917343065f58ed4a'],
	[
		'crypto.hmac.sha512',
		'"message", "key"',
		'e477384d7ca229dd1426e64b63ebf2d36ebd6d7e669a6735424e72ea6c01d3f8b56eb39c36d8232f5427999b8d1a3f9cd1128fc69f4d75b434216810fa367e98',
	],
])('%s(%s)', (name, operands, expected) => expect(builtinResult(name, operands)).toBe(`"${expected}"`));

it('crypto.hmac.equal compares', () => {
	expect(builtinResult('crypto.hmac.equal', '"a","a"')).toBe('true');
	expect(builtinResult('crypto.hmac.equal', '"a","b"')).toBe('false');
	expect(builtinResult('crypto.hmac.equal', '"a","aa"')).toBe('false');
});
