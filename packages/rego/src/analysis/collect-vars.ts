import type { Span } from '@merlon/base';
import type { Body, Expr, LogicalExpr, NotExpr, ObjectEntry, RefTerm, RuleHead, Term, With } from '../syntax/ast.ts';
import { closureBodies, type Node } from './visit.ts';

/** What to leave out when the variables below a node are collected. */
export interface VarOptions {
	/** The head of a reference. */
	readonly refHead: boolean;
	/** The head of a call's operator, and that of a reference in a `with`. */
	readonly callHead: boolean;
	readonly objectKeys: boolean;
	/** Comprehensions, template strings, negated and logical bodies, and the body of `every`. */
	readonly closures: boolean;
	readonly sets: boolean;
	/** Instead of walking negated and logical expressions: what of the variables in their bodies counts. */
	readonly operands: ((node: Node) => Iterable<string>) | null;
}

/** Options that leave out what is named. All are objects of one shape, as they are read for every node. */
export function leavingOut(options: Partial<VarOptions>): VarOptions {
	const { refHead = false, callHead = false, objectKeys = false, closures = false, sets = false } = options;
	return { refHead, callHead, objectKeys, closures, sets, operands: options.operands ?? null };
}

/** The variables that an expression itself uses, as far as its safety goes. */
export const SAFETY_VARS: VarOptions = leavingOut({ callHead: true, closures: true });

/** The variables that a pattern binds. */
export const OUTPUT_VARS: VarOptions = leavingOut({ closures: true, sets: true, objectKeys: true, refHead: true });

/** The variables of terms that are matched against each other. */
export const PATTERN_VARS: VarOptions = leavingOut({ closures: true, objectKeys: true, refHead: true });

export const ALL_VARS: VarOptions = leavingOut({});

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
			if (!skip.refHead) collectVars(node.head, skip, into);
			collectAll(node.path, skip, into);
			return;
		case 'array':
			collectAll(node.items, skip, into);
			return;
		case 'set':
			if (!skip.sets) collectAll(node.items, skip, into);
			return;
		case 'object':
			collectEntries(node.entries, skip, into);
			return;
		case 'call':
		case 'call-expr':
			if (skip.callHead) collectAll(node.operator.path, skip, into);
			else collectVars(node.operator, skip, into);
			collectAll(node.args, skip, into);
			return;
		case 'with':
			collectModifier(node, skip, into);
			return;
		case 'some':
			collectAll(node.symbols, skip, into);
			return;
		case 'expr':
			collectExpr(node, skip, into);
			return;
		case 'not':
		case 'and':
		case 'or':
			collectOperands(node, skip, into);
			return;
		default:
			if (!skip.closures || node.kind === 'every') collectClosure(node, skip, into);
	}
}

function collectEntries(entries: readonly ObjectEntry[], skip: VarOptions, into: Set<string>): void {
	for (const { key, value } of entries) {
		if (!skip.objectKeys) collectVars(key, skip, into);
		collectVars(value, skip, into);
	}
}

/** Of `every`, only the domain is evaluated outside of its body. */
function collectExpr(expr: Expr, skip: VarOptions, into: Set<string>): void {
	if (skip.closures && expr.terms.kind === 'every') collectVars(expr.terms.domain, skip, into);
	else {
		collectVars(expr.terms, skip, into);
		collectAll(expr.with, skip, into);
	}
}

function collectModifier({ target, value }: With, skip: VarOptions, into: Set<string>): void {
	if (!skip.callHead) collectAll([target, value], skip, into);
	else {
		if (target.kind === 'ref') collectAll(target.path, skip, into);
		collectAll(value.kind === 'ref' ? value.path : [value], skip, into);
	}
}

function collectOperands(node: NotExpr | LogicalExpr, skip: VarOptions, into: Set<string>): void {
	if (skip.operands !== null) for (const name of skip.operands(node)) into.add(name);
	else if (!skip.closures) for (const body of closureBodies(node)) collectAll(body, skip, into);
}

/** Terms with bodies, and template strings. */
function collectClosure(node: Node, skip: VarOptions, into: Set<string>): void {
	switch (node.kind) {
		case 'array-comprehension':
		case 'set-comprehension':
			collectVars(node.term, skip, into);
			break;
		case 'object-comprehension':
			collectAll([node.key, node.value], skip, into);
			break;
		case 'every':
			collectAll(node.key === null ? [node.value, node.domain] : [node.key, node.value, node.domain], skip, into);
			break;
		case 'template-string':
			collectAll(node.parts, skip, into);
			break;
		default:
			return;
	}
	for (const body of closureBodies(node)) collectAll(body, skip, into);
}

function collectAll(nodes: readonly Node[], skip: VarOptions, into: Set<string>): void {
	for (let i = 0; i < nodes.length; i++) collectVars(nodes[i] as Node, skip, into);
}

/** The variables of a reference's path. */
export function refOutputVars(reference: RefTerm): Set<string> {
	return varsOf(reference.path, REF_VARS);
}

const REF_VARS: VarOptions = leavingOut({ refHead: true });

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
