import { expect, it } from 'vitest';
import { quoteGo } from './go-quote.ts';

it.each([
	['plain', '"plain"'],
	['a"b\\c', '"a\\"b\\\\c"'],
	['\u0007\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
	['\u0001\u007f', '"\\x01\\x7f"'],
	['é😀', '"é😀"'],
	['\u00a0\u200b\u{e0001}', '"\\u00a0\\u200b\\U000e0001"'],
])('quotes %j', (text, quoted) => {
	expect(quoteGo(text)).toBe(quoted);
});
