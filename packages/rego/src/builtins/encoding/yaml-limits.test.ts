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
	const read = (text: string) => () => callBuiltin('yaml.unmarshal', [text]);
	expect(read('['.repeat(50_000))).toThrow('yaml: line 1: exceeded max depth');
	expect(read(`a: 1\nb: ${'['.repeat(402)}${']'.repeat(402)}`)).toThrow('yaml: line 2: exceeded max depth');
	expect(read('- '.repeat(20_000))).toThrow('yaml: line 1: exceeded max depth');
	expect(read(': '.repeat(20_000))).toThrow('yaml: line 1: exceeded max depth');
	expect(read('? '.repeat(20_000))).toThrow('yaml: line 1: exceeded max depth');
	expect(read('!!str '.repeat(20_000))).toThrow('yaml: ');
});

it('takes the last anchor of a name before an alias', () => {
	expect(callBuiltin('yaml.unmarshal', ['[&a 1, *a, &a 2, *a]'])).toEqual([1, 1, 2, 2]);
	expect(() => callBuiltin('yaml.unmarshal', ['[*a, &a 1]'])).toThrow("yaml: unknown anchor 'a' referenced");
});

it('reads many anchors and aliases', () => {
	const anchors = Array.from({ length: 10_000 }, (_, i) => `k${i}: &a${i} v\nl${i}: *a${i}\n`);
	expect(callBuiltin('yaml.unmarshal', [anchors.join('')])).toMatchObject({ l0: 'v', l9999: 'v' });
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
