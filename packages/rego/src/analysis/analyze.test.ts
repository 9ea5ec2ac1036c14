import { SourceFile, spanPosition } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { type AnalyzeOptions, analyzeModules, type ModulesResult } from './analyze.ts';

function analyze(sources: readonly string[], options: Partial<AnalyzeOptions> = {}): ModulesResult {
	const regoVersion = options.defaultRegoVersion ?? 'v1';
	const modules = new Map<string, Module>();
	for (const [i, text] of sources.entries()) {
		const { module, diagnostics } = parseModule(new SourceFile(`m${i}.rego`, text), { regoVersion });
		if (module === null) throw new Error(diagnostics.map(({ message }) => message).join());
		modules.set(`m${i}.rego`, module);
	}
	return analyzeModules(modules, {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: true,
		maxErrors: 10,
		schemas: null,
		defaultRegoVersion: regoVersion,
		...options,
	});
}

function errors(sources: string | readonly string[], options: Partial<AnalyzeOptions> = {}): string[] {
	const { diagnostics } = analyze(typeof sources === 'string' ? [sources] : sources, options);
	return diagnostics.map(({ code, message, span }) => {
		const { line, column } = spanPosition(span);
		return `${line}:${column} ${code.replace(/^rego_|_error$/g, '')}: ${message}`;
	});
}

describe('names', () => {
	it.each([
		['package a\np if x', ['2:6 unsafe_var: var x is unsafe']],
		['package a\nx := 1\np if x', []],
		['package a\nf(input) := 1', ['2:1 compile: args must not shadow input (use a different variable name)']],
		['package a\ninput := 1', ['2:1 compile: rules must not shadow input (use a different rule name)']],
		[
			'package a\np if { data := 1; data == 1 }',
			['2:8 compile: variables must not shadow data (use a different variable name)'],
		],
		['package a\nimport data.x.b\nimport data.y.b\np if b', ['3:1 compile: import must not shadow import data.x.b']],
		['package a\nimport data.x.b\nimport data.y.b as c\np if b == c', []],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));

	it('suggests a known name', () => {
		const hint = (source: string): string | null => analyze([source]).diagnostics[0]?.hint ?? null;
		expect(hint('package a\ncontainers := []\np if container[0]')).toBe('did you mean `containers`?');
		expect(hint('package a\np if coumt([]) == 0')).toBe('did you mean `count`?');
		expect(hint('package a\nisok(x) if x\np if is_ok(1)')).toBe('did you mean `isok`?');
		expect(hint('package a\np if true with coutn as 1')).toBeNull();
	});
});

describe('strict mode', () => {
	it.each([
		['package a\nimport data.x\np := 1', ['2:1 compile: import data.x unused']],
		['package a\nimport data.x as y\np := 1', ['2:1 compile: import data.x as y unused']],
		['package a\nimport data.x\np := x', []],
		['package a\np if x := 1', ['2:6 compile: assigned var x unused']],
		['package a\np if { x := 1; x > 0 }', []],
		['package a\np if [1 | x := 1]', ['2:11 compile: assigned var x unused']],
		['package a\nf(x, y) := x', ['2:1 compile: unused argument y. (hint: use _ (wildcard variable) instead)']],
		['package a\nf(x, _) := x', []],
		['package a\nf(x) := 1 if false\nelse := x', []],
		['package a\np if any([true])', ['2:6 type: deprecated built-in function calls in expression: any']],
	])('%j', (source, expected) => {
		expect(errors(source, { strict: true })).toEqual(expected);
	});

	it('reports in v0 what v1 always reports', () => {
		const source = 'package a\nimport data.x.b\nimport data.y.b\np { b }';
		expect(errors(source, { defaultRegoVersion: 'v0' })).toEqual([]);
		expect(errors(source, { defaultRegoVersion: 'v0', strict: true })).toEqual([
			'3:1 compile: import must not shadow import data.x.b',
		]);
	});
});

