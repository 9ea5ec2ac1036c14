import {
	isObject,
	type KeyPrimitive,
	keyOf,
	ObjectBuilder,
	type ObjectValue,
	objectEntries,
	objectSize,
	RegoSet,
} from './collection.ts';
import { equal } from './compare.ts';
import { type ErrorLocation, RegoEvalError } from './errors.ts';
import type { Value } from './value.ts';

/** A document made of parts at any depth: partial rules with general references, and the static rules beside them. */
export class NestedDocument {
	#root: Level | RegoSet = new Level();
	#single = false;

	/** Sets the value of a static child; one to which no rule gave anything leaves no trace. */
	child(key: Value, value: Value | undefined, partial: boolean): void {
		if (value === undefined || (partial && isEmpty(value))) return;
		if (this.#root instanceof Level) this.#root.set(key, Level.of(value));
	}

	/** Puts a value at a path, or adds it to the set there. */
	part(path: readonly Value[], value: Value, multi: boolean, at: ErrorLocation): void {
		if (path.length === 0 && multi) {
			if (!this.#single) {
				this.#root = new RegoSet();
				this.#single = true;
			}
			(this.#root as RegoSet).add(value);
			return;
		}
		let level = this.#root;
		for (let i = 0; i < path.length - 1; i++) {
			if (!(level instanceof Level)) throw conflict(at);
			const next: Entry = level.get(path[i] as Value) ?? level.set(path[i] as Value, new Level());
			if (!(next instanceof Level)) throw conflict(at);
			level = next;
		}
		if (!(level instanceof Level)) throw conflict(at);
		putAt(level, path[path.length - 1] as Value, value, multi, at);
	}

	build(): Value {
		return this.#root instanceof Level ? this.#root.build() : this.#root;
	}
}

function isEmpty(value: Value): boolean {
	if (value instanceof RegoSet) return value.size === 0;
	return isObject(value) && objectSize(value) === 0;
}

type Entry = Level | RegoSet | Leaf;

interface Leaf {
	readonly value: Value;
}

function putAt(level: Level, key: Value, value: Value, multi: boolean, at: ErrorLocation): void {
	const existing = level.get(key);
	if (multi) {
		const set = existing ?? level.set(key, new RegoSet());
		if (!(set instanceof RegoSet)) throw conflict(at);
		set.add(value);
		return;
	}
	if (existing === undefined) {
		level.set(key, { value });
		return;
	}
	if (!equal(entryValue(existing), value)) throw conflict(at);
}

function entryValue(entry: Entry): Value {
	if (entry instanceof Level) return entry.build();
	return entry instanceof RegoSet ? entry : entry.value;
}

function conflict(at: ErrorLocation): RegoEvalError {
	return new RegoEvalError('eval_conflict_error', 'object keys must be unique', at);
}

class Level {
	readonly #entries = new Map<KeyPrimitive, readonly [Value, Entry]>();

	static of(value: Value): Entry {
		if (value instanceof RegoSet) return RegoSet.of(value);
		if (!isObject(value)) return { value };
		const level = new Level();
		for (const [key, item] of objectEntries(value)) level.set(key, Level.of(item));
		return level;
	}

	get(key: Value): Entry | undefined {
		return this.#entries.get(keyOf(key))?.[1];
	}

	set(key: Value, entry: Entry): Entry {
		this.#entries.set(keyOf(key), [key, entry]);
		return entry;
	}

	build(): ObjectValue {
		const builder = new ObjectBuilder();
		for (const [key, entry] of this.#entries.values()) builder.set(key, entryValue(entry));
		return builder.build();
	}
}
