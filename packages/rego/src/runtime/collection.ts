import { RegoNumber } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

/**
 * A set of Rego values. Iteration is in the order of insertion; `sortedMembers` gives OPA's order, computed once.
 * Only the code that makes a set may call `add`.
 */
export class RegoSet implements Iterable<Value> {
	readonly #items = new Map<KeyPrimitive, Value>();
	#sorted: ValueArray | null = null;

	static of(items: Iterable<Value>): RegoSet {
		const set = new RegoSet();
		for (const item of items) set.add(item);
		return set;
	}

	get size(): number {
		return this.#items.size;
	}

	/** Adds a member while the set is being made. */
	// hot: bench rego
	add(item: Value): this {
		const key = keyOf(item);
		if (!this.#items.has(key)) {
			this.#items.set(key, item);
			this.#sorted = null;
		}
		return this;
	}

	has(item: Value): boolean {
		return this.#items.has(keyOf(item));
	}

	/** The member that equals `item` (1.0 finds 1), or undefined. */
	member(item: Value): Value | undefined {
		return this.#items.get(keyOf(item));
	}

	/** The members in the one total order of values; `compare.ts` knows it. Computed once. */
	sortedBy(order: (a: Value, b: Value) => number): ValueArray {
		this.#sorted ??= Array.from(this.#items.values()).sort(order);
		return this.#sorted;
	}

	[Symbol.iterator](): IterableIterator<Value> {
		return this.#items.values();
	}
}

/** An object with at least one key that is not a string. An object of string keys only is always a PlainObject. */
export class RegoObject {
	readonly #entries: ReadonlyMap<KeyPrimitive, readonly [Value, Value]>;
	#sorted: ValueArray | null = null;

	/** Takes over the map. Use ObjectBuilder, which chooses the representation. */
	constructor(entries: ReadonlyMap<KeyPrimitive, readonly [Value, Value]>) {
		this.#entries = entries;
	}

	get size(): number {
		return this.#entries.size;
	}

	get(key: Value): Value | undefined {
		return this.#entries.get(keyOf(key))?.[1];
	}

	/** The keys in the one total order of values; `compare.ts` knows it. Computed once. */
	keysSortedBy(order: (a: Value, b: Value) => number): ValueArray {
		this.#sorted ??= Array.from(this.#entries.values(), (entry) => entry[0]).sort(order);
		return this.#sorted;
	}

	/** Key and value pairs in the order of insertion. */
	entries(): IterableIterator<readonly [Value, Value]> {
		return this.#entries.values();
	}
}

export type ObjectValue = PlainObject | RegoObject;

export type KeyPrimitive = string | number | boolean | null;

/**
 * A primitive that is the same for equal values and different for others, so that JavaScript's own Map and Set can
 * hold Rego values. Strings, booleans, null and ordinary numbers are their own key; a composite becomes a string that
 * begins with U+0000, and a string that begins so is escaped by another one.
 */
// hot: bench rego
export function keyOf(value: Value): KeyPrimitive {
	switch (typeof value) {
		case 'string':
			return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
		case 'object':
			if (value === null) return null;
			return value instanceof RegoNumber ? numberKey(value) : `\0${composite(value)}`;
		default:
			return value;
	}
}

/** Numbers that a plain `number` equals share its key: 1.0 has the key of 1. */
function numberKey(value: RegoNumber): KeyPrimitive {
	const plain = value.plain;
	if (plain !== null) return plain;
	const { coefficient, exponent } = value.decimal;
	return coefficient === 0n ? 0 : `\0n${coefficient}e${exponent}`;
}

function composite(value: Value): string {
	switch (typeof value) {
		case 'string':
			return JSON.stringify(value);
		case 'number':
		case 'boolean':
			return String(value);
		default:
			if (value === null) return 'null';
			if (Array.isArray(value)) return `[${value.map(composite).join(',')}]`;
			if (value instanceof RegoNumber) return String(numberKey(value));
			if (value instanceof RegoSet) return `<${Array.from(value, composite).sort().join(',')}>`;
			return `{${Array.from(objectEntries(value as ObjectValue), compositeEntry)
				.sort()
				.join(',')}}`;
	}
}

function compositeEntry([key, value]: readonly [Value, Value]): string {
	return `${composite(key)}:${composite(value)}`;
}

export function isObject(value: unknown): value is ObjectValue {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		!(value instanceof RegoSet) &&
		!(value instanceof RegoNumber)
	);
}

export function objectSize(object: ObjectValue): number {
	return object instanceof RegoObject ? object.size : Object.keys(object).length;
}

/** Key and value pairs, in no particular order. */
export function* objectEntries(object: ObjectValue): IterableIterator<readonly [Value, Value]> {
	if (object instanceof RegoObject) yield* object.entries();
	else for (const key of Object.keys(object)) yield [key, object[key] as Value];
}

/** Makes an object of any keys, plain as long as it can be. Nothing may be set after `build`. */
export class ObjectBuilder {
	#plain: Record<string, Value> | null = {};
	#entries: Map<KeyPrimitive, readonly [Value, Value]> | null = null;

	/** Sets a key, replacing an earlier value. */
	set(key: Value, value: Value): this {
		if (this.#plain !== null && typeof key === 'string') {
			setProperty(this.#plain, key, value);
			return this;
		}
		this.#generic().set(keyOf(key), [key, value]);
		return this;
	}

	get(key: Value): Value | undefined {
		if (this.#plain !== null) return typeof key === 'string' ? property(this.#plain, key) : undefined;
		return this.#generic().get(keyOf(key))?.[1];
	}

	build(): ObjectValue {
		return this.#plain ?? new RegoObject(this.#generic());
	}

	#generic(): Map<KeyPrimitive, readonly [Value, Value]> {
		if (this.#entries === null) {
			const plain: PlainObject = this.#plain ?? {};
			this.#entries = new Map();
			for (const key of Object.keys(plain)) this.#entries.set(keyOf(key), [key, plain[key] as Value]);
			this.#plain = null;
		}
		return this.#entries;
	}
}

/** Sets an own property, also one named `__proto__`. */
export function setProperty(object: Record<string, Value>, key: string, value: Value): void {
	if (key === '__proto__') {
		Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
	} else {
		object[key] = value;
	}
}

/** An own property of a plain object. JSON holds no functions, so only `__proto__` needs a second look. */
export function property(object: PlainObject, key: string): Value | undefined {
	const value = object[key];
	if (typeof value === 'function') return undefined;
	if (key === '__proto__' && !Object.hasOwn(object, key)) return undefined;
	return value;
}

/** An object from pairs; a later pair replaces an earlier one of the same key. */
export function objectFrom(entries: Iterable<readonly [Value, Value]>): ObjectValue {
	const builder = new ObjectBuilder();
	for (const [key, value] of entries) builder.set(key, value);
	return builder.build();
}
