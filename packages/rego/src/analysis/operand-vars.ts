import type { Body, Expr } from '../syntax/ast.ts';
import { leavingOut, OUTPUT_VARS, SAFETY_VARS, type VarOptions, varsOf } from './collect-vars.ts';
import type { Functions } from './functions.ts';
import { equalityOutputs } from './output-vars.ts';
import { equalitySides, isEquality } from './term-facts.ts';
import type { Node } from './visit.ts';

/** The variables an expression uses, those that implicit bodies of `not`, `and` and `or` need from outside included. */
export function safetyVars(functions: Functions): VarOptions {
	return leavingOut({ callHead: true, closures: true, operands: (node) => operandVars(node, functions) });
}

function operandVars(node: Node, functions: Functions): Set<string> {
	switch (node.kind) {
		case 'not':
			return node.explicitBody ? new Set() : neededVars(node.body, functions);
		case 'and':
		case 'or': {
			const needed = node.explicitLeft ? new Set<string>() : neededVars(node.left, functions);
			if (!node.explicitRight) for (const name of neededVars(node.right, functions)) needed.add(name);
			return needed;
		}
		default:
			return new Set();
	}
}

/**
 * The variables that an implicit body needs from outside: those that nothing in it binds, and those that one
 * expression binds and no other uses.
 */
function neededVars(body: Body, functions: Functions): Set<string> {
	const uses = new Map<string, number>();
	for (const expr of body) {
		for (const name of varsOf([expr], SAFETY_VARS)) uses.set(name, (uses.get(name) ?? 0) + 1);
	}
	if (body.length === 1) return new Set(uses.keys());
	const bound = boundVars(body, functions, uses);
	return new Set([...uses].filter(([name, count]) => !bound.has(name) || count === 1).map(([name]) => name));
}

function boundVars(body: Body, functions: Functions, uses: ReadonlyMap<string, number>): Set<string> {
	const equalities = body.filter(isEquality);
	const safe = new Set(['data', 'input', ...uses.keys()]);
	for (const expr of equalities) {
		for (const side of equalitySides(expr) ?? []) if (side.kind === 'var') safe.delete(side.name);
	}
	const bound = new Set<string>();
	for (let changed = true; changed; ) {
		changed = false;
		for (const expr of equalities) {
			for (const name of equalityOutputs(expr, safe)) {
				changed ||= !bound.has(name);
				bound.add(name);
				safe.add(name);
			}
		}
	}
	for (const expr of body) {
		for (const name of callResults(expr, functions)) bound.add(name);
	}
	return bound;
}

function callResults(expr: Expr, functions: Functions): Set<string> {
	const { terms } = expr;
	if (terms.kind !== 'call-expr' || isEquality(expr)) return new Set();
	const arity = functions.arity(terms.operator);
	return arity === null ? new Set() : varsOf(terms.args.slice(arity), OUTPUT_VARS);
}
