import { compareUtf8 } from '@merlon/base';
import { compareNumbers, numberFromText } from '../runtime/number.ts';
import type { Body, Expr, ObjectEntry, Term } from '../syntax/ast.ts';

const KIND_ORDER: Readonly<Record<Term['kind'], number>> = {
	null: 0,
	boolean: 1,
	number: 2,
	string: 3,
	'template-string': 4,
	var: 5,
	ref: 6,
	array: 7,
	object: 8,
	set: 9,
	'array-comprehension': 10,
	'object-comprehension': 11,
	'set-comprehension': 12,
	call: 13,
};

/** OPA's total order of terms; 0 when they are the same term, wherever they were written. */
export function compareTerms(a: Term, b: Term): number {
	if (a === b) return 0;
	if (a.kind !== b.kind) return KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
	switch (a.kind) {
		case 'null':
			return 0;
		case 'boolean':
			return Number(a.value) - Number((b as typeof a).value);
		case 'number':
			return compareNumbers(numberFromText(a.text), numberFromText((b as typeof a).text));
		case 'string':
			return compareUtf8(a.value, (b as typeof a).value);
		case 'var':
			return compareUtf8(a.name, (b as typeof a).name);
		case 'ref':
			return compareTerms(a.head, (b as typeof a).head) || compareLists(a.path, (b as typeof a).path);
		case 'array':
			return compareLists(a.items, (b as typeof a).items);
		case 'set':
			return compareLists(sortedItems(a.items), sortedItems((b as typeof a).items));
		case 'object':
			return compareEntries(sortedEntries(a.entries), sortedEntries((b as typeof a).entries));
		case 'call':
			return compareTerms(a.operator, (b as typeof a).operator) || compareLists(a.args, (b as typeof a).args);
		case 'array-comprehension':
		case 'set-comprehension': {
			const other = b as typeof a;
			return compareTerms(a.term, other.term) || compareBodies(a.body, other.body);
		}
		case 'object-comprehension': {
			const other = b as typeof a;
			return compareTerms(a.key, other.key) || compareTerms(a.value, other.value) || compareBodies(a.body, other.body);
		}
		case 'template-string':
			return compareSequences(a.parts, (b as typeof a).parts, compareParts);
	}
}

export function sameTerm(a: Term | null, b: Term | null): boolean {
	return a === b || (a !== null && b !== null && compareTerms(a, b) === 0);
}

export function compareLists(a: readonly Term[], b: readonly Term[]): number {
	return compareSequences(a, b, compareTerms);
}

/** The distinct items of a set in order; the list itself when it is in order already. */
export function sortedItems(items: readonly Term[]): readonly Term[] {
	if (isAscending(items, compareTerms)) return items;
	const sorted = [...items].sort(compareTerms);
	return sorted.filter((item, i) => i === 0 || compareTerms(sorted[i - 1] as Term, item) !== 0);
}

/** The entries of an object in the order of their keys; of equal keys the first stays, with the last value. */
export function sortedEntries(entries: readonly ObjectEntry[]): readonly ObjectEntry[] {
	if (isAscending(entries, compareKeys)) return entries;
	const sorted: ObjectEntry[] = [];
	for (const entry of [...entries].sort(compareKeys)) {
		const last = sorted.at(-1);
		if (last !== undefined && compareKeys(last, entry) === 0) {
			sorted[sorted.length - 1] = { key: last.key, value: entry.value };
		} else sorted.push(entry);
	}
	return sorted;
}

function compareKeys(a: ObjectEntry, b: ObjectEntry): number {
	return compareTerms(a.key, b.key);
}

function isAscending<T>(items: readonly T[], order: (a: T, b: T) => number): boolean {
	for (let i = 1; i < items.length; i++) {
		if (order(items[i - 1] as T, items[i] as T) >= 0) return false;
	}
	return true;
}

function compareEntries(a: readonly ObjectEntry[], b: readonly ObjectEntry[]): number {
	return compareSequences(a, b, (x, y) => compareTerms(x.key, y.key) || compareTerms(x.value, y.value));
}

function compareParts(a: Term | Expr, b: Term | Expr): number {
	if (a.kind === 'expr') return b.kind === 'expr' ? compareExprs(a, b) : 1;
	return b.kind === 'expr' ? -1 : compareTerms(a, b);
}

function compareBodies(a: Body, b: Body): number {
	return compareSequences(a, b, compareExprs);
}

const EXPR_ORDER: Readonly<Partial<Record<Expr['terms']['kind'], number>>> = {
	some: 0,
	'call-expr': 2,
	every: 3,
	not: 4,
	and: 5,
	or: 6,
};

function compareExprs(a: Expr, b: Expr): number {
	const order = (EXPR_ORDER[a.terms.kind] ?? 1) - (EXPR_ORDER[b.terms.kind] ?? 1);
	if (order !== 0) return order;
	if (a.negated !== b.negated) return a.negated ? 1 : -1;
	return (
		compareExprTerms(a.terms, b.terms) ||
		compareSequences(a.with, b.with, (x, y) => compareTerms(x.target, y.target) || compareTerms(x.value, y.value))
	);
}

function compareExprTerms(a: Expr['terms'], b: Expr['terms']): number {
	switch (a.kind) {
		case 'call-expr':
			return compareLists([a.operator, ...a.args], [(b as typeof a).operator, ...(b as typeof a).args]);
		case 'some':
			return compareLists(a.symbols, (b as typeof a).symbols);
		case 'every': {
			const other = b as typeof a;
			return (
				compareLists(a.key === null ? [] : [a.key], other.key === null ? [] : [other.key]) ||
				compareLists([a.value, a.domain], [other.value, other.domain]) ||
				compareBodies(a.body, other.body)
			);
		}
		case 'not':
			return compareBodies(a.body, (b as typeof a).body);
		case 'and':
		case 'or':
			return compareBodies(a.left, (b as typeof a).left) || compareBodies(a.right, (b as typeof a).right);
		default:
			return compareTerms(a, b as Term);
	}
}

function compareSequences<T>(a: readonly T[], b: readonly T[], order: (x: T, y: T) => number): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const difference = order(a[i] as T, b[i] as T);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
