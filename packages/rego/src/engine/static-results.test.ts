import { describe, expect, it } from 'vitest';
import type { CompiledModule } from '../runtime-entry.ts';
import { compile } from './compile.ts';

const ENTRY = 'data.a.p';

function load(rules: string): CompiledModule {
	return compile({ modules: { 'a.rego': `package a\n\n${rules}` } }).instantiate([ENTRY]);
}

/** What `p` is in evaluations that are opened one after the other, each with its input. */
function ask(rules: string, data: unknown, inputs: readonly unknown[]): readonly unknown[] {
	const module = load(rules);
	return inputs.map((input) => module.open(input, data)(0));
}

describe('what does not depend on the input', () => {
	it('is computed once for the evaluations opened with one data object', () => {
		const module = load('p := [x | some x in data.xs]');
		const data = { xs: [1, 2] };
		const first = module.open({ n: 1 }, data)(0);
		expect(first).toEqual([1, 2]);
		expect(module.open({ n: 2 }, data)(0)).toBe(first);
		expect(module.open({ n: 1 }, { xs: [1, 2] })(0)).not.toBe(first);
		expect(module.open({ n: 1 }, { xs: [3] })(0)).toEqual([3]);
	});

	it('is kept as undefined, too', () => {
		expect(ask('p := [q | q]\n\nq if data.x', {}, [1, 2])).toEqual([[], []]);
	});

	it('is computed once for the program’s own documents', () => {
		const program = compile({ modules: { 'a.rego': 'package a\n\np := [x | some x in data.xs]' }, data: { xs: [1] } });
		const prepared = program.prepare(ENTRY);
		expect(prepared(1)).toEqual([1]);
		expect(prepared(2)).toBe(prepared(1));
		const others = program.prepare(ENTRY, { data: { xs: [2] } });
		expect(others(1)).toEqual([2]);
		expect(others(2)).not.toBe(others(1));
	});

	it('is found by the arguments of functions, if those are scalars and short', () => {
		const module = load('p := f(input.key)\n\nf(key) := [x | some x in data.xs[_]; x.key == key]');
		const data = { xs: [[{ key: 'a', n: 1 }, { key: { deep: 1 } }, { key: 'x'.repeat(1001) }]] };
		const results = (key: unknown): readonly unknown[] => [1, 2].map(() => module.open({ key }, data)(0));
		const [first, second] = results('a');
		expect(first).toEqual([{ key: 'a', n: 1 }]);
		expect(second).toBe(first);
		const [deep, again] = results({ deep: 1 });
		expect(deep).toEqual([{ key: { deep: 1 } }]);
		expect(again).not.toBe(deep);
		const [long, longAgain] = results('x'.repeat(1001));
		expect(long).toEqual([{ key: 'x'.repeat(1001) }]);
		expect(longAgain).not.toBe(long);
	});

	it('is found by the arguments of functions that do not iterate, but call many builtins', () => {
		const module = load(
			'p := f(input.x)\n\nf(x) := [upper(x), lower(x), trim_space(x), count(x)]\n\nf(x) := x if is_array(x)',
		);
		const data = {};
		const first = module.open({ x: ' a' }, data)(0);
		expect(first).toEqual([' A', ' a', 'a', 2]);
		expect(module.open({ x: ' a' }, data)(0)).toBe(first);
		expect(module.open({ x: ' a' }, data, { strictBuiltinErrors: true })(0)).not.toBe(first);
		expect(module.open({ x: ['b'] }, data)(0)).toEqual(['b']);
		expect(module.open({ x: 1 }, data)(0)).toBeUndefined();
		expect(module.open({ x: 1 }, data)(0)).toBeUndefined();
	});

	it('is nothing that was replaced', () => {
		const rules = `p := {"own": q, "data": other, "input": same, "mock": mocked}
other := x if { x := q with data.x as [input.n] }
same := x if { x := [q, input.m] with input as {"m": input.n} }
mocked := x if { x := r with upper as "mock" }
r := [q, upper("a")]
q := [x | some x in data.x]`;
		const expected = (n: number) => ({ own: [0], data: [n], input: [[0], n], mock: [[0], 'mock'] });
		expect(ask(rules, { x: [0] }, [{ n: 1 }, { n: 2 }])).toEqual([expected(1), expected(2)]);
	});

	it('keeps its results where only the input is replaced', () => {
		const data = { x: [0] };
		const module = load('p := x if { x := q with input as 1 }\n\nq := [x | some x in data.x]');
		expect(module.open(1, data)(0)).toBe(module.open(2, data)(0));
	});

	it('is nothing that reads the clock', () => {
		const module = load('p := [time.now_ns(), f("x")]\n\nf(x) := [x, y] if { some z in [1]; y := time.now_ns() + z }');
		const at = (nowNs: bigint): unknown => module.open(0, {}, { nowNs })(0);
		const data = {};
		expect([1n, 2n].map((nowNs) => module.open(0, data, { nowNs })(0))).toEqual([
			[1, ['x', 2]],
			[2, ['x', 3]],
		]);
		expect(at(3n)).toEqual([3, ['x', 4]]);
	});

	it('has its errors each time', () => {
		const module = load('p := count([1 | some x in data.xs; to_number(x)])');
		const data = { xs: ['1', 'x'] };
		expect(module.open(0, data)(0)).toBe(1);
		for (const _ of [1, 2]) {
			expect(() => module.open(0, data, { strictBuiltinErrors: true })(0)).toThrow('to_number');
		}
		expect(module.open(0, data)(0)).toBe(1);
		const conflict = load('p := q\n\nq := x if some x in data.xs');
		for (const _ of [1, 2]) expect(() => conflict.open(0, data)(0)).toThrow('produced conflicting values');
	});

	it('is not kept when a limit was reached', () => {
		const module = load('p := count([1 | some x in numbers.range(1, 100000); x != data.x])');
		const data = { x: 1 };
		const limited = module.open(0, data, { limits: { steps: 5000 } });
		expect(() => limited(0)).toThrow('evaluation took too many steps');
		expect(module.open(0, data)(0)).toBe(99_999);
		expect(module.open(0, data, { limits: { steps: 5000 } })(0)).toBe(99_999);
	});

	it('needs no base documents', () => {
		const module = load('p := [x | some x in [1, 2]]');
		expect(module.open(0, undefined)(0)).toEqual([1, 2]);
		expect(module.open(0, null)(0)).toEqual([1, 2]);
	});
});

it.each([
	['functions', 'p := f(1)\n\nf(x) := x + input.n'],
	['functions that iterate', 'p := f(1)\n\nf(x) := y if { some z in [0]; y := x + input.n + z }'],
	['references known at run time', 'p := data.a.q[data.k].n\n\nq.r.n := input.n + 1'],
	['comprehensions', 'p := sum([x | some x in [1, input.n]])'],
	['every', 'p := input.n + 1 if every x in [1] { x <= input.n }'],
	['else', 'p := 0 if data.none else := input.n + 1'],
	['defaults', 'p := q + 1\n\ndefault q := 2\n\nq := 1 if input.n == 1'],
])('what depends on the input is computed each time: %s', (_, rules) => {
	expect(ask(rules, { x: 1, k: 'r' }, [{ n: 1 }, { n: 2 }])).toEqual([2, 3]);
});
