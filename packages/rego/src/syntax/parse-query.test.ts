import { SourceFile, spanText } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { parseStatements } from './parse-statements.ts';

function literals(text: string): string[] {
	const { body, diagnostics } = parseQuery(new SourceFile('', text), { regoVersion: 'v1' });
	return body === null ? diagnostics.map(({ message }) => `error: ${message}`) : body.map(({ span }) => spanText(span));
}

describe('parseQuery', () => {
	it.each([
		['x := 1; y = x', ['x := 1', 'y = x']],
		['x\ny', ['x', 'y']],
		['', []],
		['# c', []],
		['not x with input as 1 with data.a as 2', ['not x with input as 1 with data.a as 2']],
		['every k, v in x { k == v }', ['every k, v in x { k == v }']],
		['(a == b)', ['(a == b)']],
		['p if x', ['error: unexpected if keyword']],
		['import data.x', ['error: expected body but got import']],
		['package p', ['error: expected body but got package']],
	])('%j', (text, expected) => {
		expect(literals(text)).toEqual(expected);
	});

	it('numbers wildcards', () => {
		const { body } = parseQuery(new SourceFile('', '_; [_, {_ | _}]'), { regoVersion: 'v1' });
		expect(
			JSON.stringify(
				body?.map(({ terms }) => terms),
				(key, value) => (key === 'span' ? undefined : value),
			),
		).toMatch(/"\$0".*"\$1".*"\$2".*"\$3"/);
	});
});

describe('parseStatements', () => {
	it('gives each statement as what it is', () => {
		const { statements, comments } = parseStatements(
			new SourceFile('', 'package a.b # c\nimport data.x\np if x\nq := 1\nx == 1\n'),
			{ regoVersion: 'v1' },
		);
		expect(statements.map(({ kind }) => kind)).toEqual(['package', 'import', 'rule', 'query', 'query']);
		expect(comments.map(({ text }) => text)).toEqual([' c']);
	});
});
