import type { Term } from '../syntax/ast.ts';
import type { BodyPlanner } from './body-planner.ts';
import { constantOf } from './constant.ts';
import { type DocumentNode, isDocument, isFunctionNode } from './document-tree.ts';
import type { Block, GetRoot, Operand } from './ir.ts';
import { isEvaluable, unify } from './unify.ts';

/** Plans `from[path[0]][path[1]]…`; an unbound part iterates over the keys there. */
export function planPath(planner: BodyPlanner, from: Operand | GetRoot, path: readonly Term[]): Operand {
	let current: Operand | GetRoot = from;
	let ground: Operand[] = [];
	const flush = (): Operand => {
		const root = current;
		if (ground.length === 0) return root.kind === 'local' || root.kind === 'constant' ? root : planner.let(root);
		const value = planner.let({ kind: 'get', from: root, path: ground, frame: planner.frame });
		ground = [];
		return value;
	};
	for (const part of path) {
		if (isEvaluable(planner, part)) {
			const block = planner.block;
			const key = planner.term(part);
			const constant = key.kind === 'constant';
			// Constant keys are read in one go; a computed one is a step of its own.
			if (!constant && ground.length > 0) current = flush();
			ground.push(key);
			if (!constant) current = flush();
			// A key that iterated moved on into an inner block; that is fine, everything after is planned there.
			if (planner.block !== block) current = flush();
		} else {
			current = planScan(planner, flush(), part);
		}
	}
	return flush();
}

/** Iterates over a collection, unifying each key with a pattern; gives the operand of the item. */
function planScan(planner: BodyPlanner, source: Operand, pattern: Term): Operand {
	const wildcard = pattern.kind === 'var' && pattern.name.startsWith('$');
	const key = planner.newLocal();
	const value = planner.newLocal();
	const body: Block = [];
	planner.emit({ kind: 'scan', source, key, value, body, ordered: true, index: null });
	planner.block = body;
	unify(planner, pattern, { kind: 'local', local: key });
	if (wildcard && pattern.kind === 'var') planner.vars.set(pattern.name, { kind: 'local', local: key });
	return { kind: 'local', local: value };
}

/** Plans a reference into `data`: through the tree of documents as far as the path is constant, then by value. */
export function planDataReference(planner: BodyPlanner, path: readonly Term[]): Operand {
	const { program } = planner;
	let node: DocumentNode = program.root;
	for (let i = 0; i < path.length; i++) {
		if (isDocument(node)) {
			const value = planner.let({ kind: 'document', document: program.document(node), frame: planner.frame });
			return planPath(planner, value, path.slice(i));
		}
		const key = constantOf(path[i] as Term);
		if (key === undefined) return planTree(planner, node, path.slice(i));
		const child = program.child(node, key);
		if (child === undefined) return planBase(planner, node, path, i);
		node = child;
	}
	if (isFunctionNode(node)) planner.emit({ kind: 'fail' });
	return planner.let({ kind: 'document', document: program.document(node), frame: planner.frame });
}

/** A path that leaves the tree of documents is one into the base documents. */
function planBase(planner: BodyPlanner, node: DocumentNode, path: readonly Term[], from: number): Operand {
	const constant = node.path.filter((key): key is string => typeof key === 'string');
	return planPath(planner, { kind: 'base', path: constant, frame: planner.frame }, path.slice(from));
}

/** A path through the tree that is known only at run time. */
function planTree(planner: BodyPlanner, node: DocumentNode, path: readonly Term[]): Operand {
	let current: Operand = planner.let({ kind: 'tree', node: planner.program.treeNode(node) });
	for (const part of path) {
		if (isEvaluable(planner, part)) {
			const key: Operand = planner.term(part);
			current = planner.let({ kind: 'tree-get', from: current, key, frame: planner.frame });
			continue;
		}
		const key = planner.newLocal();
		const body: Block = [];
		planner.emit({ kind: 'scan-tree', source: current, key, body, frame: planner.frame });
		planner.block = body;
		unify(planner, part, { kind: 'local', local: key });
		const from: Operand = current;
		current = planner.let({ kind: 'tree-get', from, key: { kind: 'local', local: key }, frame: planner.frame });
	}
	return planner.let({ kind: 'tree-value', from: current, frame: planner.frame });
}
