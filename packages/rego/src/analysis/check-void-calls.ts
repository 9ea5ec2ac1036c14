import type { Diagnostic } from '@merlon/base';
import type { Functions } from './functions.ts';
import { type Program, rulesCalling, typeError } from './program.ts';
import { termText } from './term-text.ts';
import { headTerms, type Node, visitAll } from './visit.ts';

/** A function without a result, like `print`, must not be used as a value. */
export function checkVoidCalls(program: Program): void {
	const isVoid = (name: string): boolean => program.options.builtins.get(name)?.decl.result === null;
	for (const module of program.modules) {
		const nodes = rulesCalling(module, isVoid).flatMap(({ head, body }) => [...headTerms(head), ...body]);
		program.reportAll(voidCalls(nodes, program.functions));
	}
}

export function voidCalls(nodes: readonly Node[], functions: Functions): Diagnostic[] {
	const errors: Diagnostic[] = [];
	visitAll(nodes, (node) => {
		if (node.kind === 'call' && functions.builtin(node.operator)?.decl.result === null) {
			errors.push(typeError(`${termText(node)} used as value`, node.span, 'call it as an expression of its own'));
		}
		return false;
	});
	return errors;
}
