import { describe, expect, it } from 'vitest';
import { objectFrom, RegoSet } from './collection.ts';
import { stringifyJson } from './json-write.ts';
import { RegoNumber } from './number.ts';
import type { Value } from './value.ts';

describe('stringifyJson', () => {
	it.each<[Value, string]>([
		[{ b: 1, a: [null, true, 'x'] }, '{"a":[null,true,"x"],"b":1}'],
		[new RegoNumber('1.0'), '1.0'],
		[RegoSet.of([3, 1, 2]), '[1,2,3]'],
		[
			objectFrom([
				[1, 'a'],
				[[1, 'x'], 'b'],
				['1', 'c'],
			]),
			'{"1":"c","[1,\\"x\\"]":"b"}',
		],
		[[], '[]'],
		[{}, '{}'],
		['<a href="x">&\u2028\u0000\u007f\t\\', '"\\u003ca href=\\"x\\"\\u003e\\u0026\\u2028\\u0000\u007f\\t\\\\"'],
		['😀é\ud800', '"😀é\\ufffd"'],
	])('writes %j', (value, text) => {
		expect(stringifyJson(value)).toBe(text);
	});

	it('indents', () => {
		expect(stringifyJson({ a: [1, {}], b: [] }, { indent: '  ', prefix: '>' })).toBe(
			'{\n>  "a": [\n>    1,\n>    {}\n>  ],\n>  "b": []\n>}',
		);
	});

	it('leaves HTML alone when asked to', () => {
		expect(stringifyJson('<&>"', { escapeHtml: false })).toBe('"<&>\\""');
	});
});
