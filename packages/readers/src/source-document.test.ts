import type { JsonPath } from '@merlon/model';
import { Marks, readYaml } from '@merlon/yaml';
import { describe, expect, it } from 'vitest';
import { SourceDocument } from './source-document.ts';

/** The document between two offsets of a text, with the places that reading it gives. */
function documentOf(text: string, start = 0, end: number = text.length): SourceDocument {
	const marks = new Marks();
	const read = readYaml(text, { marks }).find((document) => document.start >= start && document.start < end);
	return new SourceDocument(
		'a.yaml',
		text,
		{ start, end },
		{
			value: read?.value ?? null,
			marks,
			comments: read?.comments ?? [],
		},
	);
}

/** Where a path stands, as `line:column-line:column`, and the text there. */
function place(text: string, path: JsonPath, start = 0, end: number = text.length): string {
	const location = documentOf(text, start, end).locate(path);
	expect(location.file).toBe('a.yaml');
	expect(location.path).toEqual(path);
	const { startLine, startColumn, endLine, endColumn } = location;
	return `${startLine}:${startColumn}-${endLine}:${endColumn}`;
}

const POD = `# a pod
apiVersion: v1
kind: Pod
spec:
  containers:
  - name: main
    image: "nginx"
    args: [-a, {b: c}]
    command:
    - |
      echo
      exit
  - name: other
  empty:
  nothing: {}
`;

describe('locating a path', () => {
	it.each<[JsonPath, string]>([
		[[], '2:1-2:1'],
		[['kind'], '3:1-3:10'],
		[['spec'], '4:1-4:6'],
		[['spec', 'containers'], '5:3-5:14'],
		[['spec', 'containers', 0], '6:3-6:15'],
		[['spec', 'containers', 0, 'name'], '6:5-6:15'],
		[['spec', 'containers', 0, 'image'], '7:5-7:19'],
		[['spec', 'containers', 0, 'args'], '8:5-8:23'],
		[['spec', 'containers', 0, 'args', 0], '8:12-8:14'],
		[['spec', 'containers', 0, 'args', 1, 'b'], '8:17-8:21'],
		[['spec', 'containers', 0, 'command', 0], '10:5-12:11'],
		[['spec', 'containers', 1, 'name'], '13:5-13:16'],
		[['spec', 'empty'], '14:3-14:9'],
		[['spec', 'nothing'], '15:3-15:14'],
	])('%j stands at %s', (path, expected) => {
		expect(place(POD, path)).toBe(expected);
	});

	it.each<[JsonPath, string]>([
		[['missing'], '2:1-2:1'],
		[['spec', 'missing', 'deeper'], '4:1-4:6'],
		[['spec', 'containers', 2], '5:3-5:14'],
		[['spec', 'containers', -1], '5:3-5:14'],
		[['spec', 'containers', 'name'], '5:3-5:14'],
		[['spec', 'containers', 0, 'securityContext', 'privileged'], '6:3-6:15'],
		[['kind', 'of', 'a', 'text'], '3:1-3:10'],
		[['spec', 'empty', 'missing'], '14:3-14:9'],
		[['__proto__'], '2:1-2:1'],
		[['constructor', 'name'], '2:1-2:1'],
	])('%j is missing: the nearest part above it stands at %s', (path, expected) => {
		expect(place(POD, path)).toBe(expected);
	});

	it('finds everything of JSON on one line', () => {
		const text = '{"kind":"Pod","spec":{"containers":[{"name":"a"},{"name":"b"}]}}';
		expect(place(text, [])).toBe('1:1-1:1');
		expect(place(text, ['spec', 'containers', 1])).toBe('1:50-1:62');
		expect(place(text, ['spec', 'containers', 1, 'name'])).toBe('1:51-1:61');
	});

	it('finds things after characters that JSON escapes as two', () => {
		const text = '{"a":"\\ud83d\\ude00",\n"b":1}';
		const { startLine, endColumn } = new SourceDocument('a.json', text, { start: 0, end: text.length }, null).locate([
			'b',
		]);
		expect([startLine, endColumn]).toEqual([2, 6]);
	});

	it('counts UTF-16 units', () => {
		expect(place('{a: "\u{1f600}", b: 1}', ['b'])).toBe('1:11-1:15');
	});

	it('finds what was merged where it is written', () => {
		const text = 'one: &x\n  a: 1\ntwo:\n  <<: *x\nthree: *x\n';
		expect(place(text, ['two', 'a'])).toBe('2:3-2:7');
		expect(place(text, ['three', 'a'])).toBe('2:3-2:7');
	});

	it('takes the last of keys that repeat', () => {
		expect(place('a: 1\na: 2\n', ['a'])).toBe('2:1-2:5');
	});

	it('counts lines from the start of the file', () => {
		const text = 'a: 1\n---\nb: 2\n';
		expect(place(text, ['b'], 5)).toBe('3:1-3:5');
	});

	it.each([
		['LF', '\n'],
		['CR LF', '\r\n'],
		['CR', '\r'],
	])('counts lines that end in %s', (_, lineBreak) => {
		const text = POD.replaceAll('\n', lineBreak);
		expect(place(text, [])).toBe('2:1-2:1');
		expect(place(text, ['spec', 'containers'])).toBe('5:3-5:14');
		expect(place(text, ['spec', 'containers', 1, 'name'])).toBe('13:5-13:16');
		expect(documentOf(text).lines(3, 4)).toEqual(['kind: Pod', 'spec:']);
	});

	it('says of a document that cannot be read where it starts', () => {
		expect(place('# a\nb: [', ['b'])).toBe('2:1-2:1');
	});
});

describe('the first line', () => {
	it.each([
		['a: 1', 1],
		['\ufeffa: 1', 1],
		['---\na: 1', 2],
		['--- # x\n\n# y\na: 1', 4],
		['--- {a: 1}', 1],
		['%YAML 1.2\n---\na: 1', 3],
		['\n\n  a: 1', 3],
		['# x\r\n# y\r\na: 1', 3],
		['# x\r# y\ra: 1', 3],
		['---x: 1', 1],
		['', 1],
		['# only a comment', 1],
	])('of %j is %i', (text, line) => {
		expect(documentOf(text).line).toBe(line);
	});

	it('is found at once after many comment signs and returns', () => {
		const text = `${'# '.repeat(50_000)}\r${'#\n'.repeat(50_000)}a: 1`;
		expect(documentOf(text).line).toBe(50_002);
	});
});

describe('comments', () => {
	const text = '# one\na: 1 # two\nb: "# none"\nc: |\n  # none\n#three\n---\n# not of this document\n';
	const document = documentOf(text, 0, text.indexOf('---'));

	it('have their lines, and their texts without the sign', () => {
		expect(document.comments()).toEqual([
			{ line: 1, text: ' one' },
			{ line: 2, text: ' two' },
			{ line: 6, text: 'three' },
		]);
	});
});

describe('lines', () => {
	const document = documentOf('a\nb\n\nc');

	it.each<[number, number, readonly string[]]>([
		[1, 2, ['a', 'b']],
		[2, 4, ['b', '', 'c']],
		[-5, 1, ['a']],
		[4, 99, ['c']],
		[5, 9, []],
		[3, 2, []],
	])('from %i to %i are %j', (first, last, lines) => {
		expect(document.lines(first, last)).toEqual(lines);
	});
});
