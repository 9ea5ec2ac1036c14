import type { Body, RuleHead } from '../syntax/ast.ts';
import type { Program, RuleUnit } from './program.ts';
import { refsOfRule } from './rule-refs.ts';
import { compareSpans } from './span-order.ts';
import { strongComponents } from './strong-components.ts';
import { compareLists } from './term-order.ts';

/** A rule as it was when the graph was made: later passes rewrite it. */
interface RuleSnapshot {
	readonly head: RuleHead;
	readonly body: Body;
}

/** Which rules refer to which. `else` rules are rules of their own; who refers to a rule refers to them as well. */
export class RuleGraph {
	readonly dependencies: Map<RuleUnit, Set<RuleUnit>> = new Map();
	readonly dependents: Map<RuleUnit, Set<RuleUnit>> = new Map();
	readonly snapshots: Map<RuleUnit, RuleSnapshot> = new Map();

	constructor(program: Program) {
		const rules = program.allRules();
		for (const rule of rules) {
			this.dependencies.set(rule, new Set());
			this.dependents.set(rule, new Set());
			this.snapshots.set(rule, { head: rule.head, body: rule.body });
		}
		for (const rule of rules) {
			for (const { rules: selected } of refsOfRule(rule.head, rule.body, program.tree)) {
				for (const first of selected) {
					for (let next: RuleUnit | null = first; next !== null; next = next.else) this.#connect(rule, next);
				}
			}
		}
	}

	#connect(from: RuleUnit, to: RuleUnit): void {
		(this.dependencies.get(from) as Set<RuleUnit>).add(to);
		(this.dependents.get(to) as Set<RuleUnit>).add(from);
	}

	/** The rules, each after those it depends on; rules of one rank in the order of their places. */
	sorted(): RuleUnit[] {
		const order: RuleUnit[] = [];
		const entered = new Set<RuleUnit>();
		for (const root of [...this.dependencies.keys()].sort(comparePlaces)) {
			if (entered.has(root)) continue;
			entered.add(root);
			const stack = [this.#frame(root)];
			for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
				const next = frame.rest.shift();
				if (next === undefined) {
					order.push(frame.rule);
					stack.pop();
				} else if (!entered.has(next)) {
					entered.add(next);
					stack.push(this.#frame(next));
				}
			}
		}
		return order;
	}

	#frame(rule: RuleUnit): { rule: RuleUnit; rest: RuleUnit[] } {
		return { rule, rest: [...(this.dependencies.get(rule) as Set<RuleUnit>)].sort(comparePlaces) };
	}

	/** The rules that can reach themselves, with the group of rules around each that reach one another. */
	cyclicGroups(): Map<RuleUnit, ReadonlySet<RuleUnit>> {
		const groups = new Map<RuleUnit, ReadonlySet<RuleUnit>>();
		for (const group of strongComponents(this.dependencies)) {
			const [first] = group;
			if (first === undefined || (group.size === 1 && !this.dependencies.get(first)?.has(first))) continue;
			for (const rule of group) groups.set(rule, group);
		}
		return groups;
	}
}

function comparePlaces(a: RuleUnit, b: RuleUnit): number {
	return (
		compareSpans(a.source.span, b.source.span) ||
		compareLists([a.head.reference.head, ...a.head.reference.path], [b.head.reference.head, ...b.head.reference.path])
	);
}

/** Finds out which rules refer to which, while their references are still as they were written. */
export function setRuleGraph(program: Program): void {
	program.graph = new RuleGraph(program);
}
