import type { Module, Rule } from './ast.ts';
import { walkRule } from './walk.ts';

/** The first rule with which a module has more terms and expressions than a bound, or null. */
export function ruleBeyondNodes(module: Module, bound: number): Rule | null {
	// A node takes a character at least, so that most sources are short enough not to be counted.
	if (module.span.source.text.length <= bound) return null;
	let nodes = 0;
	const count = (): void => {
		nodes++;
	};
	for (const rule of module.rules) {
		walkRule(rule, { expr: count, term: count });
		if (nodes > bound) return rule;
	}
	return null;
}
