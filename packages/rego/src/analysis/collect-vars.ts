import type { Span } from '@merlon/base';
import type { Body, RefTerm, RuleHead, Term } from '../syntax/ast.ts';
import type { Node } from './visit.ts';

/** What to leave out when the variables below a node are collected. */
export interface VarOptions {
	/** The head of a reference. */
	readonly refHead?: boolean;
	/** The head of a call's operator, and that of a reference in a `with`. */
	readonly callHead?: boolean;
	readonly objectKeys?: boolean;
	/** Comprehensions, template strings, negated and logical bodies, and the body of `every`. */
	readonly closures?: boolean;
	readonly sets?: boolean;
	readonly templates?: boolean;
	/** Instead of walking negated and logical expressions: what of the variables in their bodies counts. */
	readonly operands?: (node: Node) => Iterable<string>;
}

/** The variables that an expression itself uses, as far as its safety goes. */
export const SAFETY_VARS: VarOptions = { callHead: true, closures: true };

/** The variables that a pattern binds. */
export const OUTPUT_VARS: VarOptions = { closures: true, sets: true, objectKeys: true, refHead: true };

/** The variables of terms that are matched against each other. */
export const PATTERN_VARS: VarOptions = { closures: true, objectKeys: true, refHead: true };

export const ALL_VARS: VarOptions = {};

/** The names of the variables below nodes. */
export function varsOf(nodes: readonly Node[], skip: VarOptions = ALL_VARS): Set<string> {
	const vars = new Set<string>();
	collectAll(nodes, skip, vars);
	return vars;
}

/** Adds the names of the variables below a node. */
export function collectVars(node: Node, skip: VarOptions, into: Set<string>): void {
	switch (node.kind) {
		case 'var':
			into.add(node.name);
			return;
		case 'ref':
			if (skip.refHead !== true) collectVars(node.head, skip, into);
			collectAll(node.path, skip, into);
			return;
		case 'array':
			collectAll(node.items, skip, into);
			return;
		case 'set':
			if (skip.sets !== true) collectAll(node.items, skip, into);
			return;
		case 'object':
			for (const { key, value } of node.entries) {
				if (skip.objectKeys !== true) collectVars(key, skip, into);
				collectVars(value, skip, into);
			}
			return;
		case 'call':
		case 'call-expr':
			if (skip.callHead === true) collectAll(node.operator.path, skip, into);
			else collectVars(node.operator, skip, into);
			collectAll(node.args, skip, into);
			return;
		case 'array-comprehension':
		case 'set-comprehension':
			if (skip.closures === true) return;
			collectVars(node.term, skip, into);
			collectAll(node.body, skip, into);
			return;
		case 'object-comprehension':
			if (skip.closures === true) return;
			collectVars(node.key, skip, into);
			collectVars(node.value, skip, into);
			collectAll(node.body, skip, into);
			return;
		case 'template-string':
			if (skip.closures !== true && skip.templates !== true) collectAll(node.parts, skip, into);
			return;
		case 'expr':
			if (skip.closures === true && node.terms.kind === 'every') {
				collectVars(node.terms.domain, skip, into);
				return;
			}
			collectVars(node.terms, skip, into);
			collectAll(node.with, skip, into);
			return;
		case 'with':
			if (skip.callHead === true) {
				if (node.target.kind === 'ref') collectAll(node.target.path, skip, into);
				if (node.value.kind === 'ref') collectAll(node.value.path, skip, into);
				else collectVars(node.value, skip, into);
			} else {
				collectVars(node.target, skip, into);
				collectVars(node.value, skip, into);
			}
			return;
		case 'some':
			collectAll(node.symbols, skip, into);
			return;
		case 'every':
			if (node.key !== null) collectVars(node.key, skip, into);
			collectVars(node.value, skip, into);
			collectVars(node.domain, skip, into);
			collectAll(node.body, skip, into);
			return;
		case 'not':
		case 'and':
		case 'or':
			if (skip.operands !== undefined) {
				for (const name of skip.operands(node)) into.add(name);
			} else if (skip.closures !== true) {
				collectAll(node.kind === 'not' ? node.body : [...node.left, ...node.right], skip, into);
			}
			return;
		default:
			return;
	}
}

function collectAll(nodes: readonly Node[], skip: VarOptions, into: Set<string>): void {
	for (let i = 0; i < nodes.length; i++) collectVars(nodes[i] as Node, skip, into);
}

/** The variables of a reference's path. */
export function refOutputVars(reference: RefTerm): Set<string> {
	return varsOf(reference.path, REF_VARS);
}

const REF_VARS: VarOptions = { refHead: true };

/** The variables of a head, its reference's path included, each with the place where it stands last. */
export function headVars(head: RuleHead): Map<string, Span> {
	const vars = new Map<string, Span>();
	const add = (term: Term): void => collectPlaces(term, vars);
	head.args?.forEach(add);
	if (head.key !== null) add(head.key);
	if (head.value !== null) add(head.value);
	head.reference.path.forEach(add);
	return vars;
}

function collectPlaces(node: Term | Body[number], into: Map<string, Span>): void {
	switch (node.kind) {
		case 'var':
			into.set(node.name, node.span);
			return;
		case 'array':
		case 'set':
			for (const item of node.items) collectPlaces(item, into);
			return;
		case 'object':
			for (const { key, value } of node.entries) {
				collectPlaces(key, into);
				collectPlaces(value, into);
			}
			return;
		default:
			// What else a head may hold was hoisted into the body before; its variables keep the place of the whole.
			for (const name of varsOf([node])) into.set(name, node.span);
	}
}
