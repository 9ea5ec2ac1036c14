import type { Rule } from '../syntax/ast.ts';
import { dottedName, isGenerated } from './term-facts.ts';
import { headTerms, type Node, visit, visitAll } from './visit.ts';

/**
 * What a rule, without its `else`, uses of the language as it is written. A pass that is about one of these leaves
 * alone the rules without it: most rules have few of them, and one look at a rule is cheaper than one for each pass.
 * No pass makes a rule use more, but for calls of internal builtins and the comprehensions around their operands.
 */
export interface RuleFacts {
	/** The dotted names of all operators, those of functions that rules define included. */
	readonly called: ReadonlySet<string>;
	/** Variables named like those that the analysis makes. */
	readonly generatedNames: ReadonlySet<string>;
	readonly templates: boolean;
	readonly comprehensions: boolean;
	readonly modifiers: boolean;
	/** Expressions inside of others: every body but the rule's own, and those of template strings. */
	readonly nestedExprs: boolean;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Collects the facts of one rule as parsed. */
export function factsOf(rule: Rule): RuleFacts {
	const { head, body } = rule;
	const called = new Set<string>();
	let generatedNames: Set<string> | null = null;
	let templates = false;
	let comprehensions = false;
	let modifiers = false;
	let bodies = false;
	const enter = (node: Node): boolean => {
		switch (node.kind) {
			case 'var':
				if (isGenerated(node.name)) {
					generatedNames ??= new Set();
					generatedNames.add(node.name);
				}
				break;
			case 'call':
			case 'call-expr': {
				const name = dottedName(node.operator);
				if (name !== null) called.add(name);
				break;
			}
			case 'template-string':
				templates = true;
				break;
			case 'array-comprehension':
			case 'set-comprehension':
			case 'object-comprehension':
				comprehensions = true;
				break;
			case 'with':
				modifiers = true;
				break;
			case 'every':
			case 'not':
			case 'and':
			case 'or':
				bodies = true;
				break;
			default:
				break;
		}
		return false;
	};
	visit(head.reference, enter);
	visitAll(headTerms(head), enter);
	visitAll(body, enter);
	return {
		called,
		generatedNames: generatedNames ?? NO_NAMES,
		templates,
		comprehensions,
		modifiers,
		nestedExprs: bodies || comprehensions || templates || called.has('print'),
	};
}
