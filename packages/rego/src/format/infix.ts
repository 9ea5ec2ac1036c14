import type { RefTerm } from '../syntax/ast.ts';

/** The builtins that are written between their operands. */
const INFIX: ReadonlyMap<string, string> = new Map([
	['and', '&'],
	['assign', ':='],
	['div', '/'],
	['eq', '='],
	['equal', '=='],
	['gt', '>'],
	['gte', '>='],
	['lt', '<'],
	['lte', '<='],
	['minus', '-'],
	['mul', '*'],
	['neq', '!='],
	['or', '|'],
	['plus', '+'],
	['rem', '%'],
]);

/** The infix operator of a builtin, or null when it is called by name. */
export function infixOperator(name: string): string | null {
	return INFIX.get(name) ?? null;
}

/** The types of an infix builtin's operands, as messages list them. */
export function operandTypes(name: string): string {
	switch (name) {
		case 'div':
		case 'mul':
		case 'plus':
		case 'rem':
			return 'number,number';
		case 'minus':
			return 'any<number, set[any]>,any<number, set[any]>';
		case 'and':
		case 'or':
			return 'set[any],set[any]';
		case 'internal.member_3':
			return 'any,any,any';
		default:
			return 'any,any';
	}
}

/** How many operands the builtins behind `x in xs` and `k, v in xs` take; 0 for every other name. */
export function membershipArity(name: string): 0 | 2 | 3 {
	return name === 'internal.member_2' ? 2 : name === 'internal.member_3' ? 3 : 0;
}

/** The dotted name of an operator; empty when it is no plain name. */
export function operatorName(operator: RefTerm): string {
	if (operator.head.kind !== 'var') return '';
	let name = operator.head.name;
	for (const part of operator.path) {
		if (part.kind !== 'string') return '';
		name += `.${part.value}`;
	}
	return name;
}
