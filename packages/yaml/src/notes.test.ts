import { describe, expect, it } from 'vitest';
import { Marks } from './marks.ts';
import { readYaml } from './stream.ts';

function notes(text: string): string[] {
	return readYaml(text, { marks: new Marks() }).flatMap((document) =>
		document.notes.map((note) =>
			note.kind === 'duplicate-key' ? `${note.key} ${note.first} ${note.at}` : `${note.text} ${note.value} ${note.at}`,
		),
	);
}

describe('keys that stand twice', () => {
	it.each([
		['a: 1\nb: 2\na: 3\n', ['a 0 10']],
		['a: 1\na: 2\na: 3\n', ['a 0 5', 'a 5 10']],
		['x:\n  a: ~\n  a: b\n', ['a 5 12']],
		['{a: 1, "a": 2}\n', ['a 1 7']],
		['"a": 1\n? a\n: 2\n', ['a 0 7']],
		['yes: 1\ntrue: 2\n', ['true 0 7']],
		['__proto__: 1\n__proto__: 2\n', ['__proto__ 0 13']],
		['a: 1\na: 2\n---\na: 1\n---\nb: 1\nb: 2\n', ['a 0 5', 'b 23 28']],
		['{a: 1, a: 2}: x\n', []],
		['toString: 1\nconstructor: 2\n', []],
		['- a: 1\n- a: 2\n', []],
	])('%j', (text, expected) => {
		expect(notes(text)).toEqual(expected);
	});

	it('are no slip where one was merged', () => {
		expect(notes('base: &b {a: 1}\nx:\n  <<: *b\n  a: 2\n')).toEqual([]);
		expect(notes('base: &b {a: 1}\nx:\n  a: 2\n  <<: *b\n')).toEqual([]);
		expect(notes('base: &b {a: 1}\nx: {<<: *b, a: 2, a: 3}\n')).toEqual(['a 28 34']);
	});

	it('are noted without places, and not in documents that are broken', () => {
		expect(readYaml('a: 1\na: 2\n')[0]?.notes).toEqual([{ kind: 'duplicate-key', key: 'a', first: -1, at: 5 }]);
		expect(notes('a: 1\na: 2\nb: [\n---\na: 1\n')).toEqual([]);
	});

	it('are noted up to a bound', () => {
		expect(notes('a: 1\n'.repeat(1000))).toHaveLength(100);
	});
});

describe('integers that JavaScript rounds', () => {
	it.each([
		['a: 9007199254740993\n', ['9007199254740993 9007199254740992 3']],
		['- -9_007_199_254_740_993\n', ['-9_007_199_254_740_993 -9007199254740992 2']],
		['[+18446744073709551615]\n', ['+18446744073709551615 18446744073709552000 1']],
		['a: 9007199254740992\n', []],
		['a: 18446744073709551616\n', []],
		['a: 1e300\n', []],
		['a: "9007199254740993"\n', []],
		['9007199254740993: a\n', []],
	])('%j', (text, expected) => {
		expect(notes(text)).toEqual(expected);
	});
});
