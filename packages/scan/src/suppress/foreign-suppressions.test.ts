import type { Problem } from '@merlon/model';
import { expect, test } from 'vitest';
import { foreignProblem, withForeignSummed } from './foreign-suppressions.ts';

const AT = { file: 'a.yaml', startLine: 6, startColumn: 5, endLine: 6, endColumn: 9, path: [] };
const OTHER: Problem = { code: 'x', level: 'error', message: 'm', file: '', line: 0, column: 0, help: '' };

test('suppressions for other tools are one problem', () => {
	const some = ['CKV_K8S_17', 'CKV2_K8S_1', 'CKV_K8S_17'].map((id) => foreignProblem('checkov.io/skip1', id, AT));
	expect(withForeignSummed([...some, OTHER])).toEqual([
		OTHER,
		{
			code: 'suppression-foreign',
			level: 'warning',
			message: '3 suppressions are about checks of other tools for which there is no policy: CKV2_K8S_1, CKV_K8S_17',
			file: '',
			line: 0,
			column: 0,
			help: '--verbose shows where they stand',
		},
	]);
});

test('of many ten are named', () => {
	const many = Array.from({ length: 12 }, (_, i) => foreignProblem('c', `C-${100 + i}`, AT));
	const [sum] = withForeignSummed(many);
	expect(sum?.message).toMatch(/^12 suppressions .*: C-100, .*, C-109 and 2 more$/);
});

test('one keeps its place', () => {
	const one = foreignProblem('checkov.io/skip1', 'CKV_K8S_17', AT);
	expect(withForeignSummed([one])).toEqual([one]);
	expect([one.file, one.line, one.column]).toEqual(['a.yaml', 6, 5]);
});
