import { expect, it } from 'vitest';
import { readExpectations } from './case-expectation.ts';

it('reads what a case says at its head', () => {
	const text =
		'# fail: Pod.default.web at 12, 3\n# pass: Pod.default.api\n# A note.\napiVersion: v1\n# fail: nothing\n';
	expect(readExpectations(text)).toEqual({
		expectations: [
			{ status: 'fail', address: 'Pod.default.web', lines: [3, 12], row: 1 },
			{ status: 'pass', address: 'Pod.default.api', lines: [], row: 2 },
		],
		parameters: {},
		problems: [],
	});
});

it.each(['# fail: Pod.default.web', '# fail: Pod.default.web at', '# pass: a b', '#fail: Pod.default.web at 1'])(
	'refuses %s',
	(text) => {
		expect(readExpectations(text).problems).toEqual([
			{ row: 1, message: 'write "# fail: <address> at <line>[, <line>…]" or "# pass: <address>"' },
		]);
	},
);

it('refuses a case that says nothing', () => {
	expect(readExpectations('apiVersion: v1\n').problems).toEqual([
		{ row: 1, message: 'the first line must say "# fail: <address> at <line>" or "# pass: <address>"' },
	]);
});

it('refuses a resource that is named twice', () => {
	expect(readExpectations('# pass: Pod.default.a\r\n# fail: Pod.default.a at 3\r\n').problems).toEqual([
		{ row: 2, message: 'Pod.default.a is expected twice' },
	]);
});

it('reads the parameters of a case', () => {
	const { parameters, problems } = readExpectations('# pass: Pod.default.a\n# parameters: {"labels": ["a"]}\n');
	expect([parameters, problems]).toEqual([{ labels: ['a'] }, []]);
});

it.each(['[]', '{', 'x: 1'])('refuses %s for parameters', (text) => {
	expect(readExpectations(`# pass: Pod.default.a\n# parameters: ${text}\n`).problems).toEqual([
		{ row: 2, message: 'write "# parameters: {"name": value}", in JSON' },
	]);
});
