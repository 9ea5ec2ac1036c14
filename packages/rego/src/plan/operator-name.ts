import type { RefTerm } from '../syntax/ast.ts';

/** The dotted name of a builtin's reference: `count`, `io.jwt.decode`. */
export function operatorName(operator: RefTerm): string {
	let name = operator.head.kind === 'var' ? operator.head.name : '';
	for (const part of operator.path) name += `.${part.kind === 'string' ? part.value : '?'}`;
	return name;
}
