import type { Term } from '../syntax/ast.ts';
import { varsOf } from './collect-vars.ts';
import { pathOf, type RuleUnit } from './program.ts';
import type { RuleGraph } from './rule-graph.ts';
import { type RuleRef, refsOfRule } from './rule-refs.ts';
import type { RuleTree } from './rule-tree.ts';
import { isConstant } from './term-facts.ts';
import { sameTerm } from './term-order.ts';
import { headTerms } from './visit.ts';

/** A reference that selects a rule only if its variables have the right values. */
export interface DynamicEdge extends RuleRef {
	/** Variables that may have a value when the reference is evaluated. */
	readonly bound: ReadonlySet<string>;
}

/** Tells, for a rule and one it depends on, whether a variable decides on that. Worked out for rules in cycles only. */
export class DynamicEdges {
	readonly #graph: RuleGraph;
	readonly #tree: RuleTree<RuleUnit>;
	readonly #causes = new Map<RuleUnit, ReadonlyMap<RuleUnit, DynamicEdge>>();

	constructor(graph: RuleGraph, tree: RuleTree<RuleUnit>) {
		this.#graph = graph;
		this.#tree = tree;
	}

	/** A rule's head and body as they were when the graph was made. */
	snapshot(rule: RuleUnit): Pick<RuleUnit, 'head' | 'body'> {
		return this.#graph.snapshots.get(rule) ?? rule;
	}

	/** The reference that may select `to`; null when one certainly does. */
	cause(from: RuleUnit, to: RuleUnit): DynamicEdge | null {
		let causes = this.#causes.get(from);
		if (causes === undefined) {
			causes = this.#causesOf(from);
			this.#causes.set(from, causes);
		}
		return causes.get(to) ?? null;
	}

	#causesOf(from: RuleUnit): Map<RuleUnit, DynamicEdge> {
		const { head, body } = this.snapshot(from);
		const certain = new Set<RuleUnit>();
		const possible: { readonly edge: DynamicEdge; readonly rule: RuleUnit }[] = [];
		for (const ref of refsOfRule(head, body, this.#tree)) {
			const bound = varsOf([...headTerms(head), ...body.slice(0, ref.index)]);
			const edge: DynamicEdge = { ...ref, bound };
			for (const rule of ref.rules) {
				if (!ref.hasVariable || selectionOf(ref.selector, rule, bound).certain) certain.add(rule);
				else possible.push({ edge, rule });
			}
		}
		const causes = new Map<RuleUnit, DynamicEdge>();
		for (const { edge, rule } of possible) {
			if (certain.has(rule)) continue;
			for (let next: RuleUnit | null = rule; next !== null; next = next.else) {
				if (!causes.has(next)) causes.set(next, edge);
			}
		}
		return causes;
	}
}

/** How a reference selects a rule. */
export interface Selection {
	/** The positions at which it must have the value that the rule's path has. */
	readonly deciding: readonly number[];
	/** It selects the rule whatever its variables hold. */
	readonly certain: boolean;
}

/** A variable without a value, used once, enumerates and so selects every rule. */
export function selectionOf(selector: readonly Term[], rule: RuleUnit, bound: ReadonlySet<string>): Selection {
	const path = pathOf(rule);
	const deciding: number[] = [];
	for (let i = 1; i < Math.min(selector.length, path.length); i++) {
		const part = selector[i] as Term;
		const wanted = path[i] as Term;
		if (!isConstant(wanted)) continue;
		if (part.kind === 'var' && !bound.has(part.name) && countVar(selector, part.name) === 1) continue;
		if (!isConstant(part)) deciding.push(i);
		else if (!sameTerm(part, wanted)) return { deciding, certain: false };
	}
	return { deciding, certain: deciding.length === 0 };
}

function countVar(path: readonly Term[], name: string): number {
	return path.filter((term) => term.kind === 'var' && term.name === name).length;
}
