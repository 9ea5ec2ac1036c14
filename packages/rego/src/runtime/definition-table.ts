import type { ErrorLocation } from './errors.ts';
import { getPath } from './lookup.ts';
import type { Value } from './value.ts';

/** The function of one definition: of a frame, and the parameters or the document under construction. */
export type DefinitionFunction = (...args: never[]) => Value | undefined;

/**
 * The definitions of a rule or function by the value they need at one place, so that of a thousand only those are
 * tried that can have a solution.
 */
export class DefinitionTable {
	readonly definitions: readonly DefinitionFunction[];
	/** Where each definition stands in the source. */
	readonly locations: readonly ErrorLocation[];
	readonly #keyed = new Map<Value, number[]>();
	/** The definitions that have to be tried whatever stands at the place. */
	readonly #unkeyed: readonly number[];
	/** Both lists in one order, by the values that were looked for so far. */
	readonly #merged = new Map<Value, readonly number[]>();

	/** `keys`: by definition, the strings, booleans and null that it accepts; null if it accepts anything. */
	constructor(
		definitions: readonly DefinitionFunction[],
		keys: readonly (readonly Value[] | null)[],
		locations: readonly ErrorLocation[],
	) {
		this.definitions = definitions;
		this.locations = locations;
		this.#unkeyed = keys.flatMap((accepted, i) => (accepted === null ? [i] : []));
		keys.forEach((accepted, i) => {
			for (const key of new Set(accepted)) {
				const list = this.#keyed.get(key);
				if (list === undefined) this.#keyed.set(key, [i]);
				else list.push(i);
			}
		});
	}

	/** The numbers of the definitions to try, in their order, for what stands at `path` below `root`. */
	candidates(root: Value | undefined, path: readonly string[]): readonly number[] {
		const value = getPath(root, path);
		return value === undefined ? this.#unkeyed : (this.#merged.get(value) ?? this.#merge(value));
	}

	#merge(value: Value): readonly number[] {
		const keyed = this.#keyed.get(value);
		if (keyed === undefined) return this.#unkeyed;
		const merged = [...keyed, ...this.#unkeyed].sort((a, b) => a - b);
		this.#merged.set(value, merged);
		return merged;
	}
}
