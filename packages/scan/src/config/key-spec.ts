import type { Json } from '@merlon/model';

/** What the value of a key may be. */
export type ValueSpec =
	| { readonly kind: 'boolean' }
	/** `pattern` is of a JSON Schema, `what` says it in words. */
	| { readonly kind: 'text'; readonly pattern: string | null; readonly what: string }
	| { readonly kind: 'word'; readonly words: readonly string[] }
	| { readonly kind: 'number'; readonly least: number; readonly most: number }
	/** A list of texts; a text with commas is one, too. `words` may stand alone instead. */
	| { readonly kind: 'texts'; readonly what: string; readonly words: readonly string[] }
	/** From names to values. */
	| { readonly kind: 'map'; readonly names: string; readonly value: ValueSpec }
	| { readonly kind: 'json' }
	/** A list of mappings with these keys. */
	| { readonly kind: 'entries'; readonly keys: KeyTable; readonly anyOf: readonly string[] };

/** A key, its flag and its documentation. */
export interface KeySpec {
	readonly value: ValueSpec;
	/** One sentence, for the schema, the documentation and `--help`. */
	readonly about: string;
	/** What holds where the key is not given; null where nothing does. */
	readonly standard: Json;
	/** A flag's value, as `<ref>`; empty for switches, null where there is no flag. */
	readonly flag: string | null;
}

export type KeyTable = ReadonlyMap<string, KeySpec>;

/** The flag of a key: `skipCheck` is `--skip-check`. */
export function flagName(key: string): string {
	return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
