import type { Diagnostic } from '@merlon/base';
import type { Expr } from '../syntax/ast.ts';
import { compileError, type ModuleUnit, type Program, rulesCalling } from './program.ts';
import { callOf, isRootDocument, isRootName } from './term-facts.ts';
import { termText } from './term-text.ts';
import { type Node, visitAll, visitHead } from './visit.ts';

/** In v1 and in strict mode, nothing may be named `input` or `data`. */
export function checkKeywordOverrides(program: Program): void {
	for (const module of program.modules) {
		if (program.options.strict || module.v1) program.reportRecoverable(overridesInModule(module));
	}
}

function overridesInModule(module: ModuleUnit): Diagnostic[] {
	const errors: Diagnostic[] = [];
	for (const { head, source } of module.rules) {
		const name = head.reference.head;
		if (name.kind === 'var' && isRootName(name.name)) {
			errors.push(compileError(`rules must not shadow ${name.name} (use a different rule name)`, source.span));
		}
		for (const arg of head.args ?? []) {
			if (isRootDocument(arg)) {
				errors.push(compileError(`args must not shadow ${termText(arg)} (use a different variable name)`, arg.span));
			}
		}
	}
	const check = (node: Node): boolean => {
		if (node.kind === 'expr') checkAssignment(node, errors);
		return false;
	};
	for (const { head, body } of rulesCalling(module, isAssignment)) {
		visitHead(head, check);
		visitAll(body, check);
	}
	return errors;
}

function isAssignment(name: string): boolean {
	return name === 'assign';
}

/** Strict mode: the same for the assignments of a query. */
export function overridesInBody(body: readonly Expr[]): Diagnostic[] {
	const errors: Diagnostic[] = [];
	visitAll(body, (node) => {
		if (node.kind === 'expr') checkAssignment(node, errors);
		return false;
	});
	return errors;
}

function checkAssignment(expr: Expr, errors: Diagnostic[]): void {
	const target = callOf(expr, 'assign')?.args[0];
	if (target === undefined || (target.kind !== 'var' && !isRootDocument(target))) return;
	const name = termText(target);
	if (isRootName(name)) {
		errors.push(compileError(`variables must not shadow ${name} (use a different variable name)`, expr.span));
	}
}