describe('local variables', () => {
	it.each([
		['package a\np if { x := 1; x := 2 }', ['2:16 compile: var x assigned above']],
		['package a\np if { some x; some x; x = 1 }', ['2:16 compile: var x declared above']],
		['package a\np if { x == 1; x := 1 }', ['2:16 compile: var x referenced above']],
		['package a\nf(x) if { x := 1 }', ['2:11 compile: arg x redeclared']],
		['package a\np if { some x; true }', ['2:8 compile: declared var x unused']],
		['package a\np if { some x in x }', ['2:8 compile: var x assigned before']],
		['package a\np if { 1 := 2 }', ['2:8 compile: cannot assign to number']],
		['package a\np if { f(1) := 2 }', ['2:8 compile: cannot assign to call']],
		['package a\np if { not x := 1 }', ['2:8 compile: cannot assign vars inside negated expression']],
		['package a\nf(count(1)) := 1', ['2:3 compile: rule arguments cannot contain calls']],
		['package a\np := y if { f := 1; y := [f(1)] }', ['2:27 compile: called function f shadowed']],
		['package a\np := [x | x := 1] if { x := 2; x == 2 }', []],
		['package a\np if { [x, {"k": y}] := input.z; x == y }', []],
		[
			'package a\np if { input := {"a": 1}; input.a == 1 }',
			['2:8 compile: variables must not shadow input (use a different variable name)'],
		],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));

	it('refuses assignments in operands without braces', () => {
		const head = 'package a\nimport future.keywords.and\nimport future.keywords.or\nimport future.keywords.not\n';
		expect(errors(`${head}p if { x := 1 and true }`)).toEqual([
			'5:8 compile: cannot assign vars inside implicit and operand',
		]);
		expect(errors(`${head}p if { true or x := 1 }`)).toEqual([
			'5:16 compile: cannot assign vars inside implicit or operand',
		]);
		expect(errors(`${head}p if { { x := 1; x > 0 } and true }`)).toEqual([]);
		expect(errors(`${head}p if { not { x := 1; x > 1 } }`)).toEqual([]);
		expect(errors(`${head}p if { not { y > 1 }; y := 1 }`)).toEqual(['5:14 unsafe_var: var y is unsafe']);
	});
});

describe('safety', () => {
	it.each([
		['package a\np contains x if true', ['2:12 unsafe_var: var x is unsafe']],
		['package a\np[x] := y if { x = 1 }', ['2:9 unsafe_var: var y is unsafe']],
		['package a\np if not x > 1', ['2:6 unsafe_var: var x is unsafe']],
		['package a\np if { not x > 1; x = 1 }', []],
		['package a\np if { y = [z | z > 1] }', ['2:17 unsafe_var: var z is unsafe']],
		['package a\np if count(input[x]) > y', ['2:6 unsafe_var: var y is unsafe']],
		['package a\np if { x = y; y = x }', ['2:8 unsafe_var: var x is unsafe', '2:8 unsafe_var: var y is unsafe']],
		['package a\np if { [x, {"a": y}] = [1, {"a": 2}]; x < y }', []],
		['package a\np if { {"a": x} = input; x }', []],
		['package a\np if { a := b; c := a; c == 1 }', ['2:8 unsafe_var: var b is unsafe']],
		['package a\np if { every x in y { x > 1 } }', ['2:19 unsafe_var: var y is unsafe']],
		['package a\np if { q > 1 } r if true', ['2:8 unsafe_var: var q is unsafe in rule p']],
		['package a\np if { count(_) > 1 }', ['2:8 unsafe_var: var _ is unsafe']],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));

	it.each([
		['p if { not f(g(x)); x = 1 }', []],
		['p if { not f(g(x)) }', ['5:8 unsafe_var: var x is unsafe']],
		['p if { f(g(x)) and true; x = 1 }', []],
		['p if { true or f(g(x)) }', ['5:8 unsafe_var: var x is unsafe']],
		['p if { not input.a[x.y] == g(x); x = input.b }', []],
		['p if { {f(x)} and true }', ['5:9 unsafe_var: var x is unsafe']],
		['p if { x = 1; not { f(x) } }', []],
	])('knows what negated and logical operands need: %j', (rule, expected) => {
		const head = 'package a\nimport future.keywords\nf(x) if x\ng(x) := x\n';
		expect(errors(`${head}${rule}`)).toEqual(expected);
	});

	it('reports expressions where nothing that is unsafe has a name', () => {
		expect(errors('package a\np if { f(x)[y] = 1 } \nf(_) := []')).toEqual([
			'2:8 unsafe_var: var x is unsafe',
			'2:8 unsafe_var: var y is unsafe',
		]);
		expect(errors('package a\np if { __local5__ > 1 }')).toEqual(['2:8 unsafe_var: expression is unsafe']);
	});

	it('knows the keywords of the future', () => {
		expect(errors('package a\np { in }', { defaultRegoVersion: 'v0' })).toEqual([
			'2:5 unsafe_var: var in is unsafe (hint: `import future.keywords.in` to import a future keyword)',
		]);
	});

	it('orders long bodies that are written backwards', () => {
		const body = Array.from({ length: 500 }, (_, i) => `x${500 - i} = x${499 - i} + 1`).join('\n');
		expect(errors(`package a\np if {\n${body}\nx0 = 1\n}`)).toEqual([]);
	});
});

