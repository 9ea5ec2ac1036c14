import { SourceFile } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { RegoNumber } from '../runtime/number.ts';
import type { PlainObject, Value } from '../runtime/value.ts';
import type { Module } from './ast.ts';
import { bodyToJson, moduleToJson } from './opa-json.ts';
import type { JsonOptions } from './opa-json-location.ts';
import { parseModule } from './parse-module.ts';
import { parseQuery } from './parse-query.ts';

const OPTIONS: JsonOptions = { order: { items: (items) => items, entries: (entries) => entries } };

function moduleOf(text: string): Module {
	const { module } = parseModule(new SourceFile('p.rego', text), { regoVersion: 'v1', processAnnotations: true });
	if (module === null) throw new RangeError(text);
	return module;
}

function termsOf(query: string): unknown {
	const { body } = parseQuery(new SourceFile('', query), { regoVersion: 'v1', futureKeywords: 'all' });
	return bodyToJson(body ?? [], OPTIONS).map((each) => (each as PlainObject)['terms']);
}

/** The name of each rule's head; null where OPA leaves it out. */
function names(text: string): unknown[] {
	const { rules } = moduleToJson(moduleOf(`package p\n${text}`), OPTIONS);
	return (rules as readonly PlainObject[]).map((rule) => (rule['head'] as PlainObject)['name'] ?? null);
}

const v = (name: string): Value => ({ type: 'var', value: name });
const s = (value: string): Value => ({ type: 'string', value });
const n = (value: number | RegoNumber): Value => ({ type: 'number', value });
const ref = (...parts: Value[]): Value => ({ type: 'ref', value: parts });

describe('bodyToJson', () => {
	it.each<[string, Value]>([
		['null', { type: 'null', value: {} }],
		['1.0', n(new RegoNumber('1.0'))],
		['{"a": 1}', { type: 'object', value: [[s('a'), n(1)]] }],
		['set()', { type: 'set', value: [] }],
		['_', v('$0')],
		['input', ref(v('input'))],
		['f(1)[x]', ref({ type: 'call', value: [ref(v('f')), n(1)] }, v('x'))],
		['-x', [ref(v('minus')), n(0), v('x')]],
		['x := 1', [ref(v('assign')), v('x'), n(1)]],
		['1 + 2 * 3', [ref(v('plus')), n(1), { type: 'call', value: [ref(v('mul')), n(2), n(3)] }]],
		['1 - 2 - 3', [ref(v('minus')), { type: 'call', value: [ref(v('minus')), n(1), n(2)] }, n(3)]],
		['x in xs', [ref(v('internal'), s('member_2')), v('x'), v('xs')]],
		['[x | x]', { type: 'arraycomprehension', value: { term: v('x'), body: [{ index: 0, terms: v('x') }] } }],
		['{x | x}', { type: 'setcomprehension', value: { term: v('x'), body: [{ index: 0, terms: v('x') }] } }],
		[
			'{x: y | x}',
			{ type: 'objectcomprehension', value: { key: v('x'), value: v('y'), body: [{ index: 0, terms: v('x') }] } },
		],
		['some x, y', { symbols: [v('x'), v('y')] }],
		['every x in y { x }', { body: [{ index: 0, terms: v('x') }], domain: v('y'), key: null, value: v('x') }],
		['not x', { body: [{ index: 0, terms: v('x') }], explicit_body: false, type: 'not' }],
		[
			'x and {y}',
			{ explicit_rhs: true, lhs: [{ index: 0, terms: v('x') }], rhs: [{ index: 0, terms: v('y') }], type: 'and' },
		],
		[
			'$"a{1}{"b"}{x}{# c\n2}"',
			{
				type: 'templatestring',
				value: {
					parts: [s('a'), n(1), s('b'), { index: 0, terms: v('x') }, { index: 0, terms: n(2) }],
					multi_line: false,
				},
			},
		],
		['$``', { type: 'templatestring', value: { parts: null, multi_line: true } }],
	])('%s', (query, terms) => {
		expect(termsOf(query)).toEqual([terms]);
	});
});

