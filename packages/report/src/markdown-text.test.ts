import { expect, test } from 'vitest';
import { codeBlock, codeSpan, htmlText, linkText, markdownText, tableRow } from './markdown-text.ts';

test.each([
	['set `a_b` to *x*', 'set `a_b` to \\*x\\*'],
	['one ` tick', 'one \\` tick'],
	['[x](https://e) <b>&', '\\[x\\](https://e) &lt;b\\>&amp;'],
	['@team, see #12 and C#', '@&#8203;team, see #&#8203;12 and C#'],
	['# title', '\\# title'],
	['- item', '\\- item'],
	['1. item', '1\\. item'],
	['::add-mask::x', '\\::add-mask::x'],
	['a\nb', 'a b'],
])('markdownText(%j)', (text, expected) => {
	expect(markdownText(text)).toBe(expected);
});

test('code holds any backticks', () => {
	expect(codeSpan('a|b')).toBe('`a|b`');
	expect(codeSpan('a`b')).toBe('``a`b``');
	expect(codeSpan('`')).toBe('`` ` ``');
	expect(codeSpan('')).toBe('');
	expect(codeBlock(['a: |', '```', '\u001b'], 'yaml')).toBe('````yaml\na: |\n```\n\\x1b\n````\n');
});

test('cells of a table', () => {
	expect(tableRow(['a|b', '`c|d`'])).toBe('| a\\|b | `c\\|d` |\n');
});

test('text in HTML', () => {
	expect(htmlText('<b>"x"</b> &amp; @team #1')).toBe(
		'&lt;b&gt;&quot;x&quot;&lt;/b&gt; &amp;amp; @&#8203;team #&#8203;1',
	);
});

test('links to pages, and none to anything else', () => {
	expect(linkText('https://kubernetes.io/a?b=c')).toBe('<https://kubernetes.io/a?b=c>');
	expect(linkText('javascript:alert(1)')).toBe('`javascript:alert(1)`');
	expect(linkText('https://a> b')).toBe('`https://a> b`');
});
