import { SourceFile } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module, RegoVersion, Rule } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { type Analysis, type AnalyzeOptions, analyzeModules } from './analyze.ts';
import { bodyText, pathText, refText, termText } from './term-text.ts';

function analyze(sources: readonly string[], options: Partial<AnalyzeOptions> = {}): Analysis {
	const regoVersion: RegoVersion = options.defaultRegoVersion ?? 'v1';
	const modules = new Map<string, Module>();
	for (const [i, text] of sources.entries()) {
		const { module } = parseModule(new SourceFile(`m${i}.rego`, text), { regoVersion });
		if (module !== null) modules.set(`m${i}.rego`, module);
	}
	const { analysis, diagnostics } = analyzeModules(modules, {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: false,
		maxErrors: 10,
		schemas: null,
		defaultRegoVersion: regoVersion,
		...options,
	});
	if (analysis === null) throw new Error(diagnostics.map(({ message }) => message).join());
	return analysis;
}

function ruleText({ head, body }: Rule): string {
	const args = head.args === null ? '' : `(${head.args.map(termText).join(', ')})`;
	const key = head.key === null ? '' : ` contains ${termText(head.key)}`;
	const value = head.value === null ? '' : ` = ${termText(head.value)}`;
	return `${refText(head.reference)}${args}${key}${value} { ${bodyText(body)} }`;
}

/** The rules of a single module in package `a`, `else` rules after their first rule. */
function core(rules: string, options: Partial<AnalyzeOptions> = {}): string[] {
	const [module] = analyze([`package a\n${rules}`], options).modules.values();
	const texts: string[] = [];
	for (const first of module?.rules ?? []) {
		for (let rule: Rule | null = first; rule !== null; rule = rule.else) texts.push(ruleText(rule));
	}
	return texts;
}

