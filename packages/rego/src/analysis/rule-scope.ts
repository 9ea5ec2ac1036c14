import { spanPosition } from '@merlon/base';
import { HintNames } from './name-hints.ts';
import { type ModuleUnit, type RuleUnit, rulesOf } from './program.ts';
import { groundPrefix } from './rule-path.ts';
import type { SafetyScope } from './safety-errors.ts';
import { pathText } from './term-text.ts';

/** Names the rule in safety errors where a line holds rules of more than one name. */
export class RuleScopes {
	readonly #module: ModuleUnit;
	readonly #names: HintNames;
	#sharedLines: ReadonlySet<number> | null = null;

	constructor(module: ModuleUnit) {
		this.#module = module;
		this.#names = new HintNames(() => knownNames(module));
	}

	of(rule: RuleUnit): SafetyScope {
		this.#sharedLines ??= sharedLines(this.#module);
		const shared = this.#sharedLines.has(lineOf(rule));
		return { label: shared ? ` in rule ${ruleName(rule)}` : '', known: () => this.#names.next() };
	}
}

function lineOf(rule: RuleUnit): number {
	return spanPosition(rule.source.span).line;
}

/** The part of the reference before any variable. */
function ruleName(rule: RuleUnit): string {
	const { reference } = rule.head;
	return pathText(groundPrefix([reference.head, ...reference.path]));
}

function sharedLines(module: ModuleUnit): ReadonlySet<number> {
	const shared = new Set<number>();
	const names = new Map<number, string>();
	for (const rule of rulesOf(module)) {
		const line = lineOf(rule);
		const name = ruleName(rule);
		const first = names.get(line);
		if (first === undefined) names.set(line, name);
		else if (first !== name) shared.add(line);
	}
	return shared;
}

/** What rules may refer to by name: the rules of their module, its imports and the two documents. */
function knownNames(module: ModuleUnit): string[] {
	const rules = module.rules.map(({ head }) => head.name);
	const imports = module.source.imports.flatMap(({ alias, path }) => alias ?? lastName(path));
	return [...new Set([...rules, ...imports, 'input', 'data'])];
}

function lastName(path: ModuleUnit['source']['imports'][number]['path']): string[] {
	const last = path.kind === 'ref' ? path.path.at(-1) : undefined;
	return last?.kind === 'string' ? [last.value] : [];
}
