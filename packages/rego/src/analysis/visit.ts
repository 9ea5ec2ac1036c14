import type {
	Body,
	CallExpr,
	Every,
	Expr,
	LogicalExpr,
	NotExpr,
	RuleHead,
	SomeDecl,
	Term,
	With,
} from '../syntax/ast.ts';

/** Everything that a body is made of. */
export type Node = Term | Expr | With | CallExpr | SomeDecl | Every | NotExpr | LogicalExpr;

/** Called before the nodes below a node; `true` leaves those out. */
export type Enter = (node: Node) => boolean;

/** Walks a node and all nodes below it, outer nodes first, in source order. */
export function visit(node: Node, enter: Enter): void {
	if (enter(node)) return;
	switch (node.kind) {
		case 'ref':
			visit(node.head, enter);
			visitAll(node.path, enter);
			return;
		case 'array':
		case 'set':
			visitAll(node.items, enter);
			return;
		case 'object':
			for (const { key, value } of node.entries) {
				visit(key, enter);
				visit(value, enter);
			}
			return;
		case 'call':
		case 'call-expr':
			visit(node.operator, enter);
			visitAll(node.args, enter);
			return;
		case 'array-comprehension':
		case 'set-comprehension':
			visit(node.term, enter);
			visitAll(node.body, enter);
			return;
		case 'object-comprehension':
			visit(node.key, enter);
			visit(node.value, enter);
			visitAll(node.body, enter);
			return;
		case 'template-string':
			visitAll(node.parts, enter);
			return;
		case 'expr':
			visit(node.terms, enter);
			visitAll(node.with, enter);
			return;
		case 'with':
			visit(node.target, enter);
			visit(node.value, enter);
			return;
		case 'some':
			visitAll(node.symbols, enter);
			return;
		case 'every':
			if (node.key !== null) visit(node.key, enter);
			visit(node.value, enter);
			visit(node.domain, enter);
			visitAll(node.body, enter);
			return;
		case 'not':
			visitAll(node.body, enter);
			return;
		case 'and':
		case 'or':
			visitAll(node.left, enter);
			visitAll(node.right, enter);
			return;
		default:
			return;
	}
}

export function visitAll(nodes: readonly Node[], enter: Enter): void {
	for (let i = 0; i < nodes.length; i++) visit(nodes[i] as Node, enter);
}

/** Walks the arguments, the key and the value of a head, not its reference. */
export function visitHead(head: RuleHead, enter: Enter): void {
	visitAll(headTerms(head), enter);
}

/** The arguments, the key and the value of a head. */
export function headTerms(head: RuleHead): Term[] {
	const terms = head.args === null ? [] : [...head.args];
	if (head.key !== null) terms.push(head.key);
	if (head.value !== null) terms.push(head.value);
	return terms;
}

/** Calls for every expression below the nodes; `true` leaves out the expressions inside of it. */
export function visitExprs(nodes: readonly Node[], enter: (expr: Expr) => boolean): void {
	visitAll(nodes, (node) => node.kind === 'expr' && enter(node));
}

/** Whether any node at or below satisfies the test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
	let found = false;
	visit(node, (inner) => {
		found ||= test(inner);
		return found;
	});
	return found;
}

/** The bodies directly inside of a comprehension, an `every`, a negation or a logical expression. */
export function closureBodies(node: Node): readonly Body[] {
	switch (node.kind) {
		case 'array-comprehension':
		case 'set-comprehension':
		case 'object-comprehension':
		case 'every':
		case 'not':
			return [node.body];
		case 'and':
		case 'or':
			return [node.left, node.right];
		default:
			return NO_BODIES;
	}
}

const NO_BODIES: readonly Body[] = [];