describe('core form, as OPA compiles it', () => {
	it.each([
		['import data.x.b as c\nq := 1\np if { q == c[0] }', ['q = 1 { true }', 'p = true { data.a.q = data.x.b[0] }']],
		['p := x if { x := input.y }', ['p = __local0__ { __local0__ = input.y }']],
		[
			'f(x) := y if { y := x + 1 }',
			['f(__local0__) = __local1__ { plus(__local0__, 1, __local2__); __local1__ = __local2__ }'],
		],
		['f([x, {"k": y}], x) := y', ['f([__local0__, {"k": __local1__}], __local0__) = __local1__ { true }']],
		['p := input.x', ['p = __local0__ { __local0__ = input.x }']],
		['p contains input.x', ['p contains __local0__ { __local0__ = input.x }']],
		['p[input.x] := 1', ['p[__local0__] contains __local0__ = 1 { __local0__ = input.x }']],
		['p := 1 if false\nelse := 2 if input.x\nelse := 3', ['p = 1 { false }', 'p = 2 { input.x }', 'p = 3 { true }']],
		['p if { some x in input.xs; x > 1 }', ['p = true { __local2__ = input.xs[__local1__]; gt(__local2__, 1) }']],
		[
			'p if { some k, v in input.xs; k == v }',
			['p = true { __local1__ = input.xs[__local0__]; __local0__ = __local1__ }'],
		],
		[
			'p if { some x in f(1); x }\nf(x) := [x]',
			[
				'p = true { data.a.f(1, __local4__); __local2__ = __local4__[__local1__]; __local2__ }',
				'f(__local3__) = [__local3__] { true }',
			],
		],
		['p if { some x; input[x] == 1 }', ['p = true { input[__local0__] = 1 }']],
		[
			'p if { every x in input.xs { x > 1 } }',
			['p = true { __local2__ = input.xs; every __local0__, __local1__ in __local2__ { gt(__local1__, 1) } }'],
		],
		[
			'p := [x[0] | x := input.y[_]]',
			['p = __local2__ { __local2__ = [__local1__ | __local0__ = input.y[_]; __local1__ = __local0__[0]] }'],
		],
		[
			'p := {x: input[x] | x := "k"}',
			['p = __local2__ { __local2__ = {__local0__: __local1__ | __local0__ = "k"; __local1__ = input[__local0__]} }'],
		],
		[
			'p if count([1 | input.x]) > input.y',
			[
				'p = true { __local1__ = [1 | input.x]; count(__local1__, __local0__); __local2__ = input.y; gt(__local0__, __local2__) }',
			],
		],
		[
			'p if [1, 2][input.i] == 2',
			['p = true { __local0__ = [1, 2]; __local1__ = input.i; __local0__[__local1__] = 2 }'],
		],
		[
			'p if count(input.x) == 1 with input.x as data.y',
			[
				'p = true { __local1__ = data.y; __local2__ = input.x with input.x as __local1__; count(__local2__, __local0__) with input.x as __local1__; __local0__ = 1 with input.x as __local1__ }',
			],
		],
		['p if { x = y + 1; y = 1 }', ['p = true { y = 1; plus(y, 1, __local0__); x = __local0__ }']],
		[
			'p if { not q(x); x = 1 }\nq(x) if x > 1',
			['p = true { x = 1; not data.a.q(x) }', 'q(__local0__) = true { gt(__local0__, 1) }'],
		],
		['p if { count := 1; count == 1 }', ['p = true { __local0__ = 1; __local0__ = 1 }']],
		['p if { count = 1 }', ['p = true { __local0__ = 1 }']],
		[
			'p := $"a {input.x} b {1}"',
			[
				'p = __local1__ { __local2__ = {__local0__ | __local0__ = input.x}; internal.template_string(["a ", __local2__, " b ", 1], __local1__) }',
			],
		],
		['p if { print("x", input.y); true }', ['p = true { true }']],
		['p if print(1)', ['p = true { true }']],
		['p := [1 | print(2)]', ['p = __local0__ { __local0__ = [1 | true] }']],
	])('%j', (source, expected) => expect(core(source)).toEqual(expected));

	it('keeps print calls where they are wanted', () => {
		expect(core('p if { x := 1; print("x", x, input.y) }', { enablePrint: true })).toEqual([
			'p = true { __local0__ = 1; __local4__ = {__local1__ | __local1__ = "x"}; __local5__ = {__local2__ | __local2__ = __local0__}; __local6__ = {__local3__ | __local3__ = input.y}; internal.print([__local4__, __local5__, __local6__]) }',
		]);
	});

	it('rewrites negations and logical expressions with bodies', () => {
		const imports = 'import future.keywords.not\nimport future.keywords.and\nimport future.keywords.or\n';
		expect(core(`${imports}p if { not { x := input.y; x > 1 } }`)).toEqual([
			'p = true { not {__local0__ = input.y; gt(__local0__, 1)} }',
		]);
		expect(core(`${imports}p if { {x := 1; x > 0} or input.b and input.c }`)).toEqual([
			'p = true { { __local0__ = 1; gt(__local0__, 0) } or input.b and input.c }',
		]);
		expect(core(`${imports}p if { (input.a or input.b) and not (input.c or input.d) }`)).toEqual([
			'p = true { (input.a or input.b) and not (input.c or input.d) }',
		]);
	});

	it('captures the operands of equalities in test rules', () => {
		expect(core('test_p if q == {1}\nq := input.x\np if q == {1}', { rewriteTestRules: true })).toEqual([
			'test_p = true { __local1__ = data.a.q; __local1__ = {1} }',
			'q = __local0__ { __local0__ = input.x }',
			'p = true { data.a.q = {1} }',
		]);
		expect(core('test_p if { every x in [1] { input.x == x } }', { rewriteTestRules: true })).toEqual([
			'test_p = true { __local2__ = [1]; every __local0__, __local1__ in __local2__ { __local3__ = input.x; __local3__ = __local1__ } }',
		]);
	});

	it('replaces calls for metadata by the metadata', () => {
		const source = '# METADATA\n# title: T\n# custom:\n#   n: 1\np := rego.metadata.rule()\nq := rego.metadata.chain()';
		expect(core(source)).toEqual([
			'p = __local0__ { __local2__ = {"custom": {"n": 1}, "scope": "rule", "title": "T"}; __local0__ = __local2__ }',
			'q = __local1__ { __local3__ = [{"path": ["a", "q"]}]; __local1__ = __local3__ }',
		]);
	});

	it('gives all that a block says', () => {
		const block = [
			'title: T',
			'description: D',
			'entrypoint: true',
			'scope: document',
			'organizations: [O]',
			'related_resources: [{ref: "https://example.com", description: R}]',
			'authors: [{name: N, email: E}]',
			'schemas: [{input: schema.a}, {data.b: {type: string}}]',
			'custom: {list: [1, null, true, 1.5]}',
			'labels: {l: v}',
		];
		const source = `# METADATA\n${block.map((line) => `# ${line}`).join('\n')}\np := rego.metadata.chain()`;
		expect(core(source, { schemas: null, schemaAnnotations: false })).toEqual([
			'p = __local0__ { __local1__ = [{"path": ["a", "p"]}, {"annotations": {"authors": [{"email": "E", "name": "N"}], "custom": {"list": [1, null, true, 1.5]}, "description": "D", "entrypoint": true, "labels": {"l": "v"}, "organizations": ["O"], "related_resources": [{"description": "R", "ref": "https://example.com"}], "schemas": [{"path": ["input"], "schema": ["schema", "a"]}, {"definition": {"type": "string"}, "path": ["data", "b"]}], "scope": "document", "title": "T"}, "path": ["a", "p"]}]; __local0__ = __local1__ }',
		]);
	});

	it('avoids names that the source uses', () => {
		expect(core('p if { __local0__ = 1; x := __local0__; x }')).toEqual([
			'p = true { __local0__ = 1; __local1__ = __local0__; __local1__ }',
		]);
	});

	it('tells the names that the user gave', () => {
		const { rewrittenVars } = analyze(['package a\nf(x) := y if { y := x }']);
		expect([...rewrittenVars]).toEqual([
			['__local0__', 'x'],
			['__local1__', 'y'],
		]);
	});
});

