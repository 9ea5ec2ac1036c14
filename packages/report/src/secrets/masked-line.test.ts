import { expect, test } from 'vitest';
import { disjoint, maskedColumn, maskedLine } from './masked-line.ts';

test('spans become asterisks, of one length', () => {
	const spans = [
		{ start: 3, end: 10 },
		{ start: 12, end: 13 },
	];
	expect(maskedLine('a: hunter2, b c', spans)).toBe('a: ****, **** c');
	expect(maskedLine('a', [])).toBe('a');
});

test('columns move with what stands before them', () => {
	const spans = [
		{ start: 3, end: 10 },
		{ start: 12, end: 13 },
	];
	expect([1, 4, 11, 13, 15].map((column) => maskedColumn(column, spans, false))).toEqual([1, 4, 8, 10, 15]);
	expect(maskedColumn(6, spans, false)).toBe(4);
	expect(maskedColumn(6, spans, true)).toBe(8);
});

test('spans that overlap become one', () => {
	expect(
		disjoint([
			{ start: 5, end: 9 },
			{ start: 1, end: 6 },
			{ start: 2, end: 3 },
			{ start: 9, end: 10 },
		]),
	).toEqual([
		{ start: 1, end: 9 },
		{ start: 9, end: 10 },
	]);
});
