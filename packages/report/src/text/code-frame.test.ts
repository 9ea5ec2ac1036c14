import type { Location } from '@merlon/model';
import { expect, test } from 'vitest';
import { reportOptions } from '../report-options.ts';
import { frameOf, MANIFEST, place } from '../testing/samples.ts';
import { codeFrame } from './code-frame.ts';

function frame(text: string, at: Partial<Location>, width = 60): string[] {
	return codeFrame(place(at), reportOptions({ version: '1', width, frame: frameOf(text) }), '', () => []);
}

test('two lines before, one after', () => {
	expect(frame(MANIFEST, { startLine: 8, startColumn: 14, endLine: 8, endColumn: 24 })).toEqual([
		'  6 |   containers:',
		'  7 |     - name: web',
		'> 8 |       image: nginx:1.27',
		'    |              ^^^^^^^^^^',
		'  9 |       securityContext:',
	]);
});

test('the first line, and an empty range', () => {
	expect(frame(MANIFEST, { startLine: 1, startColumn: 3, endLine: 1, endColumn: 3 })).toEqual([
		'> 1 | apiVersion: v1',
		'    |   ^',
		'  2 | kind: Pod',
	]);
});

test('a range over lines that ends before the last', () => {
	expect(frame(MANIFEST, { startLine: 10, startColumn: 9, endLine: 12, endColumn: 1 })).toEqual([
		'   8 |       image: nginx:1.27',
		'   9 |       securityContext:',
		'> 10 |         runAsNonRoot: true',
		'     |         ^^^^^^^^^^^^^^^^^^',
		'> 11 |         privileged: true',
	]);
});

test('a long range is cut', () => {
	expect(frame(MANIFEST, { startLine: 5, startColumn: 1, endLine: 11, endColumn: 25 })).toEqual([
		'  3 | metadata:',
		'  4 |   name: web',
		'> 5 | spec:',
		'    | ^^^^^',
		'> 6 |   containers:',
		'> 7 |     - name: web',
		'> 8 |       image: nginx:1.27',
		'> 9 |       securityContext:',
		'    | … to line 11',
	]);
});

test('tabs, wide and hostile characters move the marks', () => {
	expect(
		frame('{\n\t"日本": "\u001b[31m\u202ex"\n}', { startLine: 2, startColumn: 9, endLine: 2, endColumn: 16 }),
	).toEqual(['  1 | {', '> 2 |     "日本": "\\x1b[31m\\u202ex"', '    |              ^^^^^^^^^^^^^^^', '  3 | }']);
});

test('a long line is shown around the range', () => {
	const text = `${'a'.repeat(1_000_000)}XYZ${'b'.repeat(1_000_000)}`;
	expect(frame(text, { startLine: 1, startColumn: 1_000_001, endLine: 1, endColumn: 1_000_004 }, 46)).toEqual([
		'> 1 | …aaaaaaaaaaaaXYZbbbbbbbbbbbbbbbbbbbbbbb…',
		'    |              ^^^',
	]);
	expect(frame(text, { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2_000_000 }, 26)).toEqual([
		`> 1 | ${'a'.repeat(19)}…`,
		`    | ${'^'.repeat(20)}`,
	]);
});

test('no frame without text, or where the file is shorter', () => {
	expect(frame('a\nb', { startLine: 9, endLine: 9 })).toEqual([]);
	expect(frame('a', { startLine: 0, endLine: 0 })).toEqual([]);
	expect(codeFrame(place(), reportOptions({ version: '1' }), '', () => [])).toEqual([]);
});
