import type { Body, RuleHead, Term } from '../syntax/ast.ts';
import { BodyConstants, expandRef, type KnownValues } from './narrow-refs.ts';
import type { RuleUnit } from './program.ts';
import { pathOf } from './program.ts';
import type { RuleTree } from './rule-tree.ts';
import { isConstant } from './term-facts.ts';
import { sameTerm } from './term-order.ts';
import { headTerms, type Node, visit } from './visit.ts';

/** A reference in a rule, and the rules it may select. */
export interface RuleRef {
	/** As it is written, head first. */
	readonly path: readonly Term[];
	/** The one reference it can be, where its variables have known values; else as it is written. */
	readonly selector: readonly Term[];
	readonly hasVariable: boolean;
	/** The expression of the body it stands in; the body's length for the head, which is evaluated after it. */
	readonly index: number;
	readonly rules: readonly RuleUnit[];
}

/** The references of a rule to other rules, its `else` rules left out. */
export function refsOfRule(head: RuleHead, body: Body, tree: RuleTree<RuleUnit>): RuleRef[] {
	const refs: RuleRef[] = [];
	let constants: BodyConstants | null = null;
	let known: KnownValues | null = null;
	let index = 0;
	const add = (node: Node): boolean => {
		if (node.kind !== 'ref') return false;
		// Only what begins with `data` can select a rule.
		if (node.head.kind !== 'var' || node.head.name !== 'data') return false;
		const path = [node.head, ...node.path];
		const hasVariable = !node.path.every(isConstant);
		if (!hasVariable) {
			refs.push({ path, selector: path, hasVariable, index, rules: rulesMatching(tree, path) });
			return false;
		}
		constants ??= new BodyConstants(body);
		known ??= constants.before(index);
		const expanded = known.size === 0 ? [path] : expandRef(path, known);
		const selector = expanded.length === 1 ? (expanded[0] as readonly Term[]) : path;
		for (const concrete of expanded) {
			refs.push({ path, selector, hasVariable, index, rules: rulesMatching(tree, concrete) });
		}
		return false;
	};
	for (const expr of body) {
		visit(expr, add);
		index++;
		known = null;
	}
	for (const term of headTerms(head)) visit(term, add);
	return refs;
}

function rulesMatching(tree: RuleTree<RuleUnit>, path: readonly Term[]): RuleUnit[] {
	return documentsMatching(tree, path, pathOf);
}

/** The rules that a reference may refer to, hidden packages included. */
export function documentsMatching<R>(
	tree: RuleTree<R>,
	path: readonly Term[],
	pathOfRule: (rule: R) => readonly Term[],
): R[] {
	const found = new Set<R>();
	const addIntersecting = (node: RuleTree<R>, from: number): void => {
		for (const rule of node.rules) if (mayIntersect(pathOfRule(rule), path, from)) found.add(rule);
	};
	const walk = (node: RuleTree<R>, i: number): void => {
		const part = path[i];
		if (part === undefined) {
			node.visit((below) => {
				for (const rule of below.rules) found.add(rule);
				return true;
			});
			return;
		}
		if (i === 0 || isConstant(part)) {
			const child = node.child(part);
			if (child === null) return;
			addIntersecting(child, i + 1);
			walk(child, i + 1);
			return;
		}
		for (const child of node.sortedChildren()) {
			addIntersecting(child, i + 1);
			walk(child, i + 1);
		}
	};
	walk(tree, 0);
	return [...found];
}

function mayIntersect(a: readonly Term[], b: readonly Term[], from: number): boolean {
	const length = Math.min(a.length, b.length);
	for (let i = from; i < length; i++) {
		const x = a[i] as Term;
		const y = b[i] as Term;
		if (isConstant(x) && isConstant(y) && !sameTerm(x, y)) return false;
	}
	return true;
}
