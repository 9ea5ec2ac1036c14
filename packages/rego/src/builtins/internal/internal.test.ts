import { RegoSet, type Value } from '@merlon/rego';
import { describe, expect, test } from 'vitest';
import { callBuiltin, testContext } from '../../../../../tests/support/call-builtin.ts';

function set(...items: Value[]): RegoSet {
	return RegoSet.of(items);
}

describe('internal.print', () => {
	function printed(...operands: Value[]): string[] {
		const lines: string[] = [];
		const print = (message: string): void => void lines.push(message);
		callBuiltin('internal.print', [operands], testContext({ effects: { http: null, lookupHost: null, print } }));
		return lines;
	}

	test('joins operands', () => expect(printed(set('a'), set(1), set({ a: ['x'] }))).toEqual(['a 1 {"a": ["x"]}']));
	test('names undefined operands', () => expect(printed(set())).toEqual(['<undefined>']));
	test('writes a line for every combination', () =>
		expect(printed(set(1, 2), set('a', 'b'))).toEqual(['1 a', '1 b', '2 a', '2 b']));
	test('is true without a place to write to', () => expect(callBuiltin('internal.print', [[set(1)]])).toBe(true));
	test('refuses what is no set', () => expect(() => printed([1])).toThrow('illegal argument type: array'));
	test('bounds the lines', () => {
		const many = RegoSet.of(Array.from({ length: 200 }, (_, i) => i));
		expect(() => printed(many, many)).toThrow('print: more than 10000 lines');
	});
	test('print itself is never called', () =>
		expect(() => callBuiltin('print', ['x'])).toThrow('print is compiled to internal.print'));
});

describe('internal.template_string', () => {
	test('puts parts together', () =>
		expect(callBuiltin('internal.template_string', [['a ', set(1), ' ', set('b'), set(), null]])).toBe(
			'a 1 b<undefined>null',
		));
	test('wants one value for each part', () =>
		expect(() => callBuiltin('internal.template_string', [[set(1, 2)]])).toThrow(
			'template-strings must not produce multiple outputs',
		));
});

describe('limits', () => {
	test.each([
		['numbers.range', [1, 20_000], 'numbers.range: result is larger than 10000'],
		['bits.lsh', [1, 1_000_001], 'an integer has more than 1000000 bits'],
		['json.marshal', [new Array(6000).fill('x')], 'json.marshal: result is larger than 10000'],
		['yaml.marshal', [new Array(6000).fill('x')], 'yaml.marshal: result is larger than 10000'],
		['sprintf', ['%20000d', [1]], 'sprintf: result is larger than 10000'],
		['concat', ['x'.repeat(6000), ['a', 'b', 'c']], 'concat: result is larger than 10000'],
		['replace', ['a'.repeat(5000), 'a', 'bbb'], 'replace: result is larger than 10000'],
		['strings.replace_n', [{ a: 'bbb' }, 'a'.repeat(5000)], 'strings.replace_n: result is larger than 10000'],
		['regex.replace', ['a'.repeat(5000), 'a', 'bbb'], 'regex.replace: result is larger than 10000'],
		['array.concat', [new Array(6000).fill(1), new Array(6000).fill(2)], 'array.concat: result is larger than 10000'],
		['array.flatten', [[new Array(12_000).fill(1)]], 'array.flatten: result is larger than 10000'],
		[
			'internal.template_string',
			[['x'.repeat(6000), 'y'.repeat(6000)]],
			'internal.template_string: result is larger than 10000',
		],
		[
			'strings.render_template',
			['{{range 2000}}0123456789{{end}}', {}],
			'strings.render_template: result is larger than 10000',
		],
	] as const)('%s is bounded', (name, operands, message) => {
		expect(() => callBuiltin(name, operands as unknown as Value[])).toThrow(message);
	});
});

describe('rand.intn', () => {
	test('repeats itself in one evaluation', () => {
		let calls = 0;
		const randomBytes = (length: number): Uint8Array => new Uint8Array(length).fill(++calls);
		const context = testContext({ randomBytes });
		const first = callBuiltin('rand.intn', ['a', 100], context);
		expect(callBuiltin('rand.intn', ['a', -100], context)).toBe(first);
		expect(callBuiltin('rand.intn', ['b', 100], context)).not.toBe(first);
		expect(calls).toBe(2);
	});
});

describe('unification operators as functions', () => {
	test('eq', () => expect(callBuiltin('eq', [1, 1])).toBe(true));
	test('assign', () => expect(callBuiltin('assign', [1, 2])).toBe(false));
});
