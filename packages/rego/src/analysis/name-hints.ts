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

/** Errors after which no more hints are given: finding the nearest name takes a look at all of them. */
const MAX_HINTS = 100;

/** The names that hints may give, collected when there is the first error. */
export class HintNames {
	readonly #collect: () => Iterable<string>;
	#names: readonly string[] | null = null;
	#left = MAX_HINTS;

	constructor(collect: () => Iterable<string>) {
		this.#collect = collect;
	}

	/** To be asked once for each error. */
	next(): readonly string[] {
		if (--this.#left < 0) return [];
		this.#names ??= Array.from(this.#collect());
		return this.#names;
	}
}
