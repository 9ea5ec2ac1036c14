import { expect, test } from 'vitest';
import { editDistance, nearestName } from './suggest.ts';

test.each([
	['', '', 0],
	['abc', 'abc', 0],
	['abc', 'ab', 1],
	['abc', 'abd', 1],
	['abc', 'acb', 1],
	['ab', 'ba', 1],
	['abcd', 'badc', 2],
	['kitten', 'sitting', 3],
])('%s is some letters away from %s', (a, b, distance) => {
	expect(editDistance(a, b)).toBe(distance);
	expect(editDistance(b, a)).toBe(distance);
});

test.each([
	['usr', ['user', 'input'], 'user'],
	['ixd', ['idx', 'x'], 'idx'],
	['cuont', ['concat', 'count'], 'count'],
	['xyz', ['idx', 'count'], null],
	['idx', ['idx'], null],
	['x', ['y'], 'y'],
])('%s among %j', (name, known, nearest) => {
	expect(nearestName(name, known)).toBe(nearest);
});
