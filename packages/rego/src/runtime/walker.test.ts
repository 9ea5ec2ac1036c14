import { expect, test } from 'vitest';
import { RegoSet } from './collection.ts';
import type { Value } from './value.ts';
import { Walker } from './walker.ts';

function pairs(value: Value): [Value[], Value][] {
	const found: [Value[], Value][] = [];
	const walker = new Walker(value, true);
	while (walker.next()) found.push([walker.path(), walker.value]);
	return found;
}

test('a scalar is its only value, at the empty path', () => {
	expect(pairs('x')).toEqual([[[], 'x']]);
});

test('outer values come before inner ones, keys in order', () => {
	const value = { b: [1, {}], a: null };
	expect(pairs(value)).toEqual([
		[[], value],
		[['a'], null],
		[['b'], [1, {}]],
		[['b', 0], 1],
		[['b', 1], {}],
	]);
});

test('the members of a set are their own keys', () => {
	expect(pairs(RegoSet.of([2, 1])).slice(1)).toEqual([
		[[1], 1],
		[[2], 2],
	]);
});

test('depth costs no stack', () => {
	let deep: Value = 0;
	for (let i = 0; i < 200_000; i++) deep = [deep];
	const walker = new Walker(deep, true);
	let count = 0;
	while (walker.next()) count++;
	expect(count).toBe(200_001);
});
