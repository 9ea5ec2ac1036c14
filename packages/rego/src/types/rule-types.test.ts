import { SourceFile } from '@merlon/base';
import { expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.ts';
import { analyzeModules } from '../analysis/analyze.ts';
import { groundPrefix, rulePath } from '../analysis/rule-path.ts';
import { pathText } from '../analysis/term-text.ts';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { printType } from './print-type.ts';

function analyze(text: string): ReturnType<typeof analyzeModules> {
	const { module } = parseModule(new SourceFile('m.rego', text), { regoVersion: 'v1' });
	return analyzeModules(new Map([['m.rego', module as Module]]), {
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(),
		enablePrint: false,
		maxErrors: 0,
		schemas: null,
		defaultRegoVersion: 'v1',
	});
}

function typesOf(text: string): Record<string, string> {
	const { modules, types } = analyze(text).analysis as Analysis;
	const found: Record<string, string> = {};
	for (const module of modules.values()) {
		for (const { head } of module.rules) {
			const path = groundPrefix(rulePath(module.package.path, head));
			found[pathText(path)] = printType(types.typeOfRef(path));
		}
	}
	return found;
}

// The expected types are those of OPA 1.22.2.
it.each<[module: string, types: Record<string, string>]>([
	[
		'package p\nx[k] := v if { some k, v in {"a": 1} }\nx["b"] := "s"',
		{ 'data.p.x': 'object[string: any<number, string>]', 'data.p.x.b': 'string' },
	],
	[
		'package p\nq.a := 1\nq[k] := "s" if some k in ["b"]',
		{ 'data.p.q': 'object[string: any<number, string>]', 'data.p.q.a': 'number' },
	],
	[
		'package p\nq[k].r := 1 if some k in ["b"]\nq.c.r := "x"',
		{ 'data.p.q': 'object[string: any<object[string: number], object[string: string]>]', 'data.p.q.c.r': 'string' },
	],
	['package p\ns contains 1\ns contains "a"', { 'data.p.s': 'set[any<number, string>]' }],
	[
		'package p\nf([a, {"k": b}], c) := [a, b, c]',
		{ 'data.p.f': '(array<any, object<k: any>>, any) => array<any, any, any>' },
	],
	[
		'package p\nx := [y | y := input[_]]\ny := {z | z := 1}\nw := {k: v | some k, v in ["a"]}',
		{ 'data.p.w': 'object[number: string]', 'data.p.x': 'array[any]', 'data.p.y': 'set[number]' },
	],
	[
		'package p\nx.y[a][b] := 1 if { some a in [1]; some b in ["q"] }\nx.y[a].k := "s" if some a in [true]',
		{ 'data.p.x.y': 'object[any<boolean, number>: object[string: any<number, string>]]' },
	],
	[
		'package bug\n\n\t\t\tp if false\n\t\t\telse := 1 if false\n\t\t\telse := 2',
		{ 'data.bug.p': 'any<boolean, number>' },
	],
	[
		'package fail.non.empty.flag\n\t\t\t\timport rego.v1\n\n\t\t\t\tdefault fail_test := ["something", "hello"]\n\t\t\t\tfail_test := [] if {\n\t\t\t\t\tinput.foo == 7\n\t\t\t\t}',
		{ 'data.fail.non.empty.flag.fail_test': 'any<array, array<string, string>>' },
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp["a"] = 1\n\t\t\t\tp[v] = 2 if { v := "b" }\n\t\t\t',
		{ 'data.test.p': 'object[string: number]', 'data.test.p.a': 'number' },
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp.q.r["a"] = 1\n\t\t\t\tp.q[v] = 2 if { v := "b" }\n\t\t\t',
		{ 'data.test.p.q': 'object[string: any<number, object[string: number]>]', 'data.test.p.q.r.a': 'number' },
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp.q["a"] = 1\n\t\t\t\tp.q[v] = 2 if { v := "b" }\n\t\t\t\tp.r["c"] = 3\n\t\t\t\tp.r[v] = 4 if { v := "d" }\n\t\t\t',
		{
			'data.test.p.q': 'object[string: number]',
			'data.test.p.q.a': 'number',
			'data.test.p.r': 'object[string: number]',
			'data.test.p.r.c': 'number',
		},
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp.q["a"] = 1\n\t\t\t\tp.q[v] = x if { l1 := ["b", "c", "d"]; l2 := ["foo", "bar"]; l3 := [2, 3]; v := l1[_]; x := l2[_]; z := l3[_] }\n\t\t\t',
		{ 'data.test.p.q': 'object[string: any<number, string>]', 'data.test.p.q.a': 'number' },
	],
	[
		'\n\t\t\t\tpackage test\n\t\t\t\tp.q["a"] = 1\n\t\t\t\tp.q.b.s.baz = 2\n\t\t\t\tp.q.b.s.foo.c = 3\n\t\t\t\tp.q[r].s[t].u = v if { x := ["foo", "bar"]; r := "b"; t := x[v]}\n\t\t\t',
		{
			'data.test.p.q':
				'object[string: any<number, object[string: object[string: number]], object[string: object[string: object[string: number]]]>]',
			'data.test.p.q.a': 'number',
			'data.test.p.q.b.s.baz': 'number',
			'data.test.p.q.b.s.foo.c': 'number',
		},
	],
	['\n\t\t\t\tpackage test\n\n\t\t\t\ta = { "a": "b" |  1 > 0 }\n\t\t\t', { 'data.test.a': 'object[string: string]' }],
	[
		'package test\np[x].foo.bar if {\n\tx := "a"\n\tnot p[x].foo.baz\n}\n\np[x].foo.baz if {\n\tx := "a"\n\tfalse\n}',
		{ 'data.test.p': 'object[string: object[string: object[string: boolean]]]' },
	],
	[
		'package test\nf(_) := 1\n\ng(_) := 2\n\np[x].foo.bar if {\n\tx := "a"\n\tnot p[x].foo.baz with f as g\n}\n\np[x].foo.baz if {\n\tx := "a"\n\tf(1) == 1\n}',
		{
			'data.test.f': '(any) => number',
			'data.test.g': '(any) => number',
			'data.test.p': 'object[string: object[string: object[string: boolean]]]',
		},
	],
	[
		'\npackage test\ndefault p = {"foo": "bar"}\np = x if {\n  x := {"baz": "quz"}\n}\n\t\t\t',
		{ 'data.test.p': 'any<object<baz: string>, object<foo: string>>' },
	],
	['package test\na = { "a", 10 }', { 'data.test.a': 'set[any<number, string>]' }],
	[
		'package test\na.b.c = 1 if { true }\na.b[t] = 2 if { t := input }',
		{ 'data.test.a.b': 'object[any: number]', 'data.test.a.b.c': 'number' },
	],
	[
		'\n\t\t\t\tpackage x\n\t\t\t\timport future.keywords.if\n\t\t\t\tp.a.b[c].d if { c := "foo" }\n\t\t\t',
		{ 'data.x.p.a.b': 'object[string: object[string: boolean]]' },
	],
	[
		'\n\t\t\t\tpackage x\n\t\t\t\timport future.keywords.if\n\t\t\t\tp.a.b.c.d if { true }\n\t\t\t\tp.a.b[c].d if { c := "foo" }\n\t\t\t',
		{ 'data.x.p.a.b': 'object[string: object[string: boolean]]', 'data.x.p.a.b.c.d': 'boolean' },
	],
	[
		'\n\t\tpackage test\n\t\timport rego.v1\n\n\t\tf(x) := y if { y = {x: 1} }\n\t',
		{ 'data.test.f': '(any) => object[any: number]' },
	],
	[
		'package p\n\nimport rego.v1\n\nnums[x] contains x if some x in [1, 2, 3]\n\nbug if {\n    nums[x]\n    x == 1\n}',
		{ 'data.p.bug': 'boolean', 'data.p.nums': 'object[number: set[number]]' },
	],
	[
		'package p\n\nimport rego.v1\n\nns := [1, 2, 3]\n\nnums[x] contains ns if some x in ns\n\nbug if {\n\tsome n1 in ns\n\tsome n2 in nums[n1]\n}',
		{
			'data.p.bug': 'boolean',
			'data.p.ns': 'array<number, number, number>',
			'data.p.nums': 'object[number: set[array<number, number, number>]]',
		},
	],
	[
		'package testcase\n\nrule1 if {\n    object1 == { [0]: "foo" }\n}\n\nobject1[key] = value if {\n    some i\n    value := input[i]\n    key := [i]\n}',
		{ 'data.testcase.object1': 'object[array<any>: any]', 'data.testcase.rule1': 'boolean' },
	],
	['package p\n\t\t\t\tq.r[s] = 1 if { s := "foo" }', { 'data.p.q.r': 'object[string: number]' }],
	[
		'package p\n\t\t\t\ta.b.q[x] = y if { x := 1; y := true }\n\t\t\t\ta.b.q[2] = 2',
		{ 'data.p.a.b.q': 'object[number: any<boolean, number>]', 'data.p.a.b.q[2]': 'number' },
	],
	['package x\n\t\t\t\tp.q[i].r = 1 if { i := 10 }', { 'data.x.p.q': 'object[number: object[string: number]]' }],
	['package x\n\t\t\t\tp.q.r[i] if { i := 10 }', { 'data.x.p.q.r': 'object[number: boolean]' }],
	['package x\n\t\t\t\tp.q.r[i] = j if { i := 10; j := 11 }', { 'data.x.p.q.r': 'object[number: number]' }],
	['package x\n\t\t\t\tp.q.r[i] = "ten" if { i := 10 }', { 'data.x.p.q.r': 'object[number: string]' }],
	['package x\n\t\t\t\tp.q.r[set()] if { true }', { 'data.x.p.q.r': 'object[set: boolean]' }],
	['package x\n\t\t\t\tp.q.r[[]] if { true }', { 'data.x.p.q.r': 'object[array: boolean]' }],
	['package x\n\t\t\t\tp.q.r[{}] if { true }', { 'data.x.p.q.r': 'object[object: boolean]' }],
	[
		'package x\n\t\t\t\tx := [1,2,3]\n\t\t\t\tp.q.r[x[i]] if { i := 0}',
		{ 'data.x.p.q.r': 'object[number: boolean]', 'data.x.x': 'array<number, number, number>' },
	],
	['package x\n\t\t\t\tp.q.r[y.z] if y := {"z": "a"}', { 'data.x.p.q.r': 'object[string: boolean]' }],
	[
		'package x\n\t\t\t\tp.q.w[1] = 2\n\t\t\t\tp.q.w[{"foo": "baz"}] = 20\n\t\t\t\tp.q.x[true] = false\n\t\t\t\tp.q.x[y] = y if { y := "y" }',
		{
			'data.x.p.q.w': 'object[any<number, object<foo: string>>: number]',
			'data.x.p.q.w[1]': 'number',
			'data.x.p.q.x': 'object[any<boolean, string>: any<boolean, string>]',
			'data.x.p.q.x[true]': 'boolean',
		},
	],
	[
		'package test\n\n\t\t\t\tp.q contains "foo"\n\n\t\t\t\tp[q] := r if {\n\t\t\t\t\tq := "bar"\n\t\t\t\t\tr := "baz"\n\t\t\t\t}',
		{ 'data.test.p': 'object[string: any<string, set[string]>]', 'data.test.p.q': 'set[string]' },
	],
	[
		'package pkg\n\t\t\t\tp[r] := x if { r = input.key; x = input.bar }\n\t\t\t\tp.q[r] := x if { r = input.key; x = input.bar }\n\t\t\t\t',
		{ 'data.pkg.p': 'object[any: any]', 'data.pkg.p.q': 'object[any: any]' },
	],
	[
		'package pkg\n\t\t\t\tp[r] := x if { r = input.key; x = input.bar }\n\t\t\t\tp.q[r] if { r = input.key }\n\t\t\t\t',
		{ 'data.pkg.p': 'object[any: any]', 'data.pkg.p.q': 'object[any: boolean]' },
	],
])('gives the types of the rules of %j', (module, types) => {
	expect(typesOf(module)).toEqual(types);
});