describe('calls', () => {
	it.each([
		['package a\np if nope(1)', ['2:6 type: undefined function nope']],
		['package a\np if data.b.f(1)', ['2:6 type: undefined function data.b.f']],
		['package a\nf(x) := x\np if f(1, 2, 3)', ['3:6 type: function data.a.f has arity 1, got 3 arguments']],
		['package a\nf(x, y) := x\np := f(1)', ['3:6 type: function data.a.f has arity 2, got 1 argument']],
		['package a\np := count()', ['2:6 type: count: arity mismatch']],
		['package a\np := print(1)', ['2:6 type: print(1) used as value']],
		['package a\np if { f := 1; f(1) }', ['2:16 type: undefined function f']],
		['package a\np if print(x)', ['2:12 compile: var x is undeclared']],
		['package a\np if { x := 1; print(x, [y | y := x]) }', []],
		['package a\np := $"{x}"', ['2:6 unsafe_var: var x is unsafe']],
		['package a\np := $"{x + 1}"', ['2:9 compile: var x is undeclared']],
		['package a\np if { x := 1; $"{x + 1}" == "2" }', []],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));

	it.each([
		['p := $"{q}"\ndefault q := 1\nq := 2 if input.x', []],
		['p := $"{q}"\nq contains 1', []],
		['p := $"{q}"\nq := [1]', []],
		['p := $"{f(1)}"\nf(x) := x', []],
		['p := [$"{x}" | x := $"{1}"]', []],
		['p := {x: $"{x} {y + 1}" | x := "k"; y := 1}', []],
		['p if { every x in [1] { $"{x + 1}" != "" } }', []],
		['p := $"{walk([1])}"', ["2:9 compile: illegal call to relation built-in 'walk' that may cause multiple outputs"]],
	])('knows what template strings may hold: %j', (rules, expected) => {
		expect(errors(`package a\n${rules}`)).toEqual(expected);
	});

	it('may leave undefined functions to run time', () => {
		expect(errors('package a\np if nope(1)', { allowUndefinedFunctions: true })).toEqual([]);
	});

	it('refuses unsafe builtins', () => {
		const unsafeBuiltins = new Set(['http.send']);
		expect(errors('package a\np := http.send({})', { unsafeBuiltins })).toEqual([
			'2:6 type: unsafe built-in function calls in expression: http.send',
		]);
		expect(errors('package a\np if count([]) == 1 with count as http.send', { unsafeBuiltins })).toEqual([
			'2:35 compile: with keyword replacing built-in function: target must not be unsafe: "http.send"',
		]);
	});
});

describe('with', () => {
	it.each([
		[
			'package a\np if true with foo as 1',
			['2:16 type: with keyword target must reference existing input, data, or a function'],
		],
		[
			'package a\nq.r := 1\np if q with data.a.q.r.s as 1',
			['3:13 compile: with keyword cannot partially replace virtual document(s)'],
		],
		[
			'package a\np if true with eq as 1',
			['2:16 compile: with keyword replacing built-in function: replacement of "eq" invalid'],
		],
		[
			'package a\np if true with internal.print as 1',
			[
				'2:16 compile: with keyword replacing built-in function: replacement of internal function "internal.print" invalid',
			],
		],
		[
			'package a\np if true with walk as 1',
			['2:16 compile: with keyword replacing built-in function: target must not be a relation'],
		],
		[
			'package a\np if true with print as 1',
			['2:16 compile: with keyword replacing built-in function: target must not be a void function'],
		],
		['package a\nf(x) := x\ng(x) := x\np if f(1) with f as g with input.x as data.b with count as f', []],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));
});

