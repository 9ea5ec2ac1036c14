import { expect, test } from 'vitest';
import { JsonItems, jsonText } from './json-text.ts';

function text(value: unknown): string {
	return [...jsonText(value)].join('');
}

test('the same text as JSON.stringify has', () => {
	const plain = { a: [1, { b: [] }, 'x\ny'], c: {}, d: null, e: { f: [{ g: 1 }] } };
	const streamed = { ...plain, a: new JsonItems(plain.a), e: { f: new JsonItems(plain.e.f) } };
	expect(text(streamed)).toBe(JSON.stringify(plain, null, 2));
	expect(text(new JsonItems([]))).toBe('[]');
	expect(text(new JsonItems([1, 2]))).toBe('[\n  1,\n  2\n]');
	expect(text(new JsonItems([{ a: new JsonItems([1]) }]))).toBe(JSON.stringify([{ a: [1] }], null, 2));
});

test('keys that are undefined are left out, as JSON.stringify does', () => {
	expect(text({ a: undefined, b: new JsonItems([]), c: undefined })).toBe('{\n  "b": []\n}');
});

test('items are made when they are asked for', () => {
	const made: number[] = [];
	function* items(): Generator<number> {
		for (const item of [1, 2]) {
			made.push(item);
			yield item;
		}
	}
	const pieces = jsonText({ items: new JsonItems(items()) });
	pieces.next();
	expect(made).toEqual([]);
	expect([...pieces].join('')).toBe('[\n    1,\n    2\n  ]\n}');
});
