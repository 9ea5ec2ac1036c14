import { SourceFile, spanText } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import type { Module } from './ast.ts';
import { opaLocation } from './opa-location.ts';
import { parseModule } from './parse-module.ts';

function parse(text: string): { module: Module | null; errors: string[] } {
	const { module, diagnostics } = parseModule(new SourceFile('p.rego', text), {
		regoVersion: 'v1',
		processAnnotations: true,
	});
	return { module, errors: diagnostics.map(({ message, span }) => `${opaLocation(span).row} ${message}`) };
}

/** A module with this block over a rule. */
function block(...lines: string[]): string {
	return `package p\n# METADATA\n${lines.map((line) => `# ${line}\n`).join('')}r := 1\n`;
}

describe('metadata blocks', () => {
	it('are read in full', () => {
		const { module, errors } = parse(
			block(
				'title: T',
				'description: |',
				'  a',
				'  b',
				'organizations: [O]',
				'related_resources:',
				'- https://a.example/x',
				'- {ref: https://b.example, description: " D "}',
				'authors:',
				'- Ann Bo <ann@example.com>',
				'- {name: Cy, email: cy@example.com}',
				'schemas:',
				'- input: schema.a',
				'- data.x: {type: object}',
				'compile: {unknowns: [input.x], mask_rule: m}',
				'custom: {__proto__: 1, n: [1.5, 2020-01-02, ~, yes]}',
				'labels: {a: b}',
			),
		);
		expect(errors).toEqual([]);
		const [annotations] = module?.annotations ?? [];
		expect(annotations).toMatchObject({
			scope: 'rule',
			title: 'T',
			description: 'a\nb\n',
			entrypoint: false,
			organizations: ['O'],
			relatedResources: [
				{ ref: 'https://a.example/x', description: '' },
				{ ref: 'https://b.example', description: 'D' },
			],
			authors: [
				{ name: 'Ann Bo', email: 'ann@example.com' },
				{ name: 'Cy', email: 'cy@example.com' },
			],
			ruleIndex: 0,
		});
		expect(Object.keys(annotations?.custom ?? {})).toEqual(['__proto__', 'n']);
		expect(annotations?.custom['n']).toEqual([1.5, '2020-01-02T00:00:00Z', null, 'yes']);
		expect(
			annotations?.schemas.map(({ path, schema }) => [spanText(path.span), schema && spanText(schema.span)]),
		).toEqual([
			['input', 'schema.a'],
			['data.x', null],
		]);
		expect(annotations?.schemas[1]?.definition).toMatchObject({ type: 'object' });
		expect(annotations?.compile?.unknowns.map(({ span }) => spanText(span))).toEqual(['input.x']);
		expect(module?.rules[0]?.annotations).toEqual([annotations]);
	});

	it('go to the rules of their path', () => {
		const { module } = parse(
			'# METADATA\n# title: P\npackage p\n\n# METADATA\n# title: D\n# scope: document\n\n# METADATA\n# title: R\n' +
				'r := 1 if x\n\nr := 2 if y\n\nq := 1\n',
		);
		expect(module?.annotations.map(({ scope, title, ruleIndex }) => [scope, title, ruleIndex])).toEqual([
			['package', 'P', null],
			['document', 'D', 0],
			['rule', 'R', 0],
		]);
		expect(module?.rules.map(({ annotations }) => annotations.map(({ title }) => title))).toEqual([
			['D', 'R'],
			['D'],
			[],
		]);
	});

	it('of an entrypoint are of the document', () => {
		expect(parse(block('entrypoint: on')).module?.annotations[0]?.scope).toBe('document');
	});

	it('take anchors and merged mappings', () => {
		const { module } = parse(block('custom:', '  a: &a {x: 1}', '  b: {<<: *a, y: 2}', '  c: {<<: [*a], x: 3}'));
		expect({ ...module?.annotations[0]?.custom }).toMatchObject({ a: { x: 1 }, b: { x: 1, y: 2 }, c: { x: 3 } });
	});

	it('are comments like others unless asked for', () => {
		const { module } = parseModule(new SourceFile('', block(': :')), { regoVersion: 'v1' });
		expect([module?.annotations, module?.comments.length]).toEqual([[], 2]);
	});

	it.each([
		[block(''), '2 expected METADATA block, found whitespace'],
		[block('a: b: c'), '3 yaml: mapping values are not allowed in this context'],
		[block('title: x', ' b: c'), '4 yaml: line 2: mapping values are not allowed in this context'],
		[block('title: [1'), "3 yaml: line 1: did not find expected ',' or ']'"],
		[block('title: {a: 1'), "3 yaml: line 1: did not find expected ',' or '}'"],
		[block('title: @x'), '3 yaml: found character that cannot start any token'],
		[block('title: "x'), '3 yaml: line 2: found unexpected end of stream'],
		[block('title: x', 'b'), "4 yaml: line 2: could not find expected ':'"],
		[block('title: x', '- y'), '4 yaml: line 1: did not find expected key'],
		[block('title: ]'), '3 yaml: did not find expected node content'],
		[block(': x'), '3 yaml: did not find expected key'],
		[block('title: x', '>y: z'), '4 yaml: line 2: did not find expected comment or line break'],
		[block('> title: y'), '3 yaml: did not find expected comment or line break'],
		[block('custom', '  - a: b'), '4 yaml: line 2: mapping values are not allowed in this context'],
		[block(']: x'), '3 yaml: mapping values are not allowed in this context'],
		[block(',title: x'), '3 yaml: did not find expected node content'],
		[block('& title: x'), '3 yaml: did not find expected alphabetic or numeric character'],
		[block('title: *a'), "3 yaml: unknown anchor 'a' referenced"],
		[
			block('title:x'),
			'3 yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `title:x` into ast.rawAnnotation\n' +
				"  Hint: on line 3, symbol(s) ['x'] immediately following a key/value separator ':' is not a legal yaml space character",
		],
		[
			block('organizations: x', 'authors: {a: b}', 'custom: a long text', 'title: []', 'entrypoint: 1'),
			'4 yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `x` into []string\n' +
				'  line 2: cannot unmarshal !!map into []interface {}\n' +
				'  line 3: cannot unmarshal !!str `a long ...` into map[string]interface {}\n' +
				'  line 4: cannot unmarshal !!seq into string\n  line 5: cannot unmarshal !!int `1` into bool',
		],
		[
			block('title: a', 'title: b'),
			'4 yaml: unmarshal errors:\n  line 2: mapping key "title" already defined at line 1',
		],
		[block('custom: &a {b: *a}'), '3 yaml: document contains excessive aliasing'],
		[block('schemas:', '- data/x: schema'), '2 invalid document reference'],
		[block('schemas:', '- input: foo'), '2 invalid schema reference'],
		[block('schemas:', '- input: 1'), '2 invalid schema declaration for path "input"'],
		[block('authors: [""]'), '2 invalid author definition : author is an empty string'],
		[
			block('authors: [{x: 1}]'),
			"2 invalid author definition map[x:%!s(int=1)]: 'name' and/or 'email' values required in object",
		],
		[block('authors: [1]'), '2 invalid author definition %!s(int=1): invalid value type, must be string or map'],
		[block('related_resources: [""]'), '2 invalid related-resource definition : ref URL may not be empty string'],
		[
			block('related_resources: [{description: d}]'),
			"2 invalid related-resource definition map[description:d]: 'ref' value required in object",
		],
		[
			block('related_resources: ["a:b:c d", "https://x:y/"]').replace('"a:b:c d", ', ''),
			'2 invalid related-resource definition https://x:y/: parse "https://x:y/": invalid port ":y" after host',
		],
		[block('scope: x'), "2 invalid annotation scope 'x'. Use one of 'rule', 'document', 'package', or 'subpackages'"],
		[block('scope: package'), "2 annotation scope 'package' must be applied to package (have rule)"],
		['# METADATA\n# scope: rule\npackage p', "1 annotation scope 'rule' must be applied to rule (have package)"],
		['package p\n# METADATA\n# scope: document', "2 annotation scope 'document' must be applied to rule"],
		[
			block('entrypoint: true', 'scope: rule'),
			"2 annotation entrypoint applied to non-document or package scope 'rule'",
		],
		['# METADATA\n# title: x\n', '1 package expected'],
	])('%j is refused', (text, error) => {
		expect(parse(text).errors).toEqual([error]);
	});
});

