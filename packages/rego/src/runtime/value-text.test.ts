import { RegoSet } from '@merlon/rego';
import { expect, test } from 'vitest';
import { objectFrom } from './collection.ts';
import { RegoNumber } from './number.ts';
import { displayText, valueText } from './value-text.ts';

test.each([
	[null, 'null'],
	[true, 'true'],
	[1.5, '1.5'],
	[new RegoNumber('1.50'), '1.50'],
	['a"\n', '"a\\"\\n"'],
	[[1, ['a']], '[1, ["a"]]'],
	[[], '[]'],
	[{}, '{}'],
	[{ b: 1, a: { c: null } }, '{"a": {"c": null}, "b": 1}'],
	[new RegoSet(), 'set()'],
	[RegoSet.of(['b', 1]), '{1, "b"}'],
	[
		objectFrom([
			[[1], 'x'],
			[2, 'y'],
		]),
		'{2: "y", [1]: "x"}',
	],
])('%o is %s', (value, text) => expect(valueText(value)).toBe(text));

test('strings are shown to people without quotes', () => expect(displayText('a"b')).toBe('a"b'));
