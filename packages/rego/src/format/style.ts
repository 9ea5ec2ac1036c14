import type { Module, Rule, Term } from '../syntax/ast.ts';
import { nullTerm, refTerm } from '../syntax/ast-build.ts';
import { BASE_KEYWORDS, V0_FUTURE_KEYWORDS, V1_FUTURE_KEYWORDS } from '../syntax/keywords.ts';
import { walkRule } from '../syntax/walk.ts';
import { futureKeywordOf, importsAllKeywords, isDirective, type Target } from './directives.ts';
import { isGeneratedName } from './generated-names.ts';
import { membershipArity, operatorName } from './infix.ts';
import type { Style } from './layout.ts';

export interface ModuleTraits {
	readonly style: Style;
	/** Future keywords that the module uses in a way that is always written with the keyword. */
	readonly usedKeywords: ReadonlySet<string>;
}

/** What the module itself decides about its formatted form. */
export function traitsOf(module: Module, target: Target, keywordsInRefs: boolean): ModuleTraits {
	const usage = usageOf(module.rules);
	const v1 = target.max === 'v1';
	const versions = module.imports.some((node) => isDirective(node, 'v1') || isDirective(node, 'v2'));
	const all = v1 || versions || module.imports.some(importsAllKeywords);
	const imported = module.imports.map(futureKeywordOf).filter((keyword) => keyword !== null);
	const style: Style = {
		contains: all || imported.includes('contains'),
		ifs: all || imported.includes('if'),
		v1,
		refHeads: module.rules.some(hasGeneralHead),
		keywords: keywordsOf(module, v1, imported),
		keywordsInRefs,
		sharedWildcards: usage.sharedWildcards,
		hasGenerated: usage.hasGenerated,
	};
	return { style, usedKeywords: usage.keywords };
}

function keywordsOf(module: Module, v1: boolean, imported: readonly string[]): ReadonlySet<string> {
	const keywords = new Set([...BASE_KEYWORDS.keys(), ...imported]);
	const v2 = module.imports.some((node) => isDirective(node, 'v2'));
	if (v1 || v2) for (const word of V0_FUTURE_KEYWORDS.keys()) keywords.add(word);
	if (v2) for (const word of V1_FUTURE_KEYWORDS.keys()) keywords.add(word);
	return keywords;
}

/** `a.b.c` and `a.b contains x`: once one rule is headed so, all heads are written as references. */
function hasGeneralHead(rule: Rule): boolean {
	const { reference, key, value } = rule.head;
	if (reference.path.length > 1 || (reference.path.length === 1 && key !== null && value === null)) return true;
	return rule.else !== null && hasGeneralHead(rule.else);
}

interface Usage {
	readonly keywords: ReadonlySet<string>;
	readonly sharedWildcards: ReadonlySet<string>;
	readonly hasGenerated: boolean;
}

function usageOf(rules: readonly Rule[]): Usage {
	const keywords = new Set<string>();
	const wildcards = new Set<string>();
	const sharedWildcards = new Set<string>();
	let hasGenerated = false;
	const visitor = {
		term(term: Term): void {
			if (term.kind !== 'var') return;
			if (isGeneratedName(term.name)) hasGenerated = true;
			if (!term.name.startsWith('$')) return;
			if (wildcards.has(term.name)) sharedWildcards.add(term.name);
			wildcards.add(term.name);
		},
		expr({ terms, negated }: Rule['body'][number]): void {
			switch (terms.kind) {
				case 'call-expr':
					if (membershipArity(operatorName(terms.operator)) > 0) keywords.add('in');
					break;
				case 'and':
				case 'or':
					keywords.add(terms.kind);
					if (negated) keywords.add('not');
					break;
				case 'every':
				case 'not':
					keywords.add(terms.kind);
					break;
				default:
					break;
			}
		},
	};
	for (const rule of rules) walkRule(withoutReferences(rule), visitor);
	return { keywords, sharedWildcards, hasGenerated };
}

/** References of heads do not count: the wildcard of `p[_]` is the rule's key as well. */
function withoutReferences(rule: Rule): Rule {
	const { head } = rule;
	const { head: name, path } = head.reference;
	const hasWildcard = path.length > 0 || (name.kind === 'var' && name.name.startsWith('$'));
	if (!hasWildcard && rule.else === null) return rule;
	const reference = refTerm(nullTerm(head.reference.span), [], head.reference.span);
	return {
		...rule,
		head: { ...head, reference },
		else: rule.else === null ? null : withoutReferences(rule.else),
	};
}
