import { expect, it } from 'vitest';
import { callBuiltin } from '../../../../../tests/support/call-builtin.ts';
import { RegoSet } from '../../runtime/collection.ts';
import type { Value } from '../../runtime/value.ts';

it('gives every value with its path, containers before what is in them', () => {
	const set = RegoSet.of(['y', 'x']);
	const value = { b: [1], a: set };
	expect(callBuiltin('walk', [value])).toEqual([
		[[], value],
		[['a'], set],
		[['a', 'x'], 'x'],
		[['a', 'y'], 'y'],
		[['b'], [1]],
		[['b', 0], 1],
	]);
});

it('counts the lengths of the paths', () => {
	let value: Value = 1;
	for (let i = 0; i < 100; i++) value = [value];
	expect(callBuiltin('walk', [value])).toHaveLength(101);
	for (let i = 0; i < 100_000; i++) value = [value];
	expect(() => callBuiltin('walk', [value])).toThrow('walk: result is larger than 10000');
});
