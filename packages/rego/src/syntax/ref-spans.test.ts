import { SourceFile } from '@merlon/base';
import { expect, it } from 'vitest';
import type { Module } from './ast.ts';
import { parseModule } from './parse-module.ts';
import { refSpans } from './ref-spans.ts';

it('finds the beginnings of references by their names, wherever they stand', () => {
	const text = `package p

import input.parameters.a as b

r[input.parameters.a] := f(input.parameters.b[input.parameters.c]) if {
	some x in {y | y := input.parameters}
	not input.parametersx
	x == $"{input.parameters.d}" with input.review as data.input.parameters
}
`;
	const { module } = parseModule(new SourceFile('p.rego', text), { regoVersion: 'v1' });
	const spans = refSpans(module as Module, ['input', 'parameters']);
	expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(
		Array.from({ length: 6 }, () => 'input.parameters'),
	);
});
