import type { RefTerm, Term } from '../syntax/ast.ts';
import { mapTerm, type TermMapper } from './map-terms.ts';
import { pathOf, type RuleUnit } from './program.ts';
import { refText } from './term-text.ts';

/** The path of a rule with the names that the user gave its variables. */
export function ruleName(rule: RuleUnit, rewritten: ReadonlyMap<string, string>): string {
	const [head, ...path] = pathOf(rule);
	return refText(writtenRef({ kind: 'ref', head: head as Term, path, span: rule.source.span }, rewritten));
}

/** A reference with the names that the user gave its variables. */
export function writtenRef(reference: RefTerm, rewritten: ReadonlyMap<string, string>): RefTerm {
	const mapper: TermMapper = {
		term: (term) =>
			term.kind === 'var' ? { ...term, name: rewritten.get(term.name) ?? term.name } : mapTerm(term, mapper),
		body: (body) => body,
	};
	return mapTerm(reference, mapper) as RefTerm;
}
