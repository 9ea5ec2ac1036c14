import type { Program, RuleUnit } from './program.ts';
import { pathOf } from './program.ts';
import { groundPrefix, packagePath } from './rule-path.ts';
import { RuleTree } from './rule-tree.ts';

/** Arranges the rules of all modules by the path they define. */
export function setRuleTree(program: Program): void {
	program.tree = ruleTreeOf(program, (unit) => unit);
}

/** The tree of what `entry` makes of each rule. */
export function ruleTreeOf<R>(program: Program, entry: (unit: RuleUnit) => R): RuleTree<R> {
	const root = new RuleTree<R>();
	for (const module of program.modules) {
		if (module.rules.length === 0) root.insert(packagePath(module.source.package.path), null);
		for (const rule of module.rules) root.insert(groundPrefix(pathOf(rule)), entry(rule));
	}
	for (const documents of root.children.values()) {
		const system = documents.children.get('system');
		if (system !== undefined) system.hide = true;
	}
	return root;
}
