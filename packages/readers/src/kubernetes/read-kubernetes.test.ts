import type { Problem, Resource } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { readKubernetes } from './read-kubernetes.ts';

function addresses(text: string, file = 'a.yaml'): string[] {
	return readKubernetes(file, text).resources.map(({ address }) => address);
}

function only(text: string): Resource {
	const { resources } = readKubernetes('a.yaml', text);
	expect(resources).toHaveLength(1);
	return resources[0] as Resource;
}

function problem(code: string, line: number, column: number, message: string, help = ''): Problem {
	return { code, level: 'error', message, file: 'a.yaml', line, column, help, unreadable: true };
}

const HEAD = 'apiVersion: v1\nkind: Pod\n';

describe('what is an object', () => {
	it.each<[string, string[]]>([
		['apiVersion: v1\nkind: Pod', ['Pod.default.unnamed']],
		['apiVersion: example.com/v1\nkind: Anything', ['Anything.default.unnamed']],
		['apiVersion: v1\nkind: 5', []],
		['apiVersion: v1\nkind: ""', []],
		['apiVersion: v1\nkind: null', []],
		['apiVersion: 1\nkind: Pod', []],
		['apiVersion: ""\nkind: Pod', []],
		['- apiVersion: v1\n  kind: Pod', []],
		['"apiVersion kind"', []],
		['kind: Pod', []],
		['apiVersion: v1', []],
		['', []],
	])('%j has %j', (text, expected) => {
		expect(addresses(text)).toEqual(expected);
	});

	it.each(['kustomization.yaml', 'kustomization.yml', 'a/Kustomization', 'a/b/Chart.yaml'])(
		'%s is for another tool',
		(file) => {
			expect(addresses(HEAD, file)).toEqual([]);
		},
	);

	it.each(['my-kustomization.yaml', 'chart.yaml', 'Chart.yaml/a.yaml'])('%s is like any other', (file) => {
		expect(addresses(HEAD, file)).toEqual(['Pod.default.unnamed']);
	});
});

describe('names', () => {
	it.each<[string, string | null, string, string]>([
		['name: web', null, 'web', 'Pod.default.web'],
		['name: web, namespace: shop', 'shop', 'web', 'Pod.shop.web'],
		['generateName: web-', null, 'web-*', 'Pod.default.web-*'],
		['name: 1, namespace: true', 'true', '1', 'Pod.true.1'],
		['name: "", namespace: ""', null, 'unnamed', 'Pod.default.unnamed'],
		['name: null, namespace: null', null, 'unnamed', 'Pod.default.unnamed'],
		['name: [a], namespace: {b: c}', null, 'unnamed', 'Pod.default.unnamed'],
		['name: "", generateName: a', null, 'a*', 'Pod.default.a*'],
		['name: __proto__', null, '__proto__', 'Pod.default.__proto__'],
	])('{%s} gives namespace %j and name %j', (metadata, namespace, name, address) => {
		const resource = only(`${HEAD}metadata: {${metadata}}`);
		expect(resource).toMatchObject({ framework: 'kubernetes', type: 'Pod', namespace, name, address });
	});

	it.each(['null', '[]', 'text', '5'])('metadata may be %s', (metadata) => {
		expect(only(`${HEAD}metadata: ${metadata}`).address).toBe('Pod.default.unnamed');
	});
});

describe('streams', () => {
	it('has an object for each document', () => {
		const { resources } = readKubernetes('a.yaml', `${HEAD}---\n# nothing\n---\na: b\n---\n${HEAD}`);
		expect(resources.map(({ origin }) => [origin.file, origin.line])).toEqual([
			['a.yaml', 1],
			['a.yaml', 8],
		]);
	});

	it('reads documents around one that is broken', () => {
		const { resources, problems, unreadable } = readKubernetes('a.yaml', `${HEAD}---\n${HEAD}a: [\n---\n${HEAD}`);
		expect(resources.map(({ origin }) => origin.line)).toEqual([1, 8]);
		expect(unreadable).toBe(1);
		expect(problems).toEqual([problem('yaml-syntax', 6, 4, 'a flow sequence is not closed: expected "," or "]"')]);
	});

	it('leaves a broken file alone that is not Kubernetes', () => {
		expect(readKubernetes('a.yaml', 'a: [')).toEqual({ resources: [], problems: [], unreadable: 0 });
	});

	it.each([
		['{{ .Values.a }}', 8],
		['{{.Values.a}}', 8],
		['{{- include "a" . }}', 9],
		['{{/* a */}}', 7],
	])('says of %s that it is a template', (action) => {
		const { problems } = readKubernetes('a.yaml', `${HEAD}a: b\nspec: ${action}\n  ${action}\n`);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({
			code: 'template-not-rendered',
			line: 4,
			help: 'this looks like a template: render it and scan the result',
		});
	});

	it('says where after a return', () => {
		const { problems } = readKubernetes('a.yaml', 'apiVersion: v1\rkind: Pod\ra: "');
		expect(problems).toEqual([problem('yaml-syntax', 3, 4, 'a double-quoted string has no closing quote: expected "')]);
	});

	it('obeys limits', () => {
		const { problems } = readKubernetes('a.yaml', `${HEAD}a: [[[]]]`, { limits: { depth: 2, nodes: 100 } });
		expect(problems.map(({ message }) => message)).toEqual(['nested more than 2 levels deep']);
	});
});

