import { expect, it } from 'vitest';
import { int64Of, int64OfText } from './int64.ts';
import { numberFromText } from './number.ts';

it.each([
	['0', 0n],
	['-5', -5n],
	['1.0', 1n],
	['9223372036854775807', 9223372036854775807n],
	['-9223372036854775808', -9223372036854775808n],
])('takes %s', (text, integer) => expect(int64Of(numberFromText(text))).toBe(integer));

it.each(['9223372036854775808', '-9223372036854775809', '1e3', '0.5', '1.000000000000000000'])('refuses %s', (text) => {
	expect(int64Of(numberFromText(text))).toBeNull();
});

it('reads text', () => {
	expect(int64OfText('+7')).toBe(7n);
	expect(int64OfText('7s')).toBeNull();
	expect(int64OfText('')).toBeNull();
});
