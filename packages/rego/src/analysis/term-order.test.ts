import { SourceFile } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import type { Term } from '../syntax/ast.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { compareTerms, sameTerm, sortedEntries, sortedItems } from './term-order.ts';
import { termText } from './term-text.ts';

function term(text: string): Term {
	const { body } = parseQuery(new SourceFile('', `[${text}]`), { regoVersion: 'v1' });
	const terms = body?.[0]?.terms;
	if (terms?.kind !== 'array') throw new Error(text);
	return terms.items[0] as Term;
}

describe('the order of terms', () => {
	it.each([
		['null', 'false'],
		['false', 'true'],
		['-1', '1'],
		['1', '1.5'],
		['"a"', '"b"'],
		['"b"', '$"{x}"'],
		['$"{x}"', 'x'],
		['x', 'y'],
		['y', 'data'],
		['input.a', 'input.b'],
		['input.b', '[]'],
		['[1]', '[1, 2]'],
		['[1, 2]', '[2]'],
		['[2]', '{"a": 1}'],
		['{"a": 1}', '{"a": 2}'],
		['{"a": 2}', '{1}'],
		['{1}', '{2}'],
		['{2}', '[x | x]'],
		['[x | x]', '[x | not x]'],
		['[x | x]', '[x | x with input as 1]'],
		['[x | x with input as 1]', '[x | x with input as 2]'],
		['[x | some y; f(y)]', '[x | x]'],
		['[x | x]', '[x | f(x)]'],
		['[x | f(x)]', '[x | f(y)]'],
		['[x | f(x)]', '[x | every v in x { v }]'],
		['[x | every v in x { v }]', '[x | every k, v in x { v }]'],
		['[x | x]', '[y | y]'],
		['[y | y]', '{1: x | x}'],
		['{1: x | x}', '{2: x | x}'],
		['{2: x | x}', '{x | x}'],
		['{x | x}', 'f(1)'],
		['f(1)', 'f(2)'],
	])('%s before %s', (a, b) => {
		expect(compareTerms(term(a), term(b))).toBeLessThan(0);
		expect(compareTerms(term(b), term(a))).toBeGreaterThan(0);
		expect(compareTerms(term(a), term(a))).toBe(0);
	});

	it('does not depend on how sets, objects and numbers are written', () => {
		expect(sameTerm(term('{1, 2, 2}'), term('{2, 1}'))).toBe(true);
		expect(sameTerm(term('{"a": 1, "b": 2}'), term('{"b": 2, "a": 1}'))).toBe(true);
		expect(sameTerm(term('1.0'), term('1'))).toBe(true);
		expect(sameTerm(null, term('1'))).toBe(false);
	});

	it('sorts members and leaves out those that are there twice', () => {
		const set = term('{3, 1, 3, 2}') as Extract<Term, { kind: 'set' }>;
		expect(sortedItems(set.items).map(termText)).toEqual(['1', '2', '3']);
		const object = term('{"b": 1, "a": 2, "b": 3}') as Extract<Term, { kind: 'object' }>;
		expect(sortedEntries(object.entries).map(({ key, value }) => `${termText(key)} ${termText(value)}`)).toEqual([
			'"a" 2',
			'"b" 3',
		]);
	});
});

describe('the text of terms', () => {
	it.each([
		['{3, 1, 2}', '{1, 2, 3}'],
		['set()', 'set()'],
		['{"b": 1, "a": 2}', '{"a": 2, "b": 1}'],
		['input["a b"].c[x]["if"]', 'input["a b"].c[x]["if"]'],
		['input["a\\tb"]', 'input["a\\tb"]'],
		['[x | some y, z in input; y == z]', '[x | some y, z in input; equal(y, z)]'],
		['[x | some x, y; x = y]', '[x | some x, y; x = y]'],
		['{x: 1 | every k, v in x { k < v }}', '{x: 1 | every k, v in x { lt(k, v) }}'],
		['{x | not f(x) with input.a as 1 with data.b as 2}', '{x | not f(x) with input.a as 1 with data.b as 2}'],
		['$"a {x} \\{b}"', '$"a {x} \\{b}"'],
		['[_ | true]', '[_ | true]'],
	])('%s', (source, text) => expect(termText(term(source))).toBe(text));
});
