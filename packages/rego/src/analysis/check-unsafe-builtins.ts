import type { Diagnostic } from '@merlon/base';
import { type Program, rulesOf, typeError } from './program.ts';
import { refText } from './term-text.ts';
import { headTerms, type Node, visitExprs } from './visit.ts';

/** Refuses calls of builtins that the caller declared unsafe. */
export function checkUnsafeBuiltins(program: Program): void {
	const { unsafeBuiltins } = program.options;
	if (unsafeBuiltins.size === 0) return;
	for (const module of program.modules) {
		const nodes = rulesOf(module).flatMap(({ head, body }) => [...headTerms(head), ...body]);
		program.reportRecoverable(unsafeCalls(nodes, unsafeBuiltins));
	}
}

export function unsafeCalls(nodes: readonly Node[], unsafeBuiltins: ReadonlySet<string>): Diagnostic[] {
	const errors: Diagnostic[] = [];
	visitExprs(nodes, (expr) => {
		if (expr.terms.kind !== 'call-expr') return false;
		const name = refText(expr.terms.operator);
		if (unsafeBuiltins.has(name)) {
			errors.push(typeError(`unsafe built-in function calls in expression: ${name}`, expr.span));
		}
		return false;
	});
	return errors;
}
