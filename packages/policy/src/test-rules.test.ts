import { describe, expect, it } from 'vitest';
import { type RuleTests, testRules } from './test-rules.ts';

const POLICY = {
	file: 'a.rego',
	text: `package a

found if input.x

f(x) := 1 if x > 0

f(x) := 2 if x > 1
`,
};

function testFile(body: string, file = 'a_test.rego'): { readonly file: string; readonly text: string } {
	return { file, text: `package a_test\n\nimport data.a\n\n${body}\n` };
}

function run(body: string): RuleTests {
	return testRules([POLICY, testFile(body)]);
}

describe('the rules that are tests', () => {
	it('are counted by file where they pass', () => {
		const sources = [
			POLICY,
			testFile('test_one if a.found with input as {"x": true}\n\ntest_two if not a.found with input as {}'),
			testFile('test_three if a.f(1) == 1', 'b_test.rego'),
		];
		expect(testRules(sources)).toEqual({
			passed: new Map([
				['a_test.rego', 2],
				['b_test.rego', 1],
			]),
			problems: [],
		});
	});

	it.each([
		['test_it if {\n\tprint("seen", 1)\n\ta.found\n}', 'test_it fails: seen 1'],
		['todo_test_it if true', 'todo_test_it is skipped'],
		[
			'test_it if a.f(2) == 1',
			'test_it ends in an error: function data.a.f produced conflicting values for the same inputs:\n  1 at a.rego:5\n  2 at a.rego:7',
		],
		['test_it[name] if {\n\tsome name, v in {"one": 1, "two": 2}\n\tv == 1\n}', 'test_it fails: two'],
	])('%j is a problem', (body, message) => {
		const { passed, problems } = run(body);
		expect(problems).toEqual([{ file: 'a_test.rego', row: 5, message }]);
		expect(passed).toEqual(new Map());
	});

	it('do not stop each other', () => {
		const { passed, problems } = run('test_one if a.f(2) == 1\n\ntest_two if a.f(1) == 1');
		expect(passed).toEqual(new Map([['a_test.rego', 1]]));
		expect(problems.map(({ row }) => row)).toEqual([5]);
	});

	it.each([
		['test_it if {', 6, 'unexpected eof token'],
		['test_it if { x }', 5, 'var x is unsafe'],
	])('%j cannot be compiled', (body, row, message) => {
		expect(run(body)).toEqual({ passed: new Map(), problems: [{ file: 'a_test.rego', row, message }] });
	});
});
