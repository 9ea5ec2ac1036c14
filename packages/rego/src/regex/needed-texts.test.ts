import { describe, expect, it } from 'vitest';
import { neededTexts } from './needed-texts.ts';
import { parseRegex } from './parse-regex.ts';
import { compileRegex } from './regex.ts';

function texts(pattern: string): readonly (readonly string[])[] | null {
	const node = parseRegex(pattern);
	if (node === null) throw new Error(`${pattern} is not read`);
	return neededTexts(node);
}

describe('texts that every match has in it', () => {
	it.each<[string, readonly (readonly string[])[] | null]>([
		['abc', [['abc']]],
		['a[bc]def(gh)+i', [['a', 'def', 'gh', 'i']]],
		['-----BEGIN [A-Z ]*PRIVATE KEY-----', [['-----BEGIN ', 'PRIVATE KEY-----']]],
		['(AKIA|ASIA)[0-9A-Z]{16}', [['AKIA'], ['ASIA']]],
		['(abc|d)ef', [['ef']]],
		['(abc|def)+', [['abc'], ['def']]],
		['a[^b]c|de', [['a', 'c'], ['de']]],
		['^://[^/]+:[^@]+@$', [['://', ':', '@']]],
		['(ab)?c', [['c']]],
		['\u{1f600}x', [['\u{1f600}x']]],
		['a|[bc]', null],
		['(abc)*', null],
		['(?i)abc', null],
		['', null],
		['^$', null],
		['[ab]', null],
		[Array.from({ length: 17 }, (_, i) => `x${i}y`).join('|'), null],
	])('%s: %j', (pattern, expected) => {
		expect(texts(pattern)).toEqual(expected);
	});
});

describe('patterns that take the slow engine', () => {
	const pattern = '://[^/\\s:@]+:[^/\\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----';

	it.each([
		['postgres://user:word@host', true],
		['postgres://host/path', false],
		['-----BEGIN RSA PRIVATE KEY-----', true],
		['nothing', false],
		['', false],
	])('%j: %j', (text, expected) => {
		expect(compileRegex(pattern).test(text)).toBe(expected);
	});

	it('find what comes after a place', () => {
		const text = 'a://b:c@d a://e:f@g';
		expect(compileRegex(pattern).find(text, 0)).toMatchObject({ start: 1, end: 8 });
		expect(compileRegex(pattern).find(text, 8)).toMatchObject({ start: 11, end: 18 });
		expect(compileRegex(pattern).find(text, 12)).toBeNull();
	});
});
