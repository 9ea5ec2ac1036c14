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
	expect(marks.get(root, 'a')).toEqual({ start: 0, keyEnd: 2, end: 9 });
	expect(marks.get(root.a, 'b')).toEqual({ start: 4, keyEnd: 7, end: 8 });
	expect(marks.get(root, 'b')).toBeUndefined();
	expect(document?.comments).toEqual([{ start: 10, end: 13 }]);
});

describe('places', () => {
	it('of a repeated key are those of its last value', () => {
		const marks = new Marks();
		const [document] = readYaml('a: 1\nb: 2\na: 3\n', { marks });
		expect(marks.get(document?.value as object as Record<string, never>, 'a')).toEqual({
			start: 10,
			keyEnd: 12,
			end: 14,
		});
	});

	it.each([
		['word: value\nother: 1\n', 'word', 11],
		['word:  "a b"\nother: 1\n', 'word', 12],
		["word: 'a'\nother: 1\n", 'word', 9],
		['word:\nother: 1\n', 'word', 5],
		['word:\n  a: 1\nother: 1\n', 'word', 12],
		['word:\n- a\n- b\nother: 1\n', 'word', 13],
	])('in %j of %j end at %i', (text, key, end) => {
		const marks = new Marks();
		const [document] = readYaml(text, { marks });
		expect(marks.get(document?.value as object as Record<string, never>, key)).toEqual({ start: 0, keyEnd: 5, end });
	});
});

it('finds places in large collections', () => {
	const marks = new Marks();
	const keys = Array.from({ length: 100 }, (_, i) => `key-${i}: [${i}]\n`);
	const [document] = readYaml(`${keys.join('')}key-7: x\n`, { marks });
	const root = document?.value as object as Record<string, never>;
	expect(marks.get(root, 'key-99')).toEqual({ start: 1267, keyEnd: 1274, end: 1279 });
	expect(marks.get(root, 'key-7')).toEqual({ start: 1280, keyEnd: 1286, end: 1288 });
	expect(marks.get(root, 'key-100')).toBeUndefined();
	expect(marks.get(root['key-99'] as never, 0)).toEqual({ start: 1276, keyEnd: 1276, end: 1278 });
});

describe('values that are not needed', () => {
	const skimmed = (text: string): string[] =>
		readYaml(text, { skim: (key, { kind }) => key === 'spec' && kind === 'A' }).map(({ value, error, end }) =>
			error === null ? JSON.stringify(value) : `${error.message} @${error.offset} to ${end}`,
		);

	it.each([
		['kind: A\nspec:\n  a: 1\n  long-key:\n  - b\n  - c: "d"\nafter: 1\n', '{"kind":"A","spec":{},"after":1}'],
		['kind: A\nspec:\n- a\n- b\nafter: 1\n', '{"kind":"A","spec":[],"after":1}'],
		['kind: A\nspec: |\n  text\nafter: 1\n', '{"kind":"A","spec":"","after":1}'],
		['kind: B\nspec:\n  a: 1\n', '{"kind":"B","spec":{"a":1}}'],
		['spec:\n  a: 1\nkind: A\n', '{"spec":{"a":1},"kind":"A"}'],
		['a:\n  kind: A\n  spec: {b: 1}\n', '{"a":{"kind":"A","spec":{"b":1}}}'],
		['kind: A\nspec:\n  b: &b 1\nafter: *b\n', '{"kind":"A","spec":{"b":1},"after":1}'],
	])('of %j give %s', (text, expected) => {
		expect(skimmed(text)).toEqual([expected]);
	});

	it.each([
		['kind: A\nspec:\n  a: [\n', 'a flow sequence is not closed: expected "," or "]" @19 to 21'],
		['kind: A\nspec:\n  null: 1\n', 'a key cannot be null: quote it or write a value before ":" @16 to 24'],
		[
			'kind: A\nspec:\n  a: b\n   c: d\n',
			'a mapping cannot start inside a scalar of several lines: indent or quote it @25 to 29',
		],
		['kind: A\nspec:\n  a: *b\n', 'no anchor before this is named "b" @19 to 22'],
	])('are checked: %j', (text, error) => {
		expect(skimmed(text)).toEqual([error]);
	});

	it('do not reach the next document', () => {
		expect(skimmed('kind: A\nspec:\n  a: [\n---\nkind: B\nspec:\n  a: 1\n')[1]).toBe('{"kind":"B","spec":{"a":1}}');
	});
});

it('gives each document its own comments', () => {
	const text = 'a: 1\n---\nb: 1 # one\n---\nc: 1\n---\nd: 1\n--- # two\n# three\ne: 1\n';
	const comments = readYaml(text, { marks: new Marks() }).map((document) =>
		document.comments.map(({ start, end }) => text.slice(start, end)),
	);
	expect(comments).toEqual([[], ['# one'], [], [], ['# two', '# three']]);
});