describe('hostile metadata blocks', () => {
	const tooDeep = (...lines: string[]) => expect(parse(block(...lines)).errors);

	it('may not be nested too deeply', () => {
		tooDeep('title: x', `custom: {a: ${'['.repeat(50_000)}`).toEqual(['4 yaml: line 2: exceeded max depth']);
		tooDeep(`custom: {a: ${'['.repeat(500)}${']'.repeat(500)}}`).toEqual(['3 yaml: line 1: exceeded max depth']);
		tooDeep('custom:', '  a:', `  ${'- '.repeat(5000)}`).toEqual(['5 yaml: line 3: exceeded max depth']);
		tooDeep('custom:', ...Array.from({ length: 500 }, (_, i) => `${' '.repeat(i + 1)}a:`)).toEqual([
			'403 yaml: line 400: exceeded max depth',
		]);
	});

	it('may not expand without end', () => {
		const nine = (name: string) => `${name}, `.repeat(9);
		const lines = Array.from({ length: 12 }, (_, i) => `  a${i + 1}: &a${i + 1} [${nine(`*a${i}`)}]`);
		const merges = Array.from({ length: 12 }, (_, i) => `  a${i + 1}: &a${i + 1} {<<: [${nine(`*a${i}`)}]}`);
		const error = ['3 yaml: document contains excessive aliasing'];
		expect(parse(block('custom:', '  a0: &a0 [1]', ...lines)).errors).toEqual(error);
		expect(parse(block('custom:', '  a0: &a0 {x: 1}', ...merges)).errors).toEqual(error);
		expect(parse(block('custom: &a', '  b: *a')).errors).toEqual(error);
	});
});
