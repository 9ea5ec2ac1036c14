import { expect, it } from 'vitest';
import { callBuiltin } from '../../../../../tests/support/call-builtin.ts';
import { objectFrom, RegoSet } from '../../runtime/collection.ts';
import type { Value } from '../../runtime/value.ts';
import { walkValues } from './walk.ts';

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

it('visits values without paths in the same order', () => {
	const visited: Value[] = [];
	const value = objectFrom([
		[2, ['x']],
		['k', RegoSet.of([true])],
	]);
	walkValues(value, (inner) => visited.push(inner));
	expect(visited.slice(1)).toEqual([['x'], 'x', RegoSet.of([true]), true]);
});
