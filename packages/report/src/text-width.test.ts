import { expect, test } from 'vitest';
import { textWidth, wrapText } from './text-width.ts';

test.each([
	['abc', 3],
	['é', 1],
	['e\u0301', 1],
	['日本', 4],
	['👍', 2],
	['', 0],
])('width of %j', (text, width) => {
	expect(textWidth(text)).toBe(width);
});

test('lines break at spaces, and words stay whole', () => {
	expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
	expect(wrapText('see https://example.com/long now', 8)).toEqual(['see', 'https://example.com/long', 'now']);
	expect(wrapText('日本 日本 日本', 9)).toEqual(['日本 日本', '日本']);
	expect(wrapText('a  b', 3)).toEqual(['a', 'b']);
	expect(wrapText('', 10)).toEqual(['']);
});
