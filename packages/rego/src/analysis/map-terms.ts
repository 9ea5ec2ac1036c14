import type { Body, Expr, ExprTerms, ObjectEntry, RuleHead, Term, With } from '../syntax/ast.ts';

/** What to make of the parts of a node. Each function gives the same object back where nothing changes. */
export interface TermMapper {
	term(term: Term): Term;
	body(body: Body): Body;
}

/** Rebuilds a term from its mapped parts; the term itself when none of them changes. */
export function mapTerm(term: Term, mapper: TermMapper): Term {
	switch (term.kind) {
		case 'ref': {
			const head = mapper.term(term.head);
			const path = mapList(term.path, mapper);
			return head === term.head && path === term.path ? term : { kind: 'ref', head, path, span: term.span };
		}
		case 'array':
		case 'set': {
			const items = mapList(term.items, mapper);
			return items === term.items ? term : { kind: term.kind, items, span: term.span };
		}
		case 'object': {
			const entries = mapEntries(term.entries, mapper);
			return entries === term.entries ? term : { kind: 'object', entries, span: term.span };
		}
		case 'call': {
			const operator = mapper.term(term.operator);
			const args = mapList(term.args, mapper);
			if (operator === term.operator && args === term.args) return term;
			return { kind: 'call', operator: asOperator(operator, term.operator), args, span: term.span };
		}
		case 'array-comprehension':
		case 'set-comprehension': {
			const inner = mapper.term(term.term);
			const body = mapper.body(term.body);
			return inner === term.term && body === term.body ? term : { kind: term.kind, term: inner, body, span: term.span };
		}
		case 'object-comprehension': {
			const key = mapper.term(term.key);
			const value = mapper.term(term.value);
			const body = mapper.body(term.body);
			return key === term.key && value === term.value && body === term.body
				? term
				: { kind: 'object-comprehension', key, value, body, span: term.span };
		}
		case 'template-string': {
			const parts = mapSame(term.parts, (part) => (part.kind === 'expr' ? mapExpr(part, mapper) : part));
			return parts === term.parts
				? term
				: { kind: 'template-string', parts, multiLine: term.multiLine, span: term.span };
		}
		default:
			return term;
	}
}

/** Rebuilds an expression from its mapped parts. */
export function mapExpr(expr: Expr, mapper: TermMapper): Expr {
	return withParts(expr, mapExprTerms(expr.terms, mapper), mapWiths(expr.with, mapper));
}

/** An expression with other terms and modifiers, everything else kept. */
export function withParts(expr: Expr, terms: ExprTerms, modifiers: readonly With[]): Expr {
	if (terms === expr.terms && modifiers === expr.with) return expr;
	return {
		kind: 'expr',
		terms,
		negated: expr.negated,
		with: modifiers,
		generated: expr.generated,
		fromAssignment: expr.fromAssignment,
		span: expr.span,
	};
}

export function mapExprTerms(terms: ExprTerms, mapper: TermMapper): ExprTerms {
	switch (terms.kind) {
		case 'call-expr': {
			const operator = mapper.term(terms.operator);
			const args = mapList(terms.args, mapper);
			if (operator === terms.operator && args === terms.args) return terms;
			return { kind: 'call-expr', operator: asOperator(operator, terms.operator), args, span: terms.span };
		}
		case 'some': {
			const symbols = mapList(terms.symbols, mapper);
			return symbols === terms.symbols ? terms : { kind: 'some', symbols, span: terms.span };
		}
		case 'every': {
			const key = terms.key === null ? null : mapper.term(terms.key);
			const value = mapper.term(terms.value);
			const domain = mapper.term(terms.domain);
			const body = mapper.body(terms.body);
			return key === terms.key && value === terms.value && domain === terms.domain && body === terms.body
				? terms
				: { kind: 'every', key, value, domain, body, span: terms.span };
		}
		case 'not': {
			const body = mapper.body(terms.body);
			return body === terms.body ? terms : { kind: 'not', body, explicitBody: terms.explicitBody, span: terms.span };
		}
		case 'and':
		case 'or': {
			const left = mapper.body(terms.left);
			const right = mapper.body(terms.right);
			if (left === terms.left && right === terms.right) return terms;
			const { kind, explicitLeft, explicitRight, span } = terms;
			return { kind, left, right, explicitLeft, explicitRight, span };
		}
		default:
			return mapper.term(terms);
	}
}

export function mapWiths(modifiers: readonly With[], mapper: TermMapper): readonly With[] {
	if (modifiers.length === 0) return modifiers;
	return mapSame(modifiers, (modifier) =>
		withTerms(modifier, mapper.term(modifier.target), mapper.term(modifier.value)),
	);
}

export function withTerms(modifier: With, target: Term, value: Term): With {
	if (target === modifier.target && value === modifier.value) return modifier;
	return { kind: 'with', target, value, span: modifier.span };
}

/** Maps the terms of a head, those of its reference after the name included. */
export function mapHead(head: RuleHead, mapper: TermMapper): RuleHead {
	const path = mapList(head.reference.path, mapper);
	const args = head.args === null ? null : mapList(head.args, mapper);
	const key = head.key === null ? null : mapper.term(head.key);
	const value = head.value === null ? null : mapper.term(head.value);
	if (path === head.reference.path && args === head.args && key === head.key && value === head.value) return head;
	const reference = path === head.reference.path ? head.reference : { ...head.reference, path };
	return { ...head, reference, args, key, value };
}

export function mapList(terms: readonly Term[], mapper: TermMapper): readonly Term[] {
	return mapSame(terms, (term) => mapper.term(term));
}

/** Maps a list; the list itself when no item changes. */
export function mapSame<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
	let changed: T[] | null = null;
	for (let i = 0; i < items.length; i++) {
		const item = items[i] as T;
		const mapped = map(item);
		if (changed !== null) changed.push(mapped);
		else if (mapped !== item) {
			changed = items.slice(0, i);
			changed.push(mapped);
		}
	}
	return changed ?? items;
}

function mapEntries(entries: readonly ObjectEntry[], mapper: TermMapper): readonly ObjectEntry[] {
	return mapSame(entries, (entry) => {
		const key = mapper.term(entry.key);
		const value = mapper.term(entry.value);
		return key === entry.key && value === entry.value ? entry : { key, value };
	});
}

/** An operator stays a reference: a variable in its place becomes the reference of that variable alone. */
function asOperator(mapped: Term, operator: Extract<Term, { kind: 'ref' }>): Extract<Term, { kind: 'ref' }> {
	return mapped.kind === 'ref' ? mapped : { kind: 'ref', head: mapped, path: [], span: operator.span };
}
