import { describe, expect, it } from 'vitest';
import { numberMagnitudeProblem } from './number-literal.ts';

describe('numberMagnitudeProblem', () => {
	it.each([
		['1', null],
		['-0.5e-3', null],
		['1e30102', null],
		['1e30104', 'number too big'],
		['1e-30102', null],
		['1e-30105', 'number too big'],
		['0e999999', null],
		['1\ufffd', 'invalid float'],
	])('%s', (text, problem) => {
		expect(numberMagnitudeProblem(text)).toBe(problem);
	});
});
