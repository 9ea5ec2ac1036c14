import { SourceFile, spanPosition } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../builtins/registry.ts';
import type { Module } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { type Analysis, analyzeModules, analyzeQuery, type QueryContext } from './analyze.ts';
import { bodyText } from './term-text.ts';

function parsed(text: string): Module {
	const { module, diagnostics } = parseModule(new SourceFile('m.rego', text), { regoVersion: 'v1' });
	if (module === null) throw new Error(diagnostics.map(({ message }) => message).join());
	return module;
}

const { analysis } = analyzeModules(
	new Map([['m.rego', parsed('package a\np := 1\nf(x) := x\nq[x] := 1 if x := "k"')]]),
	{
		strict: false,
		builtins: BUILTINS,
		unsafeBuiltins: new Set(['http.send']),
		enablePrint: false,
		maxErrors: 10,
		schemas: null,
		defaultRegoVersion: 'v1',
	},
);

/** The query in core form, or its errors. */
function query(text: string, context: Partial<QueryContext> = {}): string | string[] {
	const { body, diagnostics } = parseQuery(new SourceFile('query', text), { regoVersion: 'v1' });
	if (body === null) throw new Error(diagnostics.map(({ message }) => message).join());
	const result = analyzeQuery(analysis as Analysis, body, { package: null, imports: [], ...context });
	if (result.body !== null) return bodyText(result.body);
	return result.diagnostics.map(({ code, message, span }) => {
		const { line, column } = spanPosition(span);
		return `${line}:${column} ${code}: ${message}`;
	});
}

describe('a query in core form, as OPA compiles it', () => {
	it.each([
		['data.a.p == 1', '__localq0__ = data.a.p; equal(__localq0__, 1)'],
		['x := data.a.f(1)', 'data.a.f(1, __localq1__); __localq0__ = __localq1__'],
		['x = y; y = 1', 'y = 1; x = y'],
		['not x; x = true', 'x = true; not x'],
		['some x in data.a.q; x > 0', '__localq2__ = data.a.q[__localq1__]; gt(__localq2__, 0)'],
		['print(1); true', 'true'],
		['$"{data.a.p}"', '__localq1__ = data.a.p; internal.template_string([{__localq1__}], __localq0__); __localq0__'],
	])('%j', (text, expected) => expect(query(text)).toBe(expected));

	it('keeps print calls where they are wanted', () => {
		expect(query('x := 1; print(x)', { enablePrint: true })).toBe(
			'__localq0__ = 1; __localq2__ = {__localq1__ | __localq1__ = __localq0__}; internal.print([__localq2__])',
		);
	});

	it('runs in the context of a package and imports', () => {
		const module = parsed('package a\nimport data.a.q as other');
		const context = { package: module.package.path, imports: module.imports };
		expect(query('p = other.k', context)).toBe('data.a.p = data.a.q.k');
		expect(query('p = other.k')).toEqual([
			'1:1 rego_unsafe_var_error: var other is unsafe',
			'1:1 rego_unsafe_var_error: var p is unsafe',
		]);
	});

	it('tells the names that the user gave', () => {
		const { body } = parseQuery(new SourceFile('query', 'x := 1'), { regoVersion: 'v1' });
		const result = analyzeQuery(analysis as Analysis, body ?? [], { package: null, imports: [] });
		expect([...result.rewrittenVars]).toEqual([['__localq0__', 'x']]);
	});
});

describe('errors of a query', () => {
	it.each([
		['x > 1', {}, ['1:1 rego_unsafe_var_error: var x is unsafe']],
		['x := 1; x := 2', {}, ['1:9 rego_compile_error: var x assigned above']],
		['nope(1)', {}, ['1:1 rego_type_error: undefined function nope']],
		['data.a.f(1, 2, 3)', {}, ['1:1 rego_type_error: function data.a.f has arity 1, got 3 arguments']],
		['count(1)', {}, ['1:1 rego_type_error: count: invalid argument(s)']],
		['http.send({})', {}, ['1:1 rego_type_error: unsafe built-in function calls in expression: http.send']],
		['x := [print(1)]', {}, ['1:7 rego_type_error: print(1) used as value']],
		['print(x)', { enablePrint: true }, ['1:7 rego_compile_error: var x is undeclared']],
		[
			'true with foo as 1',
			{},
			['1:11 rego_type_error: with keyword target must reference existing input, data, or a function'],
		],
		['x := $"{y + 1}"', {}, ['1:9 rego_compile_error: var y is undeclared']],
		[
			'input := 1; input == 1',
			{ strict: true },
			['1:1 rego_compile_error: variables must not shadow input (use a different variable name)'],
		],
		['any([true])', { strict: true }, ['1:1 rego_type_error: deprecated built-in function calls in expression: any']],
	])('%j %j', (text, context, expected) => expect(query(text, context)).toEqual(expected));
});
