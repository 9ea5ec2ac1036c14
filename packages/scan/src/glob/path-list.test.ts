import { expect, test } from 'vitest';
import { compilePathList, isEmptyPathList, pathListHolds, pathVerdict } from './path-list.ts';

test.each([
	[['*.log'], 'a/b.log', false, 'ignored'],
	[['*.log'], 'a/log', false, null],
	[['*.tar.gz'], 'b.tar.gz', false, 'ignored'],
	[['build'], 'x/build', false, 'ignored'],
	[['build/'], 'x/build', false, null],
	[['build/'], 'x/build', true, 'ignored'],
	[['/build'], 'x/build', true, null],
	[['/build'], 'build', true, 'ignored'],
	[['a/b'], 'a/b', false, 'ignored'],
	[['a/b'], 'x/a/b', false, null],
	[['**/a/b'], 'x/y/a/b', false, 'ignored'],
	[['**/a/b'], 'a/b', false, 'ignored'],
	[['a/**'], 'a', true, null],
	[['a/**'], 'a/x/y', false, 'ignored'],
	[['a/**/b'], 'a/b', false, 'ignored'],
	[['a/**/b'], 'a/x/y/b', false, 'ignored'],
	[['a/**/**/b'], 'a/x/c', false, null],
	[['a/*'], 'a/x/y', false, null],
	[['*.log', '!keep.log'], 'keep.log', false, 'included'],
	[['!keep.log', '*.log'], 'keep.log', false, 'ignored'],
	[['*', '!*.yaml'], 'a.yaml', false, 'included'],
	[['*.yaml', '!a.yaml', 'a.*'], 'a.yaml', false, 'ignored'],
	[['# a', ''], '# a', false, null],
	[['\\# a'], '# a', false, 'ignored'],
	[['\\!a'], '!a', false, 'ignored'],
	[['a  '], 'a', false, 'ignored'],
	[['a\\ '], 'a ', false, 'ignored'],
	[['a\r'], 'a', false, 'ignored'],
	[['!'], 'a', false, null],
	[['/'], 'a', true, null],
	[['x'.repeat(5000)], 'x'.repeat(5000), false, null],
])('%j on %s', (lines, path, isFolder, verdict) => {
	expect(pathVerdict(compilePathList(lines), path, isFolder)).toBe(verdict);
});

test('a file is held by a folder that it is in', () => {
	const list = compilePathList(['legacy/', '*.tmp']);
	expect(
		['legacy/a.yaml', 'x/legacy/b/a.yaml', 'legacy', 'a.tmp', 'a.yaml'].map((path) => pathListHolds(list, path)),
	).toEqual([true, true, false, true, false]);
});

test('comments alone are an empty list', () => {
	expect(isEmptyPathList(compilePathList(['# a', '', '  ']))).toBe(true);
	expect(isEmptyPathList(compilePathList(['a']))).toBe(false);
});
