import type { Body, CallExpr, Expr } from '../syntax/ast.ts';
import { ALL_VARS, collectVars, OUTPUT_VARS, refOutputVars, SAFETY_VARS, varsOf } from './collect-vars.ts';
import type { Functions } from './functions.ts';
import { equalitySides, isComprehension, isEquality, isGround } from './term-facts.ts';
import { isRefSafe, type NameSet, unifiedVars } from './unify-vars.ts';
import { type Node, visit } from './visit.ts';

/** The variables that a body makes safe, given those that are. */
export function bodyOutputs(body: Body, functions: Functions, safe: NameSet): Set<string> {
	const outputs = new Set<string>();
	const known = eitherOf(outputs, safe);
	for (const expr of body) {
		for (const name of exprOutputs(expr, functions, known)) if (!safe.has(name)) outputs.add(name);
	}
	return outputs;
}

/** The variables that one expression makes safe, given those that are; some of the latter may be among them. */
export function exprOutputs(expr: Expr, functions: Functions, safe: NameSet): Set<string> {
	const { terms } = expr;
	if (expr.negated || terms.kind === 'not') return new Set();
	for (const modifier of expr.with) {
		for (const name of varsOf([modifier], SAFETY_VARS)) if (!safe.has(name)) return new Set();
	}
	switch (terms.kind) {
		case 'template-string':
		case 'some':
		case 'and':
		case 'or':
			return new Set();
		case 'every':
			return refOutputs(terms.domain, safe);
		case 'call-expr': {
			if (isEquality(expr)) return equalityOutputs(expr, safe);
			const arity = functions.arity(terms.operator);
			return arity === null ? new Set() : callOutputs(expr, terms, arity, safe);
		}
		default:
			return refOutputs(expr, safe);
	}
}

/** The variables that an equality makes safe. */
export function equalityOutputs(expr: Expr, safe: NameSet): Set<string> {
	const sides = equalitySides(expr);
	const outputs = new Set<string>();
	if (sides === null) return outputs;
	const [left, right] = sides;
	const fromRefs = refOutputs(expr, safe);
	let known = eitherOf(fromRefs, safe);
	if (expr.fromAssignment) {
		// What `:=` assigns is never a way to make the right side safe.
		const assigned = varsOf([left], ALL_VARS);
		for (const name of assigned) fromRefs.delete(name);
		const others = known;
		known = { has: (name) => !assigned.has(name) && others.has(name) };
	}
	for (const name of fromRefs) if (!safe.has(name)) outputs.add(name);
	for (const name of unifiedVars(left, right, known)) if (!safe.has(name)) outputs.add(name);
	return outputs;
}

function callOutputs(expr: Expr, call: CallExpr, arity: number, safe: NameSet): Set<string> {
	const outputs = refOutputs(expr, safe);
	if (arity >= call.args.length) return outputs;
	for (const name of varsOf([call.operator, ...call.args.slice(0, arity)], OUTPUT_VARS)) {
		if (!outputs.has(name) && !safe.has(name)) return new Set();
	}
	for (const output of call.args.slice(arity)) collectVars(output, OUTPUT_VARS, outputs);
	return outputs;
}

/** The variables that references below a node enumerate, as far as their heads are safe. */
function refOutputs(node: Node, safe: NameSet): Set<string> {
	const outputs = new Set<string>();
	visit(node, (inner) => {
		if (isComprehension(inner) || inner.kind === 'template-string') return true;
		if (inner.kind !== 'ref') return false;
		if (!isRefSafe(inner, safe)) return true;
		if (!isGround(inner)) for (const name of refOutputVars(inner)) outputs.add(name);
		return false;
	});
	return outputs;
}

function eitherOf(a: NameSet, b: NameSet): NameSet {
	return { has: (name) => a.has(name) || b.has(name) };
}
