import { describe, expect, test } from 'vitest';
import {
	absolute,
	add,
	ceil,
	divide,
	floor,
	multiply,
	multiplyNumbers,
	remainder,
	round,
	subtract,
	sumNumbers,
} from './arithmetic.ts';
import { RegoSet } from './collection.ts';
import { equal } from './compare.ts';
import {
	compareNumbers,
	type NumberValue,
	numberFromText,
	numberText,
	numberToBigInt,
	plainNumber,
	RegoNumber,
} from './number.ts';

function n(text: string): NumberValue {
	return numberFromText(text);
}

const OPERATIONS = { '+': add, '-': subtract, '*': multiply, '/': divide, '%': remainder } as const;

describe('results that need more than a double', () => {
	test.each([
		['0.1', '+', '0.2', '0.3'],
		['0.1', '+', '0.7', '0.8'],
		['12.34', '*', '3', '37.02'],
		['99.99', '*', '1.19', '118.988100000000000006'],
		['1', '/', '3', '0.33333333333333333334'],
		['2', '/', '3', '0.6666666666666666667'],
		['1234567.5', '+', '1', '1.2345685e+06'],
		['0.00001', '*', '2', '2e-05'],
		['-0', '*', '1.5', '-0'],
		['0', '/', '-5', '-0'],
		['1e30', '/', '3', '333333333333333333340000000000'],
		['1.5', '-', '1.5', '0'],
		['9007199254740991', '*', '9007199254740991', '81129638414606663681390495662081'],
		['123456789012345678901234567890', '+', '0.5', '123456789012345678900000000000'],
		['1e-200', '*', '1e-200', '1.0000000000000000001e-400'],
		['3.5', '-', '1', '2.5'],
		['10', '%', '-3', '1'],
		['-4', '%', '2', '0'],
	] as const)('%s %s %s is %s', (a, operation, b, result) => {
		expect(numberText(OPERATIONS[operation](n(a), n(b)))).toBe(result);
	});

	test('division by zero', () => expect(() => divide(1, n('0.0'))).toThrow('divide by zero'));
	test('remainder by zero', () => expect(() => remainder(1, 0)).toThrow('modulo by zero'));
	test('remainder of fractions', () => expect(() => remainder(1.5, 1)).toThrow('modulo on floating-point number'));
	test('products are never -0', () => expect(Object.is(multiply(0, -5), 0)).toBe(true));
});

describe('rounding', () => {
	test.each([
		[absolute, '-1234567.5', '1.2345675e+06'],
		[absolute, '-123456789012345678901', '123456789012345678904'],
		[round, '2.5', '3'],
		[round, '-2.5', '-3'],
		[round, '123456789.5', '123456790'],
		[round, '-0.3', '0'],
		[ceil, '-0.5', '1'],
		[ceil, '1.2', '2'],
		[ceil, '-1.2', '-1'],
		[ceil, '12345678.5', '12345679'],
		[ceil, '-12345678.5', '-12345678'],
		[floor, '-0.5', '0'],
		[floor, '-1.2', '-2'],
		[floor, '12345678.5', '12345678'],
		[floor, '-12345678.5', '-12345679'],
		[floor, '1e25', '10000000000000000000000000'],
	] as const)('%o of %s is %s', (operation, operand, result) => {
		expect(numberText(operation(n(operand)))).toBe(result);
	});
});

describe('sums and products', () => {
	test('cents', () => expect(sumNumbers([1.25, 2.1, 3.99, 4.5, 5.01])).toBe(16.85));
	test('integers beyond the safe range', () =>
		expect(numberText(sumNumbers([9007199254740991, 9007199254740991]))).toBe('18014398509481982'));
	test('fractions among large numbers', () =>
		expect(numberText(sumNumbers([n('1e300'), 0.5]))).toBe(`1${'0'.repeat(300)}`));
	test('products are kept to 53 bits', () =>
		expect(numberText(multiplyNumbers([1.1, 2.2]))).toBe('2.4200000000000004'));
	test('products of integers', () => expect(multiplyNumbers([2, n('3.0')])).toBe(6));
});

describe('comparison', () => {
	test.each([
		['1', '1.0', 0],
		['1e2', '100', 0],
		['9007199254740993', '9007199254740992', 1],
		['0.1', '0.10000000000000000001', -1],
		['0.10000000000000000550', '0.10000000000000000560', 0],
		['-5.753e164', '-5.753e1640', 1],
		['1e-400', '0', 1],
		['-0', '0', 0],
	])('%s against %s', (a, b, order) => expect(Math.sign(compareNumbers(n(a), n(b)))).toBe(order));

	test('sets find numbers in another form', () => {
		const set = RegoSet.of([1, n('2.50'), n('12345678901234567890'), n('-0.0')]);
		expect([n('1.0'), 2.5, n('1.2345678901234567890e19'), 0, 3].map((item) => set.has(item))).toEqual([
			true,
			true,
			true,
			true,
			false,
		]);
	});
	test('equal across forms', () => expect(equal([n('1.0')], [1])).toBe(true));
	test('plain numbers', () =>
		expect([n('1.0'), n('1e400'), n('-0'), n('0.5')].map(plainNumber)).toEqual([1, null, null, 0.5]));
	test('integers', () =>
		expect([n('1.50'), n('1.0'), n('1e3'), new RegoNumber('0.0')].map((x) => numberToBigInt(x))).toEqual([
			null,
			1n,
			1000n,
			0n,
		]));
});
