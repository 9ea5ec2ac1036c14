import type { Diagnostic, Span } from '@merlon/base';
import type { RefTerm } from '../syntax/ast.ts';
import type { BuiltinSignature } from './analysis.ts';
import { type Program, rulesCalling, typeError } from './program.ts';
import { dottedName } from './term-facts.ts';
import { headTerms, type Node, visitAll } from './visit.ts';

/** In v1 and in strict mode, refuses calls of deprecated builtins. */
export function checkDeprecatedBuiltins(program: Program): void {
	const { builtins, strict } = program.options;
	const isDeprecated = (name: string): boolean => builtins.get(name)?.deprecated === true;
	for (const module of program.modules) {
		if (!strict && !module.v1) continue;
		const nodes = rulesCalling(module, isDeprecated).flatMap(({ head, body }) => [
			head.reference,
			...headTerms(head),
			...body,
		]);
		program.reportRecoverable(deprecatedCalls(nodes, builtins));
	}
}

export function deprecatedCalls(nodes: readonly Node[], builtins: ReadonlyMap<string, BuiltinSignature>): Diagnostic[] {
	const errors: Diagnostic[] = [];
	const check = (operator: RefTerm, span: Span): void => {
		const name = dottedName(operator);
		if (name !== null && builtins.get(name)?.deprecated === true) {
			errors.push(typeError(`deprecated built-in function calls in expression: ${name}`, span));
		}
	};
	visitAll(nodes, (node) => {
		if (node.kind === 'expr' && node.terms.kind === 'call-expr') check(node.terms.operator, node.span);
		else if (node.kind === 'call') check(node.operator, node.operator.span);
		return false;
	});
	return errors;
}
