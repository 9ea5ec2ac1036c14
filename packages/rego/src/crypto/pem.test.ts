import { describe, expect, it } from 'vitest';
import { nextPemBlock, pemBlocks } from './pem.ts';

const BLOCK = '-----BEGIN A-----\nYWJj\n-----END A-----\n';

function found(text: string): readonly string[] {
	return pemBlocks(text).map(({ type, bytes }) => `${type}:${String.fromCharCode(...bytes)}`);
}

describe('pemBlocks', () => {
	it.each([
		['one', BLOCK],
		['one without a line break at its end', BLOCK.trimEnd()],
		['one with carriage returns', BLOCK.replaceAll('\n', '\r\n')],
		['one behind other text', `text\n${BLOCK}`],
		['one with headers', BLOCK.replace('\nYWJj', '\nProc-Type: 4\nX: y\n\nYWJj')],
		['one with spaces', BLOCK.replace('YWJj', ' YW Jj\t')],
		['one behind a BEGIN that nobody ends', `-----BEGIN B-----\n${BLOCK}`],
	])('finds %s', (_, text) => expect(found(text)).toEqual(['A:abc']));
	it('finds many, and where each ends', () => {
		expect(found(BLOCK + BLOCK.replaceAll(' A', ' B'))).toEqual(['A:abc', 'B:abc']);
		expect(nextPemBlock(`${BLOCK}rest`)?.end).toBe(BLOCK.length);
	});
	it('finds an empty one', () => expect(found('-----BEGIN A-----\n-----END A-----')).toEqual(['A:']));
	it.each([
		['nothing', ''],
		['no end', '-----BEGIN A-----\nYWJj\n'],
		['an end of another type', BLOCK.replace('END A', 'END B')],
		['a begin within a line', `x${BLOCK}`],
		['no dashes behind the type', BLOCK.replace('A-----\nY', 'A\nY')],
		['what is no base64', BLOCK.replace('YWJj', 'Y!')],
		['more on the last line', BLOCK.replace('END A-----', 'END A----- x')],
		['only headers', '-----BEGIN A-----\nA: b\n-----END A-----'],
	])('finds nothing in %s', (_, text) => expect(found(text)).toEqual([]));
	it('goes on behind what is no block', () =>
		expect(found(`${BLOCK.replace('YWJj', '!')}${BLOCK}`)).toEqual(['A:abc']));
	it('takes no time for many ends', () => expect(found('\n-----END '.repeat(100_000))).toEqual([]));
	it('takes no time for many begins', () => {
		expect(found('-----BEGIN X:-----\n-----END X:\n'.repeat(20_000))).toEqual([]);
	});
});
