import { describe, expect, test } from 'vitest';
import { linearRunner } from './linear-regex.ts';
import { nativeRunner, nativeTest } from './native-regex.ts';
import { re2Source } from './node-source.ts';
import { parseRegex } from './parse-regex.ts';
import { compileRegex, isValidRegex } from './regex.ts';
import { isLinear } from './regex-cost.ts';
import type { RegexNode } from './regex-node.ts';

function parsed(pattern: string): RegexNode {
	const node = parseRegex(pattern);
	if (node === null) throw new TypeError(`not read: ${pattern}`);
	return node;
}

describe('patterns that the native engine runs in linear time', () => {
	test.each([
		'^[a-z0-9]+(?:-[a-z0-9]+)*$',
		'^.*:latest$',
		'^sha256:[a-f0-9]{64}$',
		'^(?:dev|prod|test)-.*$',
		'^https?://[^/]+/',
		'[0-9]+',
		'foo|bar|foobar',
		'^v?\\d+\\.\\d+\\.\\d+$',
		'^(?:a|ab)c$',
		'a{2,5}b',
	])('%s', (pattern) => expect(isLinear(parsed(pattern))).toBe(true));
});

describe('patterns that are left to the linear engine', () => {
	test.each([
		['(?:a+)+$', 'a repetition in a repetition that does not decide'],
		['^(?:a|a)*$', 'alternatives in a repetition that do not differ'],
		['a*b', 'every beginning runs through the repetition'],
		['[a-z]+@[a-z]+', 'every beginning runs through the repetition'],
		['^.*a.*b$', 'two repetitions that do not decide'],
		['^(?:[a-z0-9-]+\\.)*example$', 'a group that does not decide'],
		['^(?:a.*|ab)$', 'alternatives that do not differ, one of them unbounded'],
		['(?:a|ab)(?:c|cd)(?:e|ef)(?:g|gh)(?:i|ij)(?:k|kl)(?:m|mn)', 'too many ways'],
		['^(?:ab?|a){0,3}c$', 'a bounded repetition that does not decide'],
		['^(?:[a-c]{1,2}){0,9}a$', 'a bounded repetition inside another'],
	])('%s: %s', (pattern) => expect(isLinear(parsed(pattern))).toBe(false));
});

describe('patterns that are not read', () => {
	test.each(['(?m)^a$', '\\pL', '(?U)a*', 'a**', '(a', '[', '(?:a*)*', '\\Qa\\E', '(?i)é', '[a-\\d]', 'a{1001}', '\\'])(
		'%s',
		(pattern) => expect(parseRegex(pattern)).toBeNull(),
	);
	test('long ones', () => expect(parseRegex('a'.repeat(1001))).toBeNull());
	test('deep ones', () => expect(parseRegex(`${'(?:'.repeat(60)}a${')'.repeat(60)}`)).toBeNull());
});

describe('both engines', () => {
	const texts = ['', 'a', 'ab', 'a-b', 'foo-bar1', 'a\nb', '😀', 'é', 'ABC', 'x:latest', 'a.b.c', ' ', '\u212a', 'K'];
	test.each([
		'^[a-z0-9]+(?:-[a-z0-9]+)*$',
		'^.*:latest$',
		'[^a]',
		'^.$',
		'(?s).b',
		'(?i)k',
		'(?i)[a-c]+',
		'\\bfoo\\b',
		'a|b|c',
		'^(a)(b)?',
		'[[:upper:]]',
		'\\W',
		'x{0,3}a',
		'a??b',
		'\\x41|\\t|\\.',
	])('agree on %s', (pattern) => {
		const native = nativeRunner(parsed(pattern));
		const linear = linearRunner(pattern);
		for (const text of texts) {
			expect(native?.test(text)).toBe(linear.test(text));
			expect(nativeTest(parsed(pattern))?.(text)).toBe(linear.test(text));
			expect(native?.find(text, 0)?.groups.map(String)).toEqual(linear.find(text, 0)?.groups.map(String));
			expect(linearRunner(re2Source(parsed(pattern))).test(text)).toBe(linear.test(text));
		}
	});
});

describe('hostile patterns on long texts', () => {
	const text = `${'a'.repeat(50_000)}!`;
	test.each(['(a+)+$', '^(a|a)*$', '(a*)*b', 'a*b', '^.*.*.*x$', '([a-z]+)*\\d', '^(\\w+\\s?)*$'])(
		'%s ends soon',
		(pattern) => {
			const begin = performance.now();
			expect(compileRegex(pattern).test(text)).toBe(false);
			expect(performance.now() - begin).toBeLessThan(5000);
		},
	);
	test('texts beyond the native limit', () => {
		expect(compileRegex('^a+$').test('a'.repeat(100_000))).toBe(true);
		expect(compileRegex('^a+b').find(`${'a'.repeat(100_000)}b`, 0)?.end).toBe(100_001);
	});
});

describe('compileRegex', () => {
	test('keeps what it compiled', () => {
		const first = compileRegex('kept');
		compileRegex('other');
		expect(compileRegex('kept')).toBe(first);
	});
	test('forgets what was not used for long', () => {
		const first = compileRegex('forgotten');
		for (let i = 0; i < 600; i++) compileRegex(`p${i}`);
		expect(compileRegex('forgotten')).not.toBe(first);
	});
	test('names groups that share a name', () => {
		const regex = compileRegex('(?P<n>a)|[(?P<x>](?P<n>b)\\pL');
		expect(regex.groupNames).toEqual(['n', 'n']);
		expect(regex.find('(bx', 0)?.groups).toEqual(['(bx', undefined, 'b']);
	});
	test('reports bad patterns', () => {
		expect(() => compileRegex('a(')).toThrow('error parsing regexp: missing closing ): `a(`');
		expect(isValidRegex('a(')).toBe(false);
		expect(isValidRegex('a')).toBe(true);
	});
});
