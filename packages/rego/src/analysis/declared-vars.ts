import type { Body } from '../syntax/ast.ts';
import { ALL_VARS, collectVars } from './collect-vars.ts';
import { callOf, isComprehension } from './term-facts.ts';
import { type Node, visitAll } from './visit.ts';

/** The names that a body declares with `:=` and `some`, those in bodies inside of it included, comprehensions not. */
export function declaredVars(body: Body): Set<string> {
	const vars = new Set<string>();
	visitAll(body, (node) => {
		if (node.kind === 'expr') addDeclared(node, vars);
		return isComprehension(node);
	});
	return vars;
}

function addDeclared(node: Extract<Node, { kind: 'expr' }>, vars: Set<string>): void {
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
