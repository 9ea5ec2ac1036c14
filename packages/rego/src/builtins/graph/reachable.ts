import { type KeyPrimitive, keyOf, type ObjectValue, RegoSet } from '../../runtime/collection.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import { objectOperand } from '../object-operand.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';

const VERTICES: Type = t.anyOf(t.arrayOf(t.any), t.setOf(t.any));
const GRAPH = t.objectOf(t.any, VERTICES);

export const graphReachable: Builtin = builtin({
	name: 'graph.reachable',
	description: 'The vertices of a graph that can be reached from some of them, those included.',
	categories: [],
	args: [
		named('graph', 'for every vertex the set or array of its neighbours', GRAPH),
		named('initial', 'set or array of the vertices to begin at', VERTICES),
	],
	result: named('output', 'vertices of `graph` that can be reached from `initial`', t.setOf(t.any)),
	unchecked: true,
	impl(context, operand, initial) {
		const graph = objectOperand(1, operand);
		const reached = new RegoSet();
		const queue = [...startVertices(initial)];
		for (let vertex = queue.pop(); vertex !== undefined; vertex = queue.pop()) {
			context.tick(1);
			const edges = lookup(graph, vertex);
			if (edges === undefined || reached.has(vertex)) continue;
			reached.add(vertex);
			for (const neighbour of neighbours(edges)) if (!reached.has(neighbour)) queue.push(neighbour);
		}
		return reached;
	},
});

export const graphReachablePaths: Builtin = builtin({
	name: 'graph.reachable_paths',
	description:
		'The paths through a graph that begin at some of its vertices and go on until there is no further vertex or one comes again.',
	categories: [],
	args: [
		named('graph', 'for every vertex the set or array of its neighbours', GRAPH),
		named('initial', 'set or array of the vertices to begin at', VERTICES),
	],
	result: named('output', 'paths that begin at a vertex of `initial`', t.setOf(t.arrayOf(t.any))),
	unchecked: true,
	impl(context, operand, initial) {
		const graph = objectOperand(1, operand);
		const paths = new RegoSet();
		for (const root of startVertices(initial)) {
			if (lookup(graph, root) !== undefined) followPaths(context, graph, root, paths);
		}
		return paths;
	},
});

function startVertices(initial: Value): ValueArray {
	const vertices = itemsOf(initial);
	if (vertices === null) throw operandTypeError(2, initial, '{array, set}');
	return vertices;
}

function neighbours(edges: Value): ValueArray {
	return itemsOf(edges) ?? [];
}

/**
 * Depth first with a stack of its own: paths are as long as the graph is large. OPA lets a vertex follow itself at the
 * very beginning of a path, and nowhere else.
 */
function followPaths(context: EvalContext, graph: ObjectValue, root: Value, paths: RegoSet): void {
	const path: Value[] = [];
	const onPath = new Set<KeyPrimitive>();
	const frames: { readonly next: ValueArray; readonly isRepeated: boolean; at: number }[] = [];
	const enter = (vertex: Value): void => {
		context.tick(1 + path.length);
		limitSize(context, 'graph.reachable_paths', paths.size);
		const edges = lookup(graph, vertex);
		if (edges === undefined) {
			paths.add([...path]);
			return;
		}
		path.push(vertex);
		const next = neighbours(edges);
		if (next.length === 0) {
			paths.add([...path]);
			path.pop();
			return;
		}
		const key = keyOf(vertex);
		frames.push({ next, isRepeated: onPath.has(key), at: 0 });
		onPath.add(key);
	};
	enter(root);
	for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
		const vertex = frame.next[frame.at++];
		if (vertex === undefined) {
			frames.pop();
			const left = keyOf(path.pop() as Value);
			if (!frame.isRepeated) onPath.delete(left);
		} else if (frames.length > 1 && onPath.has(keyOf(vertex))) {
			paths.add([...path]);
		} else {
			enter(vertex);
		}
	}
}