describe('conflicts', () => {
	it.each([
		['package a\np := 1\np contains 2', ['2:1 type: conflicting rules data.a.p found']],
		['package a\nf(x) := x\nf(x, y) := x', ['2:1 type: conflicting rules data.a.f found']],
		['package a\np contains 1\np[x] contains 2 if x := 1', ['2:1 type: conflicting rules data.a.p[x] found']],
		[
			'package a\ndefault p := 1\ndefault p := 2',
			['1:1 type: multiple default rules data.a.p found at m0.rego:2, m0.rego:3'],
		],
		[
			'package a\np.q := 1\np.q.r := 2\np.q.r.s := 3',
			[
				'2:1 type: rule data.a.p.q conflicts with:\n  rule data.a.p.q.r at m0.rego:3',
				'3:1 type: rule data.a.p.q.r conflicts with:\n  rule data.a.p.q.r.s at m0.rego:4',
			],
		],
		[
			'package a\np[x] := 1 if x := "k"\np.f(x) := x',
			['2:1 type: rule data.a.p[x] conflicts with:\n  rule data.a.p.f at m0.rego:3'],
		],
		['package a\np[x] := 1 if x := "k"\np.q := 2', []],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));

	it('refuses a package at the path of a rule', () => {
		expect(errors(['package a\nb := 1', 'package a.b\nc := 1'])).toEqual([
			'1:1 type: package a.b conflicts with rule b defined at m0.rego:2',
			'2:1 type: rule data.a.b conflicts with:\n  rule data.a.b.c at m1.rego:2',
		]);
	});

	it('refuses rules where data lies', () => {
		const pathConflictData = (path: readonly string[]): boolean => path.join('/') === 'a/b';
		expect(errors('package a\nb := 1\nc := 1', { pathConflictData })).toEqual([
			'2:1 compile: conflicting rule for data path a/b found',
		]);
	});
});

describe('recursion', () => {
	it.each([
		['package a\np if p', ['2:1 recursion: rule data.a.p is recursive: data.a.p -> data.a.p']],
		[
			'package a\np if q\nq if not p',
			[
				'2:1 recursion: rule data.a.p is recursive: data.a.p -> data.a.q -> data.a.p',
				'3:1 recursion: rule data.a.q is recursive: data.a.q -> data.a.p -> data.a.q',
			],
		],
		['package a\np if data.a[x]', ['2:1 recursion: rule data.a.p is recursive: data.a.p -> data.a.p']],
		[
			'package a\np if data.a[input.x]',
			[
				'2:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[input.x] refers to data.a.p if input.x is "p")',
			],
		],
		[
			'package a\np if { x := input.k; data.a[x] }',
			[
				'2:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[x] refers to data.a.p if x is "p" (x comes from input.k))',
			],
		],
		[
			'package a\np if { some x in ["p", "q"]; data.a[x] }',
			[
				'2:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[x] refers to data.a.p if x is "p" (x is one of ["p", "q"]))',
			],
		],
		[
			'package a\np if { x := lower(input.y); data.a[x] }',
			[
				'2:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[x] refers to data.a.p if x is "p" (x is computed by lower))',
			],
		],
		[
			'package a\np if { x := count(input.y); data.a[x] }',
			['2:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[x] could refer to data.a.p)'],
		],
		[
			'package a\nf(x) := data.a[x]',
			[
				'2:1 recursion: rule data.a.f may be recursive: data.a.f -> data.a.f (data.a[x] refers to data.a.f if x is "f" (x is an argument of data.a.f))',
			],
		],
		[
			'package a\nq := "p"\np if { x := q; data.a[x] }',
			[
				'3:1 recursion: rule data.a.p may be recursive: data.a.p -> data.a.p (data.a[x] refers to data.a.p if x is "p" (x comes from rule data.a.q, whose value isn\'t known at compile time))',
			],
		],
		['package a\np if { some x in ["q", "r"]; data.a[x] }\nq := 1\nr := 2', []],
	])('%j', (source, expected) => expect(errors(source)).toEqual(expected));
});

describe('the limit of errors', () => {
	const rules = Array.from({ length: 12 }, (_, i) => `p${i} if x${i} > 1`).join('\n');

	it('stops there and says so', () => {
		const found = errors(`package a\n${rules}`);
		expect(found).toHaveLength(11);
		expect(found[10]).toBe('11:7 compile: error limit reached');
	});

	it('does not stop when it is 0', () => {
		expect(errors(`package a\n${rules}`, { maxErrors: 0 })).toHaveLength(12);
	});
});
