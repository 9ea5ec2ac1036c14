import { SourceFile } from '@merlon/base';
import { parseModule } from '@merlon/rego';
import { expect, it } from 'vitest';
import { bindParameters } from './bind-parameters.ts';

function bound(rules: string, id = 'a'): string {
	const text = `package p\n\n${rules}\n`;
	const { module } = parseModule(new SourceFile('p.rego', text), { regoVersion: 'v1' });
	if (module === null) throw new Error('the module cannot be read');
	return bindParameters(module, text, id).slice('package p\n\n'.length, -1);
}

it.each([
	['a := input.parameters.max', 'a := data.merlon.parameters["a"].max'],
	['a := input.parameters', 'a := data.merlon.parameters["a"]'],
	['a := input["parameters"].b', 'a := data.merlon.parameters["a"].b'],
	['a if input.parameters[input.parameters.b]', 'a if data.merlon.parameters["a"][data.merlon.parameters["a"].b]'],
	['a contains x if some x in input.parameters.b', 'a contains x if some x in data.merlon.parameters["a"].b'],
	['f(x) := [y | y := x; y == input.parameters.b]', 'f(x) := [y | y := x; y == data.merlon.parameters["a"].b]'],
	['a := object.get(input.parameters, "b", 1)', 'a := object.get(data.merlon.parameters["a"], "b", 1)'],
	['a := input[`parameters` ][0]', 'a := data.merlon.parameters["a"][0]'],
	['import input.parameters', 'import data.merlon.parameters["a"] as parameters'],
	['import input.parameters as p', 'import data.merlon.parameters["a"] as p'],
	['import input.parameters.max', 'import data.merlon.parameters["a"].max'],
	['a if not input.parameters.b', 'a if not data.merlon.parameters["a"].b'],
])('%s becomes %s', (rule, expected) => {
	expect(bound(rule)).toBe(expected);
});

it.each(['a := input.review.parameters', 'a := "input.parameters"', 'a := input.parametersx', 'a := data.parameters'])(
	'%s stays as it is',
	(rule) => {
		expect(bound(rule)).toBe(rule);
	},
);

it('quotes ids', () => {
	expect(bound('a := input.parameters', 'a"b')).toBe('a := data.merlon.parameters["a\\"b"]');
});
