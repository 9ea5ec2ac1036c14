import { compareUtf8, spanText } from '@merlon/base';
import { numberDecimal, numberFromText } from '../runtime/number.ts';
import type { Term } from '../syntax/ast.ts';

/** The members of a set literal as the value holds them: of equal ones the first stays. */
export function distinctItems(items: readonly Term[]): readonly Term[] {
	if (items.length < 2) return items;
	const seen = new Set<string>();
	return items.filter((item) => {
		const key = termKey(item);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** OPA's order of terms, as far as the terms are scalars or variables; others stay as they are written. */
export function compareScalarTerms(a: Term, b: Term): number {
	const difference = scalarRank(a) - scalarRank(b);
	if (difference !== 0) return difference;
	if (a.kind === 'number' && b.kind === 'number') return Number(a.text) - Number(b.text);
	if (a.kind === 'string' && b.kind === 'string') return compareUtf8(a.value, b.value);
	if (a.kind === 'var' && b.kind === 'var') return compareUtf8(a.name, b.name);
	if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
	return 0;
}

const SCALAR_RANKS: Partial<Record<Term['kind'], number>> = {
	null: 0,
	boolean: 1,
	number: 2,
	string: 3,
	var: 4,
	ref: 5,
};

function scalarRank(term: Term): number {
	return SCALAR_RANKS[term.kind] ?? 6;
}

/** Equal for terms that OPA holds for equal. */
function termKey(term: Term): string {
	switch (term.kind) {
		case 'null':
			return 'n';
		case 'boolean':
			return term.value ? 't' : 'f';
		case 'number': {
			const { coefficient, exponent } = numberDecimal(numberFromText(term.text));
			return `${coefficient}e${coefficient === 0n ? 0 : exponent}`;
		}
		case 'string':
			return JSON.stringify(term.value);
		case 'var':
			return `v${term.name}`;
		case 'ref':
			return `r${listKey([term.head, ...term.path])}`;
		case 'array':
			return `a${listKey(term.items)}`;
		case 'set':
			return `s${distinctItems(term.items).map(termKey).sort().join(',')};`;
		case 'object':
			return `o${term.entries
				.map((entry) => `${termKey(entry.key)}:${termKey(entry.value)}`)
				.sort()
				.join(',')};`;
		case 'call':
			return `c${listKey([term.operator, ...term.args])}`;
		default:
			return bodyKey(term);
	}
}

function listKey(terms: readonly Term[]): string {
	return `${terms.map(termKey).join(',')};`;
}

/** Two comprehensions are equal when they are written alike, but each wildcard is a variable of its own. */
function bodyKey(term: Term): string {
	const text = spanText(term.span);
	return /\b_\b/.test(text) ? `@${term.span.start}` : `x${text}`;
}
