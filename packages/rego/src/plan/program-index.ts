import { InvariantError, type Span } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import { keyOf } from '../runtime/collection.ts';
import type { Value } from '../runtime/value.ts';
import type { DocumentNode } from './document-tree.ts';
import type { Probe } from './ir.ts';

export interface PlanOptions {
	/** Put probes into the plan, for coverage, profiles and traces. */
	readonly instrument: boolean;
	/** Let parametrised test rules report each case as soon as its name is known. */
	readonly testCases: boolean;
}

/** Numbers of the documents, functions and tree nodes of a program, given out as the planner meets them. */
export class ProgramIndex {
	readonly root: DocumentNode;
	readonly builtins: ReadonlyMap<string, Builtin>;
	/** Builtins that some `with` replaces; only their calls look for a replacement. */
	readonly mockedBuiltins: ReadonlySet<string>;
	readonly #documents = new Map<DocumentNode, number>();
	readonly #functions = new Map<DocumentNode, number>();
	readonly #treeNodes = new Map<DocumentNode, number>();
	/** Nodes whose document still has to be planned, in the order of their numbers. */
	readonly documentQueue: DocumentNode[] = [];
	readonly functionQueue: DocumentNode[] = [];
	readonly treeQueue: DocumentNode[] = [];

	/** Probes given out so far; null in a plan that is not instrumented. */
	readonly probes: Probe[] | null;
	readonly testCases: boolean;

	constructor(
		root: DocumentNode,
		builtins: ReadonlyMap<string, Builtin>,
		mockedBuiltins: ReadonlySet<string>,
		options: PlanOptions,
	) {
		this.root = root;
		this.builtins = builtins;
		this.mockedBuiltins = mockedBuiltins;
		this.probes = options.instrument ? [] : null;
		this.testCases = options.testCases;
	}

	document(node: DocumentNode): number {
		return numbered(this.#documents, this.documentQueue, node);
	}

	function(node: DocumentNode): number {
		return numbered(this.#functions, this.functionQueue, node);
	}

	treeNode(node: DocumentNode): number {
		return numbered(this.#treeNodes, this.treeQueue, node);
	}

	child(node: DocumentNode, key: Value): DocumentNode | undefined {
		return node.children.get(keyOf(key));
	}

	/** The function at a constant path below `data`, or null when there is none. */
	functionAt(path: readonly Value[]): DocumentNode | null {
		let node: DocumentNode | undefined = this.root;
		for (const key of path) {
			node = node === undefined ? undefined : this.child(node, key);
		}
		return node !== undefined && node.functions.length > 0 ? node : null;
	}

	builtin(name: string, at: Span): Builtin {
		const found = this.builtins.get(name);
		if (found === undefined) throw new InvariantError(`undeclared builtin ${name} at ${at.source.name}:${at.start}`);
		return found;
	}
}

function numbered(numbers: Map<DocumentNode, number>, queue: DocumentNode[], node: DocumentNode): number {
	let number = numbers.get(node);
	if (number === undefined) {
		number = queue.length;
		numbers.set(node, number);
		queue.push(node);
	}
	return number;
}
