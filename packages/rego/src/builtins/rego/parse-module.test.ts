import { expect, it } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

function parse(text: string, name = 'x.rego'): string {
	return builtinResult('rego.parse_module', JSON.stringify([name, text]).slice(1, -1));
}

it('gives the syntax tree', () => {
	expect(JSON.parse(parse('package a\n\np := 1'))).toEqual({
		package: {
			path: [
				{ type: 'var', value: 'data' },
				{ type: 'string', value: 'a' },
			],
		},
		rules: [
			{
				body: [{ generated: true, index: 0, terms: { type: 'boolean', value: true } }],
				head: { assign: true, name: 'p', ref: [{ type: 'var', value: 'p' }], value: { type: 'number', value: 1 } },
			},
		],
	});
});

it('puts members in order', () => {
	const { rules } = JSON.parse(parse('package a\n\np := {2, 1, 2}'));
	expect(rules[0].head.value).toEqual({
		type: 'set',
		value: [
			{ type: 'number', value: 1 },
			{ type: 'number', value: 2 },
		],
	});
});

it('says what is wrong as OPA does', () => {
	expect(parse('package foo.')).toBe(
		'error: 1 error occurred: x.rego:1: rego_parse_error: unexpected eof token: expected identifier\n' +
			'\tpackage foo.\n\t           ^',
	);
	expect(parse('', '')).toMatch(/^error: .*rego_parse_error: empty module$/);
});

it.each(['rego.metadata.rule', 'rego.metadata.chain'])('%s is for rules', (name) => {
	expect(builtinResult(name, '')).toBe(`error: the ${name} function must only be called within the scope of a rule`);
});
