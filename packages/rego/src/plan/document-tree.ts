import { rulePath } from '../analysis/rule-path.ts';
import { type KeyPrimitive, keyOf } from '../runtime/collection.ts';
import type { Value } from '../runtime/value.ts';
import type { Module, Rule, Term } from '../syntax/ast.ts';
import { constantOf } from './constant.ts';

/**
 * The rules of a program by the path of the document they define. A rule hangs at the longest ground prefix of its
 * reference; what follows that prefix is the rule's `rest`.
 */
export interface DocumentNode {
	readonly path: readonly Value[];
	readonly children: Map<KeyPrimitive, DocumentNode>;
	readonly rules: PlacedRule[];
	readonly functions: Rule[];
}

export interface PlacedRule {
	readonly rule: Rule;
	/** The parts of the reference after its ground prefix. */
	readonly rest: readonly Term[];
	/** The rule adds members to a set (`contains`). */
	readonly multi: boolean;
}

/** Builds the tree from modules in core form; every package is a node, even one without rules. */
export function buildDocumentTree(modules: Iterable<Module>): DocumentNode {
	const root = documentNode([]);
	for (const module of modules) {
		descend(root, module.package.path.path);
		for (const rule of module.rules) placeRule(root, rule, rulePath(module.package.path, rule.head).slice(1));
	}
	return root;
}

function documentNode(path: readonly Value[]): DocumentNode {
	return { path, children: new Map(), rules: [], functions: [] };
}

function placeRule(root: DocumentNode, rule: Rule, path: readonly Term[]): void {
	const { node, rest } = descend(root, path);
	if (rule.head.args !== null) node.functions.push(rule);
	// A function without parameters is a document as well.
	if (rule.head.args !== null && rule.head.args.length > 0) return;
	node.rules.push({ rule, rest, multi: rule.head.key !== null && rule.head.value === null });
}

function descend(root: DocumentNode, path: readonly Term[]): { node: DocumentNode; rest: readonly Term[] } {
	let node = root;
	for (let i = 0; i < path.length; i++) {
		const key = constantOf(path[i] as Term);
		if (key === undefined) return { node, rest: path.slice(i) };
		const id = keyOf(key);
		let child = node.children.get(id);
		if (child === undefined) {
			child = documentNode([...node.path, key]);
			node.children.set(id, child);
		}
		node = child;
	}
	return { node, rest: [] };
}

/** Whether the node's value is made by rules, so that a reference may not look past it into the tree. */
export function isDocument(node: DocumentNode): boolean {
	return node.rules.length > 0;
}

/** Whether only functions hang at the node, which have no value as a document. */
export function isFunctionNode(node: DocumentNode): boolean {
	return node.functions.length > 0 && node.rules.length === 0;
}
