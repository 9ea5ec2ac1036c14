import type { Analysis } from '../analysis/analysis.ts';
import { groundPrefix, rulePath } from '../analysis/rule-path.ts';
import { isConstant } from '../analysis/term-facts.ts';
import { compareLists } from '../analysis/term-order.ts';
import { pathText } from '../analysis/term-text.ts';
import type { Body, Rule } from '../syntax/ast.ts';
import { type Path, refsOfQuery, refsOfRule } from './rule-refs.ts';

/** A document: its path, `data` or `input` first, and the text that OPA prints for it. */
export interface Dependency {
	readonly path: Path;
	readonly text: string;
}

export interface Dependencies {
	/** What has to be given from outside: parts of `input`, and of `data` that no rule makes. */
	readonly base: readonly Dependency[];
	/** What rules make. */
	readonly virtual: readonly Dependency[];
}

/** The documents that a query depends on, directly or through rules. The query is taken as parsed. */
export function dependencies(analysis: Pick<Analysis, 'ruleTree' | 'moduleOfRule'>, query: Body): Dependencies {
	const base = new Map<string, Dependency>();
	const virtual = new Map<string, Dependency>();
	const reached = new Set<Rule>();
	const addRefs = (refs: readonly Path[]): void => {
		for (const ref of refs) {
			const path = constantPrefix(ref);
			const rules = [...analysis.ruleTree.rulesOfDocument(path), ...analysis.ruleTree.rulesWithPrefix(path)];
			for (const rule of rules) reached.add(rule);
			if (rules.length === 0) add(base, path);
		}
	};
	addRefs(refsOfQuery(query));
	for (const rule of reached) {
		const module = analysis.moduleOfRule.get(rule);
		if (module !== undefined) add(virtual, groundPrefix(rulePath(module.package.path, rule.head)));
		addRefs(refsOfRule(rule));
	}
	return { base: inOrder(base), virtual: inOrder(virtual) };
}

/** The part of a reference before its first term that is not constant. */
function constantPrefix(ref: Path): Path {
	const end = ref.findIndex((term, i) => i > 0 && !isConstant(term));
	return end < 0 ? ref : ref.slice(0, end);
}

function add(found: Map<string, Dependency>, path: Path): void {
	const text = pathText(path);
	if (!found.has(text)) found.set(text, { path, text });
}

function inOrder(found: ReadonlyMap<string, Dependency>): readonly Dependency[] {
	return [...found.values()].sort((a, b) => compareLists(a.path, b.path));
}
