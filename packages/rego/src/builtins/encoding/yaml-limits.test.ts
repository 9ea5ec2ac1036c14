import { expect, it } from 'vitest';
import { callBuiltin } from '../../../../../tests/support/call-builtin.ts';

it('counts what aliases stand for', () => {
	const lines = ['a0: &a0 [x]'];
	for (let i = 1; i < 30; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`);
	expect(() => callBuiltin('yaml.unmarshal', [lines.join('\n')])).toThrow('yaml: document contains excessive aliasing');
});

it('refuses an anchor inside itself', () => {
	expect(() => callBuiltin('yaml.unmarshal', ['&a [*a]'])).toThrow("yaml: anchor 'a' value contains itself");
});

it('bounds the depth', () => {
	expect(() => callBuiltin('yaml.unmarshal', ['['.repeat(50_000)])).toThrow('yaml: exceeded max depth');
	expect(() => callBuiltin('yaml.unmarshal', [`${'- '.repeat(5)}${'['.repeat(402)}${']'.repeat(402)}`])).toThrow(
		'yaml: exceeded max depth',
	);
	expect(() => callBuiltin('yaml.unmarshal', ['- '.repeat(20_000)])).toThrow('yaml: exceeded max depth');
	expect(() => callBuiltin('yaml.unmarshal', ['? '.repeat(20_000)])).toThrow('yaml: exceeded max depth');
	expect(() => callBuiltin('yaml.unmarshal', ['!!str '.repeat(20_000)])).toThrow('yaml: ');
});

it('refuses characters that YAML does not have', () => {
	expect(() => callBuiltin('yaml.unmarshal', ['a: \u0001'])).toThrow('yaml: control characters are not allowed');
	expect(() => callBuiltin('yaml.marshal', [{ '\u007f': 1 }])).toThrow('yaml: control characters are not allowed');
});

it('merges through aliases and keeps keys as text', () => {
	const text = 'x: &x {__proto__: 1}\ny: {<<: [*x, {b: 2}]}\n*x : 3';
	expect(() => callBuiltin('yaml.unmarshal', [text])).toThrow('yaml: invalid map key');
	const value = callBuiltin('yaml.unmarshal', ['x: &x {__proto__: 1}\ny: {<<: [*x, {b: 2}]}\nk: &k v\n*k : 3']);
	expect(value).toMatchObject({ k: 'v', v: 3, y: { b: 2 } });
	expect(Object.keys((value as { y: object }).y)).toEqual(['__proto__', 'b']);
});
