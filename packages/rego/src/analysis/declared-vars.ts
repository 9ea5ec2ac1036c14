import type { Body, Expr } from '../syntax/ast.ts';
import { ALL_VARS, collectVars } from './collect-vars.ts';
import { callOf } from './term-facts.ts';

/** The names that a body declares with `:=` and `some`, those in bodies inside of it included, comprehensions not. */
export function declaredVars(body: Body): Set<string> {
	const vars = new Set<string>();
	addDeclaredIn(body, vars);
	return vars;
}

/** Terms are not looked into: of the expressions in them, only those of comprehensions may declare names. */
function addDeclaredIn(body: Body, vars: Set<string>): void {
	for (const expr of body) {
		const { terms } = expr;
		switch (terms.kind) {
			case 'call-expr':
			case 'some':
				addDeclared(expr, vars);
				break;
			case 'every':
			case 'not':
				addDeclaredIn(terms.body, vars);
				break;
			case 'and':
			case 'or':
				addDeclaredIn(terms.left, vars);
				addDeclaredIn(terms.right, vars);
				break;
			default:
				break;
		}
	}
}

function addDeclared(node: Expr, vars: Set<string>): void {
	const assignment = callOf(node, 'assign');
	if (assignment !== null) {
		const [left] = assignment.args;
		if (left !== undefined && assignment.args.length === 2) collectVars(left, ALL_VARS, vars);
		return;
	}
	if (node.terms.kind !== 'some') return;
	for (const symbol of node.terms.symbols) {
		if (symbol.kind === 'var') vars.add(symbol.name);
		else if (symbol.kind === 'call') {
			for (const declared of symbol.args.slice(0, -1)) collectVars(declared, ALL_VARS, vars);
		}
	}
}
