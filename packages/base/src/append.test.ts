import { expect, it } from 'vitest';
import { appendAll } from './append.ts';

it('adds more items than fit on the stack', () => {
	const target = ['a'];
	appendAll(target, new Array<string>(1_000_000).fill('b'));
	expect(target.length).toBe(1_000_001);
	expect(target.slice(0, 2)).toEqual(['a', 'b']);
});
