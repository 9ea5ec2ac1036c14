import { expect, test } from 'vitest';
import { oneLine, safeJson, shortened, visible, visibleLines, wellFormed, withoutCommand } from './safe-text.ts';

test.each([
	['plain text, ünïcödé and 👩‍👧', 'plain text, ünïcödé and 👩‍👧'],
	['\u001b[2J\u0007', '\\x1b[2J\\x07'],
	['\u009b31m', '\\x9b31m'],
	['a\tb\r\nc', 'a\\tb\\r\\nc'],
	['a\u2028b\u2029c\u0085', 'a\\u2028b\\u2029c\\x85'],
	['user\u202eetadmin\u2066', 'user\\u202eetadmin\\u2066'],
	['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
	['\u{e0041}', '\\u{e0041}'],
	['\ud800 and \udc00', '\\ud800 and \\udc00'],
	['##vso[task.x]y ##[error] ###[x] ## [x]', '#\\#vso[task.x]y #\\#[error] ##\\#[x] ## [x]'],
])('visible(%j)', (text, expected) => {
	expect(visible(text)).toBe(expected);
});

test('one line, with white space in runs as one space', () => {
	expect(oneLine(' a\n\t b\r\n\u2028c\u0000 ')).toBe('a b c\\x00');
});

test('lines without blank ones at the end', () => {
	expect(visibleLines('a:\r\n\tb: \u001b\n\n')).toEqual(['a:', '    b: \\x1b']);
});

test.each([
	['::error::x', '\\::error::x'],
	['  ::x', '  \\::x'],
	['a ::x', 'a ::x'],
])('withoutCommand(%j)', (line, expected) => {
	expect(withoutCommand(line)).toBe(expected);
});

test('JSON stays the same JSON', () => {
	const value = 'a\u009b\u2028\u202e\u{e0041}\u007f##vso[x] ##';
	const json = safeJson(JSON.stringify(value));
	expect(json).toBe('"a\\u009b\\u2028\\u202e\\udb40\\udc41\\u007f#\\u0023vso[x] ##"');
	expect(JSON.parse(json)).toBe(value);
});

test('cut text holds no half of a character', () => {
	expect(shortened('abc', 3)).toBe('abc');
	expect(shortened('abcd', 3)).toBe('ab…');
	expect(shortened('a👍bc', 3)).toBe('a…');
});

test('unpaired surrogates are replaced', () => {
	expect(wellFormed('a\ud800👍')).toBe('a\ufffd👍');
});
