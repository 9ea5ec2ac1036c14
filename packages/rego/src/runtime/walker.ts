import { isObject, RegoSet } from './collection.ts';
import { sortedKeys, sortedMembers } from './compare.ts';
import { keys as anyKeys } from './iterate.ts';
import { lookup } from './lookup.ts';
import type { Value, ValueArray } from './value.ts';

/**
 * Walks a value and every value inside it, outer values first, in OPA's order. It keeps its own stack, so that depth
 * costs memory only, and makes a path only when asked for one.
 */
// hot: bench rego
export class Walker {
	value: Value;
	#started = false;
	readonly #containers: Value[] = [];
	/** Keys of the container at each depth; null for an array. */
	readonly #keys: (ValueArray | null)[] = [];
	readonly #positions: number[] = [];
	readonly #lengths: number[] = [];
	#depth = -1;

	readonly #ordered: boolean;

	/** Without `ordered`, the keys of a container come in any order. */
	constructor(root: Value, ordered: boolean) {
		this.value = root;
		this.#ordered = ordered;
	}

	/** Goes on to the next value; false when there is none. */
	next(): boolean {
		if (!this.#started) {
			this.#started = true;
			return true;
		}
		this.#descend(this.value);
		while (this.#depth >= 0) {
			const depth = this.#depth;
			const position = (this.#positions[depth] as number) + 1;
			if (position < (this.#lengths[depth] as number)) {
				this.#positions[depth] = position;
				const keys = this.#keys[depth] as ValueArray | null;
				const container = this.#containers[depth] as Value;
				this.value = (
					keys === null ? (container as ValueArray)[position] : lookup(container, keys[position] as Value)
				) as Value;
				return true;
			}
			this.#depth--;
		}
		return false;
	}

	/** The keys that lead to the current value. */
	path(): Value[] {
		const path: Value[] = [];
		for (let i = 0; i <= this.#depth; i++) {
			const position = this.#positions[i] as number;
			const keys = this.#keys[i] as ValueArray | null;
			path.push(keys === null ? position : (keys[position] as Value));
		}
		return path;
	}

	#descend(value: Value): void {
		if (typeof value !== 'object' || value === null) return;
		let keys: ValueArray | null = null;
		let length: number;
		if (Array.isArray(value)) length = value.length;
		else {
			if (value instanceof RegoSet) keys = this.#ordered ? sortedMembers(value) : value.items();
			else if (isObject(value)) keys = this.#ordered ? sortedKeys(value) : anyKeys(value);
			else return;
			length = keys.length;
		}
		if (length === 0) return;
		const depth = ++this.#depth;
		this.#containers[depth] = value;
		this.#keys[depth] = keys;
		this.#positions[depth] = -1;
		this.#lengths[depth] = length;
	}
}
