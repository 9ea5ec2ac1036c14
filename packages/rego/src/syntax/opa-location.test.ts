import { SourceFile, span } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { opaLocation } from './opa-location.ts';

describe('opaLocation', () => {
	it.each([
		['ab\ncd', 0, 1, 1],
		['ab\ncd', 4, 2, 2],
		['é😀x', 3, 1, 3],
		['ab\ncd', 2, 2, 0],
		['ab\ncd', 5, 2, 2],
		['', 0, 1, 0],
	])('%j at %i is %i:%i', (text, offset, row, col) => {
		expect(opaLocation(span(new SourceFile('f', text), offset, offset))).toEqual({ file: 'f', row, col });
	});
});
