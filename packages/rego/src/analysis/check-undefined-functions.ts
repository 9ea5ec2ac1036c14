import { appendAll, type Diagnostic } from '@merlon/base';
import type { CallExpr, Expr } from '../syntax/ast.ts';
import type { Functions } from './functions.ts';
import { functionHint, HintNames } from './name-hints.ts';
import { type ModuleUnit, type Program, rulesOf, typeError } from './program.ts';
import { writtenRef } from './rule-name.ts';
import { isEquality } from './term-facts.ts';
import { refText } from './term-text.ts';
import { headTerms, type Node, visitExprs } from './visit.ts';

/** Everything that is called must exist and take as many arguments as it gets. */
export function checkUndefinedFunctions(program: Program): void {
	if (program.options.allowUndefinedFunctions === true) return;
	for (const module of program.modules) {
		const names = new HintNames(() => functionNames(module, program.functions));
		const errors: Diagnostic[] = [];
		for (const { head, body, facts } of rulesOf(module)) {
			const nodes = facts.nestedExprs ? [...headTerms(head), ...body] : body;
			appendAll(errors, undefinedFunctions(nodes, program.functions, program.rewrittenVars, names, facts.nestedExprs));
		}
		program.reportAll(errors);
	}
}

/** What a call in a module may mean. */
function functionNames(module: ModuleUnit, functions: Functions): string[] {
	const own = module.rules.filter(({ head }) => head.args !== null).map(({ head }) => head.name);
	return [...own, ...functions.builtins.keys()];
}

/**
 * The errors in the calls below nodes; `names` are those of functions that calls may mean. Without
 * `nested`, the nodes are expressions that are known to have no others inside of them.
 */
export function undefinedFunctions(
	nodes: readonly Node[],
	functions: Functions,
	rewritten: ReadonlyMap<string, string>,
	names: HintNames,
	nested = true,
): Diagnostic[] {
	const errors: Diagnostic[] = [];
	const check = (expr: Expr): boolean => {
		if (expr.terms.kind !== 'call-expr') return false;
		const error = checkCall(expr, expr.terms, functions, rewritten, names);
		if (error !== null) errors.push(error);
		return error !== null;
	};
	if (nested) visitExprs(nodes, check);
	else for (const node of nodes) if (node.kind === 'expr') check(node);
	return errors;
}

function checkCall(
	expr: Expr,
	call: CallExpr,
	functions: Functions,
	rewritten: ReadonlyMap<string, string>,
	names: HintNames,
): Diagnostic | null {
	const arity = functions.arity(call.operator);
	if (arity === null) {
		const written = writtenRef(call.operator, rewritten);
		const hint = functionHint(written, names.next());
		return typeError(`undefined function ${refText(written)}`, expr.span, hint);
	}
	const operands = call.args.length;
	// A generated call has one operand more: the variable for its result.
	if (expr.generated) {
		return isEquality(expr) || operands === arity + 1
			? null
			: arityMismatch(expr, call, functions, rewritten, arity, operands - 1);
	}
	return operands === arity || operands === arity + 1
		? null
		: arityMismatch(expr, call, functions, rewritten, arity, operands);
}

function arityMismatch(
	expr: Expr,
	call: CallExpr,
	functions: Functions,
	rewritten: ReadonlyMap<string, string>,
	expected: number,
	actual: number,
): Diagnostic {
	const name = refText(writtenRef(call.operator, rewritten));
	const counted = `${actual} argument${actual === 1 ? '' : 's'}`;
	if (functions.builtin(call.operator) !== null) {
		return typeError(`${name}: arity mismatch`, expr.span, `${name} takes ${expected}, not ${counted}`);
	}
	return typeError(`function ${name} has arity ${expected}, got ${counted}`, expr.span);
}
