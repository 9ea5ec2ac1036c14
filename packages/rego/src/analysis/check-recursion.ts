import { type Diagnostic, diagnostic, invariant } from '@merlon/base';
import { DynamicEdges } from './dynamic-edges.ts';
import type { Program, RuleUnit } from './program.ts';
import { causeText } from './recursion-cause.ts';
import { ruleName } from './rule-name.ts';

/** How many rules of those that all depend on each other are reported: each error names a whole cycle. */
const MAX_REPORTED = 100;

/** No rule may depend on itself. */
export function checkRecursion(program: Program): void {
	const { graph } = program;
	invariant(graph !== null, 'the rule graph is set before recursion is checked');
	const groups = graph.cyclicGroups();
	if (groups.size === 0) return;
	const edges = new DynamicEdges(graph, program.tree);
	const names = new Map([...groups.keys()].map((rule) => [rule, ruleName(rule, program.rewrittenVars)]));
	const reported = new Map<ReadonlySet<RuleUnit>, number>();
	program.tree.visit((node) => {
		for (const first of node.rules) {
			for (let rule: RuleUnit | null = first; rule !== null; rule = rule.else) {
				const group = groups.get(rule);
				if (group === undefined) continue;
				const count = reported.get(group) ?? 0;
				if (count >= MAX_REPORTED) continue;
				reported.set(group, count + 1);
				if (!program.report(cycleError(program, rule, group, edges, names))) return false;
			}
		}
		return true;
	});
}

function cycleError(
	program: Program,
	rule: RuleUnit,
	group: ReadonlySet<RuleUnit>,
	edges: DynamicEdges,
	names: ReadonlyMap<RuleUnit, string>,
): Diagnostic {
	const within = (from: RuleUnit): RuleUnit[] => {
		return [...(program.graph?.dependencies.get(from) ?? [])].filter((to) => group.has(to));
	};
	const fixed = (from: RuleUnit): RuleUnit[] => within(from).filter((to) => edges.cause(from, to) === null);
	let path = cyclePath(rule, within);
	let verb = 'is';
	let cause = '';
	if (path.some((to, i) => i > 0 && edges.cause(path[i - 1] as RuleUnit, to) !== null)) {
		// A variable closes this cycle, but there may be another one that none does.
		const certain = cyclePath(rule, fixed);
		if (certain.length > 0) path = certain;
		else {
			verb = 'may be';
			cause = causeText(path, edges, program.rewrittenVars, program.options.builtins);
		}
	}
	const steps = path.map((step) => names.get(step));
	const message = `rule ${names.get(rule)} ${verb} recursive: ${steps.join(' -> ')}${cause}`;
	return diagnostic('rego_recursion_error', message, rule.source.span);
}

/** A path from a rule back to itself, found depth first; empty when there is none. */
function cyclePath(start: RuleUnit, edges: (rule: RuleUnit) => RuleUnit[]): RuleUnit[] {
	const visited = new Set([start]);
	const stack = [{ rule: start, rest: edges(start) }];
	for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
		const next = frame.rest.shift();
		if (next === undefined) stack.pop();
		else if (next === start) return [...stack.map(({ rule }) => rule), start];
		else if (!visited.has(next)) {
			visited.add(next);
			stack.push({ rule: next, rest: edges(next) });
		}
	}
	return [];
}
