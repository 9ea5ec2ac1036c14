import { describe, expect, it } from 'vitest';
import { Marks } from './marks.ts';
import { readYaml } from './stream.ts';

function outcomes(text: string): string[] {
	return readYaml(text).map(({ value, error, start, end }) =>
		error === null ? JSON.stringify(value) : `${error.message} @${error.offset} in ${start}-${end}`,
	);
}

describe('a document that is broken', () => {
	it.each([
		['a: [\n---\nb: 1\n', 'a flow sequence is not closed: expected "," or "]" @3 in 0-5'],
		['a: [1,\n---\nb: 1\n', 'a flow sequence is not closed: expected "," or "]" @3 in 0-7'],
		['a: {\n---\nb: 1\n', 'a flow mapping is not closed: expected "," or "}" @3 in 0-5'],
		['a: {b: 1\n---\nb: 1\n', 'a flow mapping is not closed: expected "," or "}" @3 in 0-9'],
		['a: "b\n---\nb: 1\n', 'a double-quoted string has no closing quote: expected " @3 in 0-6'],
		["a: 'b\n---\nb: 1\n", "a single-quoted string has no closing quote: expected ' @3 in 0-6"],
		['a: "b\n---\nb: 1 # "\n', 'a quoted string has no closing quote before the end of its document @3 in 0-6'],
		['%NO\n---\nb: 1\n', 'the directives of YAML are %YAML and %TAG: quote a value that starts with "%" @0 in 0-4'],
	])('%j ends where the next one starts', (text, first) => {
		expect(outcomes(text)).toEqual([first, '{"b":1}']);
	});

	it('does not end at dashes that are no marker', () => {
		expect(outcomes('a: [\n ---\n]\n')).toEqual(['{"a":["---"]}']);
		expect(outcomes('a: [\n---b\n]\n')).toEqual(['{"a":["---b"]}']);
	});

	it('may be the last one, or every one', () => {
		expect(outcomes('---\n[\n---\n[\n---\n[')).toEqual([
			'a flow sequence is not closed: expected "," or "]" @4 in 0-6',
			'a flow sequence is not closed: expected "," or "]" @10 in 6-12',
			'a flow sequence is not closed: expected "," or "]" @16 in 12-17',
		]);
	});
});

describe('aliases', () => {
	const aliases = (count: number, own: number): string => {
		const repeated = Array.from({ length: 100 }, (_, i) => i).join(', ');
		return `a: &a [${repeated}]\nb: [${'1, '.repeat(own)}]\nc: [${'*a, '.repeat(count)}]\n`;
	};

	it('may repeat most of a document', () => {
		expect(readYaml(aliases(90, 0))[0]?.error).toBe(null);
		expect(readYaml(aliases(2000, 5000))[0]?.error).toBe(null);
	});

	it('may not be all that there is', () => {
		const [bomb] = readYaml(`a: &a [1, 1, 1]\nb: &b [${'*a, '.repeat(100)}]\nc: [${'*b, '.repeat(100)}]\n`);
		expect(bomb?.error?.message).toBe('aliases repeat too much of this document: it holds little else');
		expect(readYaml(aliases(100_000, 0))[0]?.error?.message).toBe(bomb?.error?.message);
	});

	it('may repeat less of large documents', () => {
		expect(readYaml(aliases(9000, 1_000_000))[0]?.error).toBe(null);
		expect(readYaml(aliases(30_000, 1_000_000))[0]?.error?.message).toBe(
			'aliases repeat too much of this document: it holds little else',
		);
	});

	it('are counted anew in each document', () => {
		expect(readYaml(`${aliases(90, 0)}---\n`.repeat(50)).every(({ error }) => error === null)).toBe(true);
	});
});

it('collects the places of nodes and comments', () => {
	const marks = new Marks();
	const [document] = readYaml('a: {b: 1} # c\n', { marks });
	const root = document?.value as { a: { b: number } };
	expect(marks.get(root, 'a')).toEqual({ keyStart: 0, keyEnd: 1, start: 3, end: 9 });
	expect(marks.get(root.a, 'b')).toEqual({ keyStart: 4, keyEnd: 5, start: 7, end: 8 });
	expect(marks.get(root, 'b')).toBeUndefined();
	expect(marks.comments).toEqual([{ start: 10, end: 13 }]);
});
