import { InvariantError, type Span } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import { compare } from '../runtime/compare.ts';
import type { Value } from '../runtime/value.ts';
import type { Body, Module, Rule } from '../syntax/ast.ts';
import { planComplete, planFunction, planPartial, planQuery } from './definition-planner.ts';
import { buildDocumentTree, type DocumentNode, isDocument, isFunctionNode } from './document-tree.ts';
import type { ChildPlan, DocumentPlan, EntryPlan, FunctionPlan, ProgramPlan, TreeNodePlan } from './ir.ts';
import { optimize } from './optimize.ts';
import { collectOverrides, type Overrides } from './overrides.ts';
import { type PlanOptions, ProgramIndex } from './program-index.ts';

/** What a caller wants of a program: a query in core form, or the document at a ground path below `data`. */
export type EntryRequest =
	| {
			readonly kind: 'query';
			readonly body: Body;
			/** The column that holds a variable, null for none. */
			readonly select: (variable: string) => string | null;
			readonly span: Span;
	  }
	| { readonly kind: 'document'; readonly path: readonly Value[] };

/** Plans what the requested entries reach of the modules, which are in core form. */
export function planProgram(
	modules: Iterable<Module>,
	builtins: ReadonlyMap<string, Builtin>,
	requests: readonly EntryRequest[],
	options: Partial<PlanOptions> = {},
): ProgramPlan {
	const all = [...modules];
	const root = buildDocumentTree(all);
	const overrides = collectOverrides(
		all,
		requests.flatMap((request) => (request.kind === 'query' ? [request.body] : [])),
	);
	const program = new ProgramIndex(root, builtins, overrides.builtins, {
		instrument: false,
		testCases: false,
		...options,
	});
	const entries = requests.map((request) => planEntry(program, request));
	const documents: DocumentPlan[] = [];
	const functions: FunctionPlan[] = [];
	const tree: TreeNodePlan[] = [];
	// Planning one node may put others on the queues, so go on until nothing new comes.
	while (
		documents.length < program.documentQueue.length ||
		functions.length < program.functionQueue.length ||
		tree.length < program.treeQueue.length
	) {
		for (const node of program.documentQueue.slice(documents.length)) {
			documents.push(planDocument(program, node, overrides));
		}
		for (const node of program.functionQueue.slice(functions.length)) {
			functions.push(planFunctionNode(program, node, overrides));
		}
		for (const node of program.treeQueue.slice(tree.length)) tree.push(planTreeNode(program, node));
	}
	const probes = program.probes ?? [];
	return optimize({ documents, functions, tree, mockedBuiltins: overrides.builtins, probes, entries }, builtins);
}

function planEntry(program: ProgramIndex, request: EntryRequest): EntryPlan {
	if (request.kind === 'query') {
		return { kind: 'query', ...planQuery(program, request.body, request.select, request.span) };
	}
	let node: DocumentNode = program.root;
	for (const key of request.path) {
		const child = program.child(node, key);
		if (child === undefined) throw new InvariantError('requested document is not in the tree');
		node = child;
	}
	return { kind: 'document', document: program.document(node) };
}

function planDocument(program: ProgramIndex, node: DocumentNode, overrides: Overrides): DocumentPlan {
	const overridable = overrides.touches(node.path);
	const { path, rules } = node;
	const children = childPlans(program, node);
	const first = rules[0];
	if (first === undefined) return { kind: 'tree', path, children, overridable, static: false };
	const span = first.rule.span;
	if (children.length === 0 && rules.every((placed) => !placed.multi && placed.rest.length === 0)) {
		const own = rules.map((placed) => placed.rule);
		return { kind: 'complete', path, overridable, static: false, span, ...planDefinitions(program, own, planComplete) };
	}
	const shape = partialShape(node, children);
	const definitions = rules.map((placed) => planPartial(program, placed, shape));
	return { kind: 'partial', path, shape, definitions, dispatch: null, children, overridable, static: false, span };
}

function partialShape(node: DocumentNode, children: readonly ChildPlan[]): 'set' | 'object' | 'nested' {
	if (children.length > 0) return 'nested';
	if (node.rules.every(({ multi, rest }) => multi && rest.length === 0)) return 'set';
	return node.rules.every(({ multi, rest }) => !multi && rest.length === 1) ? 'object' : 'nested';
}

function childPlans(program: ProgramIndex, node: DocumentNode): ChildPlan[] {
	return visibleChildren(program, node).map((child) => ({
		key: lastKey(child),
		document: program.document(child),
		partial: child.rules.length === 0 || child.rules.some(({ multi, rest }) => multi || rest.length > 0),
	}));
}

/** The children that are part of a node's value: functions have none, and `data.system` is not seen from the root. */
function visibleChildren(program: ProgramIndex, node: DocumentNode): DocumentNode[] {
	return [...node.children.values()]
		.filter((child) => !isFunctionNode(child) && !(node === program.root && lastKey(child) === 'system'))
		.sort((a, b) => compare(lastKey(a), lastKey(b)));
}

function lastKey(node: DocumentNode): Value {
	return node.path[node.path.length - 1] as Value;
}

function planFunctionNode(program: ProgramIndex, node: DocumentNode, overrides: Overrides): FunctionPlan {
	const first = node.functions[0] as Rule;
	return {
		path: node.path,
		arity: first.head.args?.length ?? 0,
		mockable: overrides.touches(node.path),
		memoized: null,
		static: null,
		span: first.span,
		...planDefinitions(program, node.functions, planFunction),
	};
}

function planDefinitions(
	program: ProgramIndex,
	rules: readonly Rule[],
	plan: typeof planComplete,
): Pick<FunctionPlan, 'definitions' | 'dispatch' | 'fallback'> {
	const fallback = rules.find((rule) => rule.isDefault);
	return {
		definitions: rules.filter((rule) => !rule.isDefault).map((rule) => plan(program, rule)),
		dispatch: null,
		fallback: fallback === undefined ? null : plan(program, fallback),
	};
}

function planTreeNode(program: ProgramIndex, node: DocumentNode): TreeNodePlan {
	return {
		path: node.path,
		document: program.document(node),
		leaf: isDocument(node),
		children: isDocument(node)
			? []
			: visibleChildren(program, node).map((child) => ({ key: lastKey(child), node: program.treeNode(child) })),
	};
}