describe('JSON', () => {
	it('is read as such', () => {
		expect(addresses('{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\\ud83d\\ude00"}}', 'a.json')).toEqual([
			'Pod.default.\u{1f600}',
		]);
	});

	it('is read as YAML where it has mistakes', () => {
		expect(addresses('{"apiVersion":"v1","kind":"Pod",} # x', 'a.json')).toEqual(['Pod.default.unnamed']);
		const { problems } = readKubernetes('a.json', '{"apiVersion":"v1",\n"kind":"Pod" "a"}');
		expect(problems).toEqual([
			{ ...problem('yaml-syntax', 2, 14, 'expected "," or "}" in a flow mapping'), file: 'a.json' },
		]);
	});

	it('is bounded in depth', () => {
		const deep = `{"apiVersion":"v1","kind":"Pod","a":${'['.repeat(300)}${']'.repeat(300)}}`;
		expect(readKubernetes('a.json', deep).problems.map(({ message }) => message)).toEqual([
			'nested more than 200 levels deep',
		]);
	});
});

describe('lists', () => {
	const LIST = `apiVersion: v1
kind: List
items:
# of a
- apiVersion: v1
  kind: Pod
  metadata:
    name: a
# of b
- {apiVersion: v1, kind: Pod, metadata: {name: b}}
- null
- text
`;

	it('hold objects, each at its place', () => {
		const { resources } = readKubernetes('a.yaml', LIST);
		expect(resources.map(({ name, origin }) => [name, origin.line])).toEqual([
			['a', 5],
			['b', 10],
		]);
		const [a, b] = resources;
		expect(a?.origin.locate(['metadata', 'name'])).toMatchObject({ startLine: 8, path: ['metadata', 'name'] });
		expect(a?.origin.locate(['missing'])).toMatchObject({ startLine: 5, path: ['missing'] });
		expect(b?.origin.locate(['kind'])).toMatchObject({ startLine: 10, startColumn: 20 });
		expect(a?.origin.comments()).toEqual([{ line: 9, text: ' of b' }]);
		expect(b?.origin.comments()).toEqual([]);
		expect(a?.origin.lines(4, 5)).toEqual(['# of a', '- apiVersion: v1']);
	});

	it('of one kind need not say the kind of their items', () => {
		const { resources } = readKubernetes('a.yaml', 'apiVersion: apps/v1\nkind: DeploymentList\nitems: [{}, 5, null]');
		expect(resources.map(({ type, content }) => [type, content['apiVersion']])).toEqual([['Deployment', 'apps/v1']]);
	});

	it('may hold lists, to a depth', () => {
		const inside = '{apiVersion: v1, kind: Pod}';
		const nested = (depth: number): string => {
			return `${'{apiVersion: v1, kind: List, items: ['.repeat(depth)}${inside}${']}'.repeat(depth)}`;
		};
		expect(addresses(nested(8))).toEqual(['Pod.default.unnamed']);
		expect(addresses(nested(9))).toEqual(['List.default.unnamed']);
	});

	it.each(['null', '{}', '5'])('whose items are %s are objects', (items) => {
		expect(addresses(`apiVersion: v1\nkind: List\nitems: ${items}`)).toEqual(['List.default.unnamed']);
	});

	it('may be empty', () => {
		expect(addresses('apiVersion: v1\nkind: List\nitems: []')).toEqual([]);
	});
});

describe('an object alone', () => {
	it('has the comments of its document', () => {
		const { origin } = only(`# before\n${HEAD}# after\n`);
		expect(origin.comments()).toEqual([
			{ line: 1, text: ' before' },
			{ line: 4, text: ' after' },
		]);
	});
});

describe('what is hardly meant', () => {
	const problems = (file: string, text: string): string[] =>
		readKubernetes(file, text).problems.map(
			({ code, level, message, line, column }) => `${line}:${column} ${level} ${code} ${message}`,
		);

	it('is a key that stands twice', () => {
		const text =
			'kind: Other\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b\nspec: {containers: []}\n';
		expect(problems('a.yaml', text)).toEqual([
			'7:3 warning duplicate-key "name" stands here again: its value from 6:3 does not count',
		]);
		expect(problems('a.json', '{"apiVersion": "v1", "kind": "Pod",\n "kind": "Pod"}')).toEqual([
			'2:2 warning duplicate-key "kind" stands here again: its value from 1:22 does not count',
		]);
	});

	it('is an integer that is not read exactly', () => {
		const text = 'apiVersion: v1\nkind: Pod\nspec:\n  securityContext: {runAsUser: 9007199254740993}\n';
		expect(problems('a.yaml', text)).toEqual([
			'4:32 warning number-rounded 9007199254740993 is read as 9007199254740992',
		]);
	});

	it('is nothing in what is no object of Kubernetes', () => {
		expect(problems('values.yaml', 'apiVersion: 1\nkind: 2\na: 1\na: 2\n')).toEqual([]);
	});
});
