import { compareNumbers, isNumber, RegoNumber } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

/** Sets up to this size are searched item by item, which costs less than hashing. */
const SMALL_SET = 8;

/**
 * A set of Rego values. Iteration is in the order of insertion; `sortedMembers` gives OPA's order, computed once.
 * Only the code that makes a set may call `add`.
 */
export class RegoSet implements Iterable<Value> {
	readonly #items: Value[] = [];
	/** The members by key, once the set is no longer small. */
	#index: Map<KeyPrimitive, Value> | null = null;
	#sorted: ValueArray | null = null;

	static of(items: Iterable<Value>): RegoSet {
		const set = new RegoSet();
		for (const item of items) set.add(item);
		return set;
	}

	get size(): number {
		return this.#items.length;
	}

	/** Adds a member while the set is being made. */
	// hot: bench rego
	add(item: Value): this {
		if (this.#index === null) {
			if (this.#find(item) >= 0) return this;
			this.#items.push(item);
			if (this.#items.length > SMALL_SET) this.#hash();
		} else {
			const key = keyOf(item);
			if (this.#index.has(key)) return this;
			this.#index.set(key, item);
			this.#items.push(item);
		}
		this.#sorted = null;
		return this;
	}

	has(item: Value): boolean {
		return this.#index === null ? this.#find(item) >= 0 : this.#index.has(keyOf(item));
	}

	/** The member that equals `item` (1.0 finds 1), or undefined. */
	member(item: Value): Value | undefined {
		return this.#index === null ? this.#items[this.#find(item)] : this.#index.get(keyOf(item));
	}

	/** The members in the one total order of values; `compare.ts` knows it. Computed once. */
	sortedBy(sort: (values: Value[]) => Value[]): ValueArray {
		this.#sorted ??= sort(this.#items.slice());
		return this.#sorted;
	}

	/** The members in the order of insertion. The array is shared: do not change it. */
	items(): ValueArray {
		return this.#items;
	}

	[Symbol.iterator](): IterableIterator<Value> {
		return this.#items.values();
	}

	#find(item: Value): number {
		const items = this.#items;
		if (typeof item === 'string') return items.indexOf(item);
		for (let i = 0; i < items.length; i++) if (equal(items[i] as Value, item)) return i;
		return -1;
	}

	#hash(): void {
		this.#index = new Map();
		for (const item of this.#items) this.#index.set(keyOf(item), item);
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
	keysSortedBy(sort: (values: Value[]) => Value[]): ValueArray {
		this.#sorted ??= sort(Array.from(this.#entries.values(), (entry) => entry[0]));
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

/** Whether two values are the same Rego value: 1 equals 1.0. */
// hot: bench rego
export function equal(a: Value, b: Value): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || a === null) {
		return typeof a === 'number' && b instanceof RegoNumber && compareNumbers(a, b) === 0;
	}
	if (typeof b !== 'object' || b === null) {
		return typeof b === 'number' && a instanceof RegoNumber && compareNumbers(a, b) === 0;
	}
	if (Array.isArray(a)) return Array.isArray(b) && equalArrays(a, b);
	if (a instanceof RegoSet) return b instanceof RegoSet && equalSets(a, b);
	if (a instanceof RegoNumber) return isNumber(b) && compareNumbers(a, b) === 0;
	if (Array.isArray(b) || b instanceof RegoSet || b instanceof RegoNumber) return false;
	return equalObjects(a as ObjectValue, b as ObjectValue);
}

function equalArrays(a: ValueArray, b: ValueArray): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (!equal(a[i] as Value, b[i] as Value)) return false;
	return true;
}

function equalSets(a: RegoSet, b: RegoSet): boolean {
	if (a.size !== b.size) return false;
	for (const item of a) if (!b.has(item)) return false;
	return true;
}

function equalObjects(a: ObjectValue, b: ObjectValue): boolean {
	if (a instanceof RegoObject || b instanceof RegoObject) {
		if (!(a instanceof RegoObject && b instanceof RegoObject) || objectSize(a) !== objectSize(b)) return false;
		for (const [key, value] of a.entries()) {
			const other = b.get(key);
			if (other === undefined || !equal(value, other)) return false;
		}
		return true;
	}
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	for (const key of keys) {
		const other = property(b, key);
		if (other === undefined || !equal(a[key] as Value, other)) return false;
	}
	return true;
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
