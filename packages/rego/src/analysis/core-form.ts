import { invariant } from '@merlon/base';
import type { Module, Rule } from '../syntax/ast.ts';
import type { Analysis } from './analysis.ts';
import type { Program, RuleUnit } from './program.ts';
import { ruleTreeOf } from './set-rule-tree.ts';

/** The finished program as immutable modules, before its types are known. */
export type CoreForm = Omit<Analysis, 'types'>;

/** Makes modules of the rules under analysis, once no pass changes them any more. */
export function coreForm(program: Program): CoreForm {
	const modules = new Map<string, Module>();
	const rules = new Map<RuleUnit, Rule>();
	const moduleOfRule = new Map<Rule, Module>();
	for (const unit of program.modules) {
		const moduleRules = unit.rules.map((rule) => finishedRule(program, rule, rules));
		const module: Module = { ...unit.source, imports: [], rules: moduleRules };
		modules.set(unit.name, module);
		for (const first of moduleRules) {
			for (let rule: Rule | null = first; rule !== null; rule = rule.else) moduleOfRule.set(rule, module);
		}
	}
	const { graph } = program;
	invariant(graph !== null, 'the rule graph is set before the program is finished');
	const finished = (unit: RuleUnit): Rule => rules.get(unit) as Rule;
	const edges = (of: ReadonlyMap<RuleUnit, ReadonlySet<RuleUnit>>): Map<Rule, ReadonlySet<Rule>> =>
		new Map([...of].map(([unit, others]) => [finished(unit), new Set([...others].map(finished))]));
	return {
		options: program.options,
		modules,
		ruleTree: ruleTreeOf(program, finished),
		moduleOfRule,
		annotations: program.annotations,
		rewrittenVars: program.rewrittenVars,
		hoistedTerms: program.hoistedTerms,
		rulesInOrder: graph.sorted().map(finished),
		dependencies: edges(graph.dependencies),
		dependents: edges(graph.dependents),
	};
}

function finishedRule(program: Program, unit: RuleUnit, rules: Map<RuleUnit, Rule>): Rule {
	const otherwise = unit.else === null ? null : finishedRule(program, unit.else, rules);
	const rule: Rule = { ...unit.source, head: unit.head, body: unit.body, else: otherwise };
	rules.set(unit, rule);
	program.annotations.alias(rule, unit.source);
	return rule;
}
