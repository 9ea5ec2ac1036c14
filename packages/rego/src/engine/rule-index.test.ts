import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

function evaluate(policy: string, query: string, input: unknown): unknown {
	return compile({ modules: { 'p.rego': `package p\n${policy}` } }).prepare(query)(input);
}

const BY_KIND = ['Pod', 'Job', 'Node', 'Role', 'Secret', 'Event']
	.map((kind, i) => `weight := ${i} if { count(input.name) > 0; input.kind == "${kind}" }`)
	.join('\n');

describe('rules chosen by what they compare input to', () => {
	it.each([
		['Pod', 0],
		['Event', 5],
		['Service', undefined],
		[7, undefined],
	])('finds the one of many for %j', (kind, want) => {
		expect(evaluate(BY_KIND, 'data.p.weight', { kind, name: 'a' })).toEqual(want);
	});

	it('finds none where nothing stands at the place', () => {
		expect(evaluate(BY_KIND, 'data.p.weight', { name: 'a' })).toBeUndefined();
	});

	it('tries rules without a constant for every input, and reports conflicts where they stand', () => {
		const policy = `${BY_KIND}\nweight := 9 if input.name`;
		const conflict = { code: 'eval_conflict_error', location: { file: 'p.rego', row: 8, col: 1 } };
		expect(evaluate(policy, 'data.p.weight', { kind: 'Service', name: 'a' })).toBe(9);
		expect(() => evaluate(policy, 'data.p.weight', { kind: 'Job', name: 'a' })).toThrow(
			expect.objectContaining(conflict),
		);
	});

	it('reads membership in a constant collection as several constants', () => {
		const rules = Array.from({ length: 6 }, (_, i) => `found contains ${i} if input.kind in {"a${i}", "b"}`).join('\n');
		expect(evaluate(rules, 'data.p.found', { kind: 'a3' })).toEqual([3]);
		expect(evaluate(rules, 'data.p.found', { kind: 'b' })).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('chooses among the clauses of a function by its argument', () => {
		const clauses = Array.from({ length: 6 }, (_, i) => `f("a${i}", x) := x + ${i}`).join('\n');
		expect(evaluate(`${clauses}\nr := [f("a2", 1), f("a5", 1)]`, 'data.p.r', {})).toEqual([3, 6]);
	});

	it('keeps an else chain as long as one of its links accepts the value', () => {
		const chains = Array.from(
			{ length: 6 },
			(_, i) => `r := ${i} if { input.k == "a${i}"; input.on } else := ${-i} if input.k == "a${i}"`,
		);
		expect(evaluate(chains.join('\n'), 'data.p.r', { k: 'a4', on: false })).toBe(-4);
	});
});

describe('what a rule needs of input comes before what can fail in it', () => {
	const failing = 'count({k: v | k := "k"; some v in [1, 2]}) == 1';

	it.each([
		['an absent document', 'input.b'],
		['another constant', 'input.a == "y"'],
		['an array of another length', '[_, _] = input.list'],
		['a document that only the value needs', 'x := input.b'],
	])('%s', (_, condition) => {
		const policy = `r := 1 if { ${failing}; ${condition} } else := 2`;
		expect(evaluate(policy, 'data.p.r', { a: 'x', list: [1] })).toBe(2);
	});

	it.each([
		['a comparison', 'input.a > 3'],
		['a document that is false', 'input.off'],
		['what an object pattern takes apart', '{"k": _} = input.object'],
		['what a key that is not constant is looked up in', 'x := input.absent[lower(input.key)]'],
		['a condition under `with`', 'input.b with input.c as 1'],
	])('but not %s', (_, condition) => {
		expect(() =>
			evaluate(`r := 1 if { ${failing}; ${condition} } else := 2`, 'data.p.r', {
				a: 1,
				off: false,
				key: 'k',
				object: { x: 1 },
			}),
		).toThrow('object keys must be unique');
	});
});