describe('a finished program', () => {
	const { ruleTree, rulesInOrder, dependencies, moduleOfRule } = analyze([
		'package a.b\np[x] := 1 if x := input.x\np.q.r := 2\nf(x) := x\ndefault d := 1\nd := 2 if f(1)',
		'package system.log\nmask := data.a.b.d',
		'package empty',
	]);
	const name = (rule: Rule): string => refText(rule.head.reference);
	const at = (text: string): string[] => {
		const [head = '', ...names] = text.split('.');
		const span = { source: new SourceFile('', ''), start: 0, end: 0 };
		const path = names.map((value) => ({ kind: 'string', value, span }) as const);
		const node = ruleTree.find([{ kind: 'var', name: head, span }, ...path]);
		return node === null ? ['nothing'] : node.rules.map(name);
	};

	it('hangs rules at the ground prefix of their paths', () => {
		expect(at('data.a.b.p')).toEqual(['p[__local0__]']);
		expect(at('data.a.b.p.q')).toEqual([]);
		expect(at('data.a.b.p.q.r')).toEqual(['p.q.r']);
		expect(at('data.a.b.d')).toEqual(['d', 'd']);
		expect(at('data.empty')).toEqual([]);
		expect(at('data.c')).toEqual(['nothing']);
	});

	it('hides the system package from enumerations', () => {
		const [data] = ruleTree.sortedChildren();
		expect(data?.sortedChildren().map(({ key, hide }) => [key, hide])).toEqual([
			['a', false],
			['empty', false],
			['system', true],
		]);
		const span = { source: new SourceFile('', ''), start: 0, end: 0 };
		const root = [{ kind: 'var', name: 'data', span }] as const;
		expect(ruleTree.rulesWithPrefix(root).map(name)).not.toContain('mask');
		expect(
			ruleTree
				.rulesOfDocument([...root, ...['a', 'b', 'p', 'z'].map((value) => ({ kind: 'string', value, span }) as const)])
				.map(name),
		).toEqual(['p[__local0__]']);
	});

	it('orders rules by their dependencies', () => {
		const order = rulesInOrder.map(name);
		expect(order.indexOf('f')).toBeLessThan(order.lastIndexOf('d'));
		expect(order.lastIndexOf('d')).toBeLessThan(order.indexOf('mask'));
		const [mask] = rulesInOrder.filter((rule) => name(rule) === 'mask');
		expect([...(dependencies.get(mask as Rule) ?? [])].map(name)).toEqual(['d', 'd']);
		expect(pathText(moduleOfRule.get(mask as Rule)?.package.path.path ?? [])).toBe('system.log');
	});
});

describe('annotations', () => {
	it('finds those of a rule in core form', () => {
		const source = new SourceFile(
			'm.rego',
			'# METADATA\n# scope: subpackages\n# title: S\n# METADATA\n# title: P\npackage a\n# METADATA\n# scope: document\n# title: D\n# METADATA\n# title: R\np := 1',
		);
		const { module } = parseModule(source, { regoVersion: 'v1', processAnnotations: true });
		const { analysis } = analyzeModules(new Map([['m.rego', module as Module]]), {
			strict: false,
			builtins: BUILTINS,
			unsafeBuiltins: new Set(),
			enablePrint: false,
			maxErrors: 10,
			schemas: null,
			defaultRegoVersion: 'v1',
		});
		const [rule] = analysis?.rulesInOrder ?? [];
		const package_ = (module as Module).package.path;
		const titles = analysis?.annotations.chain(rule as Rule, package_).map(({ annotations }) => annotations?.title);
		expect(titles).toEqual(['R', 'D', 'P', 'S']);
		expect(analysis?.annotations.packageScope(package_)?.title).toBe('P');
	});
});
