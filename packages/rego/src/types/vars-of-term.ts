import type { Term } from '../syntax/ast.ts';

/** Calls for every variable of a pattern: those in its collections and in the terms of its references. */
export function forEachVar(term: Term, visit: (variable: Term) => void): void {
	switch (term.kind) {
		case 'var':
			visit(term);
			break;
		case 'ref':
			for (const part of term.path) forEachVar(part, visit);
			break;
		case 'array':
		case 'set':
			for (const item of term.items) forEachVar(item, visit);
			break;
		case 'object':
			for (const entry of term.entries) {
				forEachVar(entry.key, visit);
				forEachVar(entry.value, visit);
			}
			break;
		default:
			break;
	}
}
