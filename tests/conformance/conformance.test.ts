import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../../tools/shared-data.ts';
import { type CaseFile, type CompileCase, type EvaluationCase, readSuite } from './case-files.ts';
import { runCompileCase } from './compile-case.ts';
import { runEvaluationCase } from './evaluation-case.ts';
import { agreementResults, runOracle } from './oracle.ts';

const folder = sharedFolder('conformance/opa');

/** One test per group, so that coverage and a watching developer see the cases too; `npm run conformance` says more. */
describe.skipIf(folder === null)("OPA's own cases", () => {
	const suite = <C extends { readonly note: string }>(name: string, run: (testCase: C) => string | null): void => {
		const files: CaseFile<C>[] = folder === null ? [] : readSuite<C>(folder, name);
		test.each(files)(`${name}: $group`, ({ cases }) => {
			expect(cases.length).toBeGreaterThan(0);
			const wrong = cases.map((testCase) => [testCase.note, run(testCase)]).filter(([, detail]) => detail !== null);
			expect(wrong).toEqual([]);
		});
	};
	suite<EvaluationCase>('v1', (testCase) => runEvaluationCase(testCase, 'v1'));
	suite<EvaluationCase>('v0', (testCase) => runEvaluationCase(testCase, 'v0'));
	suite<EvaluationCase>('topdown', (testCase) => runEvaluationCase(testCase, 'v0'));
	suite<CompileCase>('compile-v1', runCompileCase);
	suite<CompileCase>('compile-v0', runCompileCase);

	test('verdicts and formatting of one module in five', { timeout: 120_000 }, () => {
		let seen = 0;
		const agreements = runOracle(folder ?? '', () => seen++ % 5 === 0);
		const results = agreementResults(agreements);
		expect(results).toHaveLength(3);
		expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
	});
});