describe('moduleToJson', () => {
	it('keeps the order of keys that OPA prints', () => {
		const module = moduleOf(
			'# METADATA\n# title: T\n# custom: {b: 1, a: ~}\npackage p\nimport data.q as r # c\ndefault x := 1',
		);
		expect(JSON.stringify(moduleToJson(module, OPTIONS))).toBe(
			'{"package":{"path":[{"type":"var","value":"data"},{"type":"string","value":"p"}]},' +
				'"imports":[{"alias":"r","path":{"type":"ref","value":[{"type":"var","value":"data"},{"type":"string","value":"q"}]}}],' +
				'"annotations":[{"custom":{"a":null,"b":1},"scope":"package","title":"T"}],' +
				'"rules":[{"body":[{"generated":true,"index":0,"terms":{"type":"boolean","value":true}}],"default":true,' +
				'"head":{"name":"x","value":{"type":"number","value":1},"assign":true,"ref":[{"type":"var","value":"x"}]}}],' +
				'"comments":[{"Text":"IE1FVEFEQVRB","Location":{"file":"p.rego","row":1,"col":1}},' +
				'{"Text":"IHRpdGxlOiBU","Location":{"file":"p.rego","row":2,"col":1}},' +
				'{"Text":"IGN1c3RvbToge2I6IDEsIGE6IH59","Location":{"file":"p.rego","row":3,"col":1}},' +
				'{"Text":"IGM=","Location":{"file":"p.rego","row":5,"col":20}}]}',
		);
	});

	it('gives locations with their text', () => {
		const json = moduleToJson(moduleOf('package p\nx if e.a'), { ...OPTIONS, locations: true });
		expect(json['package']).toEqual({
			location: { file: 'p.rego', row: 1, col: 1, text: 'cGFja2FnZQ==' },
			path: [
				{ location: { file: 'p.rego', row: 1, col: 9, text: 'cA==' }, type: 'var', value: 'data' },
				{ location: { file: 'p.rego', row: 1, col: 9, text: 'cA==' }, type: 'string', value: 'p' },
			],
		});
		const [rule] = json['rules'] as PlainObject[];
		expect(rule).toMatchObject({ head: { value: { type: 'boolean', value: true } } });
		expect(rule?.['location']).toEqual({ file: 'p.rego', row: 2, col: 1, text: 'eCBpZiBlLmE=' });
	});

	it('names rules as OPA does', () => {
		expect(
			names(
				'a := 1\na.b := 2\na.b.c := 3\na contains 1\na.b contains 1\na[x] := 1 if x\na[x] if x\na.f(x) := 1\n' +
					'a.f(x) if x\na.f(x) := 1 if x\ndefault a.b := 1\na.f() := 1',
			),
		).toEqual(['a', 'a', null, 'a', null, 'a', null, null, 'a', 'a', null, null]);
	});

	it('leaves out comments that are not wanted', () => {
		expect(Object.keys(moduleToJson(moduleOf('package p # c'), { ...OPTIONS, comments: false }))).toEqual(['package']);
	});

	it('gives annotations without what is empty', () => {
		const { annotations } = moduleToJson(
			moduleOf(
				'package p\n# METADATA\n# authors: [A <a@b.c>, {email: x}]\n# organizations: [O]\n# entrypoint: true\n' +
					'# related_resources: [{ref: "r", description: d}]\n# labels: {l: 12345678901234567890}\n' +
					'# schemas: [{input: schema.x}, {data: {type: [a]}}]\n# compile: {unknowns: [input], mask_rule: data.m}\nx := 1',
			),
			OPTIONS,
		);
		expect(annotations).toEqual([
			{
				authors: [
					{ name: 'A', email: 'a@b.c' },
					{ name: '', email: 'x' },
				],
				compile: { unknowns: [[v('input')]], mask_rule: [v('data'), s('m')] },
				entrypoint: true,
				labels: { l: new RegoNumber('12345678901234567890') },
				organizations: ['O'],
				related_resources: [{ description: 'd', ref: 'r' }],
				schemas: [
					{ path: [v('input')], schema: [v('schema'), s('x')] },
					{ path: [v('data')], definition: { type: ['a'] } },
				],
				scope: 'document',
			},
		]);
	});

	it.each([
		['x[1] == {"a": [2, {3}], "b": $"c{y}"} with input as z'],
		['every k, v in x { k == v }'],
		['some k, v in [a | a] '],
		['not { {b | b}; {c: c | c} }'],
		['(p and q) or f(null, true)'],
	])('places all of the body `%s` at its else', (body) => {
		const [rule] = moduleOf(`package p\nimport future.keywords\nr if x\nelse if ${body}`).rules;
		const places = JSON.stringify(rule?.else?.body, (key, value) => (key === 'span' ? `${value.start}` : value)).match(
			/"span":"\d+"/g,
		);
		expect(new Set(places)).toEqual(new Set([`"span":"${'package p\nimport future.keywords\nr if x\n'.length}"`]));
	});
});
