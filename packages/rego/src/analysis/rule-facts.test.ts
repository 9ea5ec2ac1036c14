import { SourceFile } from '@merlon/base';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../syntax/ast.ts';
import { parseModule } from '../syntax/parse-module.ts';
import { factsOf, type RuleFacts } from './rule-facts.ts';

function facts(rule: string): RuleFacts {
	const { module } = parseModule(new SourceFile('p.rego', `package p\n\n${rule}\n`), { regoVersion: 'v1' });
	return factsOf(module?.rules[0] as Rule);
}

describe('factsOf', () => {
	it('names what is called, inside of terms and heads too', () => {
		const { called } = facts('f(x) := upper(x) if { count([y | y := json.marshal(x)]) == 1; f.g(x) }');
		expect([...called].sort()).toEqual(['assign', 'count', 'equal', 'f.g', 'json.marshal', 'upper']);
	});
	it('finds what a rule uses, and nothing in a rule without it', () => {
		const none = { templates: false, comprehensions: false, modifiers: false, nestedExprs: false };
		expect(facts('p if input.x')).toMatchObject(none);
		expect(facts('p if $"a {input.x}"')).toMatchObject({ ...none, templates: true, nestedExprs: true });
		expect(facts('p[{x | x := 1}] := 2')).toMatchObject({ ...none, comprehensions: true, nestedExprs: true });
		expect(facts('p if q with input as 1')).toMatchObject({ ...none, modifiers: true });
		expect(facts('p if every x in input { x > 1 }')).toMatchObject({ ...none, nestedExprs: true });
		expect(facts('p if print(1)')).toMatchObject({ ...none, nestedExprs: true });
	});
	it('leaves out the else chain', () => {
		expect(facts('p := 1 if input.x else := 2 if input.y with input as 1').modifiers).toBe(false);
	});
	it('knows names like those that the analysis makes', () => {
		expect([...facts('p if __local0__ = input.x').generatedNames]).toEqual(['__local0__']);
		expect(facts('p if x = input.x').generatedNames.size).toBe(0);
	});
});
