import { expect, test } from 'vitest';
import { compileWildcard, hasWildcard, matchesWildcard } from './wildcard.ts';

test.each([
	['', '', true],
	['a', 'a', true],
	['a', 'A', false],
	['*', '', true],
	['a*c', 'abbc', true],
	['a*c', 'abbd', false],
	['*a*b*', 'xxaxxbxx', true],
	['*a*b*', 'xxbxxaxx', false],
	['a**c', 'abc', true],
	['?', 'a', true],
	['?', '', false],
	['[a-c]x', 'bx', true],
	['[a-c]x', 'dx', false],
	['[!a-c]x', 'dx', true],
	['[^a-c]x', 'ax', false],
	['[]a]', ']', true],
	['[[:digit:]]', '7', true],
	['[[:digit:]]', 'x', false],
	['[[:nothing:]]', 'x', false],
	['[\\]]', ']', true],
	['[a', '[a', true],
	['\\*', '*', true],
	['\\*', 'x', false],
	['a\\', 'a\\', true],
])('%s on %s', (pattern, text, matches) => {
	expect(matchesWildcard(compileWildcard(pattern), text)).toBe(matches);
});

test('what is escaped is no wildcard', () => {
	expect(['a\\*b', 'a[b', 'a*b', 'a?b', '[ab]'].map(hasWildcard)).toEqual([false, false, true, true, true]);
});

test('many stars cost no more than the product of the lengths', () => {
	const started = performance.now();
	expect(matchesWildcard(compileWildcard(`${'*a'.repeat(200)}b`), 'a'.repeat(10_000))).toBe(false);
	expect(performance.now() - started).toBeLessThan(2000);
});
