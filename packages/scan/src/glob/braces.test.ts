import { expect, test } from 'vitest';
import { expandBraces } from './braces.ts';

test.each([
	['a.yaml', ['a.yaml']],
	['*.{yaml,yml}', ['*.yaml', '*.yml']],
	['{a,b}/{c,d}', ['a/c', 'a/d', 'b/c', 'b/d']],
	['{a,{b,c}}', ['a', 'b', 'a', 'c']],
	['{a}', ['{a}']],
])('%s', (text, expanded) => {
	expect(expandBraces(text)).toEqual(expanded);
});

test('alternatives are bounded', () => {
	expect(expandBraces('{a,b}'.repeat(40)).length).toBe(256);
});
