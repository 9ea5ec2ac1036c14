import { SourceFile } from '@merlon/base';
import { expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.ts';
import { analyzeModules } from '../analysis/analyze.ts';
import { BUILTINS } from '../builtins/registry.ts';
import type { Body, Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { dependencies } from './dependencies.ts';

function dependenciesOf(rules: string, query: string): [base: string[], virtual: string[]] {
	const { module } = parseModule(new SourceFile('p.rego', `package p\n${rules}`), { regoVersion: 'v1' });
	const { analysis } = analyzeModules(new Map([['p.rego', module as Module]]), {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: false,
		maxErrors: 0,
		schemas: null,
		defaultRegoVersion: 'v1',
	});
	const { body } = parseQuery(new SourceFile('', query), { regoVersion: 'v1' });
	const { base, virtual } = dependencies(analysis as Analysis, body as Body);
	return [base.map(({ text }) => text), virtual.map(({ text }) => text)];
}

// The expected documents are those of `opa deps` 1.22.2.
it.each<[what: string, rules: string, query: string, base: string[], virtual: string[]]>([
	[
		'what rules look into',
		'allow if is_admin\nis_admin if "admin" in input.user.roles',
		'data.p.allow',
		['input.user.roles'],
		['data.p.allow', 'data.p.is_admin'],
	],
	['constant prefixes only', 'x := data.a[input.k].b', 'data.p.x', ['data.a', 'input.k'], ['data.p.x']],
	['keys that are no names', 'x := 1', 'data.foo["a b"][1].c[y]', ['data.foo["a b"][1].c'], []],
	['the shortest of several references', 'x if { data.a.b.c; data.a.b; data.a }', 'data.p.x', ['data.a'], ['data.p.x']],
	[
		'references through variables',
		'x := z if { y := data.a; z := y.b.c; y.d }',
		'data.p.x',
		['data.a.b.c', 'data.a.d'],
		['data.p.x'],
	],
	['names that are not used', 'x if { y := input.a; z := data.b }', 'data.p.x', ['data.b', 'input.a'], ['data.p.x']],
	['iterated documents', 'x contains y if data.xs[y]', 'data.p.x', ['data.xs'], ['data.p.x']],
	[
		'else branches',
		'x := 1 if input.a\nelse := 2 if input.b\nelse := data.c',
		'data.p.x',
		['data.c', 'input.a', 'input.b'],
		['data.p.x'],
	],
	[
		'functions and comprehensions',
		'f(a) := data.m[a]\nx := [y | some z in input.zs; y := f(z)]',
		'data.p.x',
		['data.m', 'input.zs'],
		['data.p.f', 'data.p.x'],
	],
	[
		'partial rules by their ground path',
		'x.y[k].z := v if v := input[k]\nx.y.w := 1',
		'data.p.x',
		['input'],
		['data.p.x.y', 'data.p.x.y.w'],
	],
	[
		'whole packages',
		'x := 1\ny := data.q\nz if { every v in input.vs { v > data.lim } }',
		'data.p',
		['data.lim', 'data.q', 'input.vs'],
		['data.p.x', 'data.p.y', 'data.p.z'],
	],
	['all of data', 'x := input.a', 'data', ['input.a'], ['data.p.x']],
	['values of with', 'x := input.a', 'data.p.x with input as data.b', ['data.b', 'input', 'input.a'], ['data.p.x']],
	['nothing in a query of constants', 'x := 1', '1 + 2 = y', [], []],
	[
		'negated and logical expressions',
		'x if { not input.a; not data.b.c }',
		'data.p.x',
		['data.b.c', 'input.a'],
		['data.p.x'],
	],
	[
		'objects, sets and keys of references',
		'x := {input.a: {data.b}, "c": data.z[input.d]}',
		'data.p.x',
		['data.b', 'data.z', 'input.a', 'input.d'],
		['data.p.x'],
	],
])('finds %s', (_what, rules, query, base, virtual) => {
	expect(dependenciesOf(rules, query)).toEqual([base, virtual]);
});

it('ends when a variable is taken from itself', () => {
	expect(dependenciesOf('q := 1', 'x = data.a; x = x.b')).toEqual([['data.a'], []]);
});
