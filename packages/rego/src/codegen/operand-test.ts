import { assertNever } from '@merlon/base';
import type { OperandTest } from '../builtins/builtin.ts';
import type { Comparison, Operand } from '../plan/ir.ts';
import { RegoSet } from '../runtime/collection.ts';
import { Code, js } from './code.ts';

/** The test that an operand has the type of a direct call; true or false where that is known now. */
export function operandTest(test: OperandTest, operand: Operand, code: Code): Code | boolean {
	const known = operand.kind === 'constant' ? operand.value : undefined;
	switch (test) {
		case 'any':
			return true;
		case 'string':
			return known === undefined ? js`typeof ${code} === 'string'` : typeof known === 'string';
		case 'number':
			return known === undefined ? js`typeof ${code} === 'number'` : typeof known === 'number';
		case 'boolean':
			return known === undefined ? js`typeof ${code} === 'boolean'` : typeof known === 'boolean';
		case 'array':
			return known === undefined ? js`Array.isArray(${code})` : Array.isArray(known);
		case 'set':
			return known === undefined ? js`${code} instanceof RegoSet` : known instanceof RegoSet;
		default:
			return assertNever(test);
	}
}

/** Numbers are compared as they are; everything else by OPA's order. */
export function comparison(operator: Comparison, left: Operand, right: Operand, a: Code, b: Code): Code {
	const sign = COMPARISONS[operator] ?? js`!==`;
	const tests = [operandTest('number', left, a), operandTest('number', right, b)];
	const general = js`compare(${a}, ${b}) ${sign} 0`;
	if (tests.includes(false)) return general;
	const needed = tests.filter((test): test is Code => test instanceof Code);
	const plain = js`${a} ${sign} ${b}`;
	return needed.length === 0
		? plain
		: js`${needed.reduce((all, test) => js`${all} && ${test}`)} ? ${plain} : ${general}`;
}

export const COMPARISONS: Readonly<Record<string, Code>> = {
	lt: js`<`,
	lte: js`<=`,
	gt: js`>`,
	gte: js`>=`,
};
