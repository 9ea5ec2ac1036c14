import { nearestName } from '@merlon/base';
import type { RefTerm } from '../syntax/ast.ts';
import { dottedName } from './term-facts.ts';
import { refText } from './term-text.ts';

/** `did you mean …?` for a function that does not exist. */
export function functionHint(operator: RefTerm, known: Iterable<string>): string | null {
	return hintFor(dottedName(operator) ?? refText(operator), known);
}

export function hintFor(name: string, known: Iterable<string>): string | null {
	const nearest = nearestName(name, known);
	return nearest === null ? null : `did you mean \`${nearest}\`?`;
}
