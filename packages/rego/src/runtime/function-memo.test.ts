import { describe, expect, it } from 'vitest';
import { compile } from '../engine/compile.ts';
import { BY_ARGUMENTS, BY_DATA, FunctionMemo, ONE_EVALUATION } from './function-memo.ts';

describe('results of functions', () => {
	it('are kept once a function was called a few times, by the value of strings and the identity of composites', () => {
		const memo = new FunctionMemo(ONE_EVALUATION);
		for (let i = 0; i < 7; i++) memo.find(['x']);
		memo.keep(['x'], 1);
		expect(memo.find(['x'])).toBeUndefined();
		const item = { a: 1 };
		memo.keep(['x', item], 2);
		expect(memo.find(['x', item])).toBe(2);
		expect(memo.find(['x', { a: 1 }])).toBeUndefined();
		expect(memo.find(['y', item])).toBeUndefined();
	});

	it('are no longer kept where they are never asked for again', () => {
		const memo = new FunctionMemo(ONE_EVALUATION);
		for (let i = 0; i < 1000; i++) {
			memo.find([i]);
			memo.keep([i], i);
		}
		expect(memo.find([999])).toBeUndefined();
	});

	it('are kept from the first call on where they outlive an evaluation, and begin anew when there are too many', () => {
		const memo = new FunctionMemo(BY_DATA);
		for (let i = 0; i < 50_000; i++) {
			expect(memo.find([i])).toBeUndefined();
			memo.keep([i], i);
		}
		expect(memo.find([0])).toBe(0);
		memo.keep(['next'], 1);
		expect(memo.find([0])).toBeUndefined();
		expect(memo.find(['next'])).toBe(1);
	});

	it('of arguments alone have to pay where they outlive an evaluation, too', () => {
		const memo = new FunctionMemo(BY_ARGUMENTS);
		for (let i = 0; i < 512; i++) {
			memo.find([i]);
			memo.keep([i], i);
		}
		expect(memo.find([0])).toBeUndefined();
	});

	it('are those of the documents they were found under', () => {
		const policy = `package p
has(x) if { some y in input.list; y == x }
found := [has("a") | some _ in numbers.range(1, 20)]
both := [count(found), count(found) ] if found
other := [count([1 | some _ in numbers.range(1, 20); has("b")]), n] if { n := count(q) with input.list as ["b"] }
q := [1 | some _ in numbers.range(1, 20); has("b")]`;
		const program = compile({ modules: { 'p.rego': policy } });
		expect(program.prepare('data.p.both')({ list: ['a'] })).toEqual([20, 20]);
		expect(program.prepare('data.p.other')({ list: ['a'] })).toEqual([0, 20]);
	});
});
