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
