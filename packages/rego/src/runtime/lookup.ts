import { isObject, property, RegoObject, RegoSet } from './collection.ts';
import { isNumber, numberToBigInt } from './number.ts';
import type { PlainObject, Value, ValueArray } from './value.ts';

/** Names under which the classes of values and the prototype of objects have something that is no function. */
const CLASS_FIELDS: ReadonlySet<string> = new Set(['__proto__', 'size', 'text', 'decimal']);

/**
 * What `container[key]` is: an array's item, an object's value, a set's member, or undefined. Safe for every key:
 * properties that come from JavaScript's prototypes are not there.
 */
// hot: bench rego
export function lookup(container: Value | undefined, key: Value): Value | undefined {
	if (typeof container !== 'object' || container === null) return undefined;
	if (typeof key === 'string') {
		if (Array.isArray(container)) return undefined;
		const value = (container as PlainObject)[key];
		// What a plain object holds is found at once; only names that classes and prototypes have need a second look.
		if (value !== undefined && typeof value !== 'function' && !CLASS_FIELDS.has(key)) return value;
	}
	if (Array.isArray(container)) {
		if (typeof key === 'number') return (container as ValueArray)[key];
		if (!isNumber(key)) return undefined;
		const index = numberToBigInt(key);
		return index === null ? undefined : (container as ValueArray)[Number(index)];
	}
	if (container instanceof RegoSet) return container.member(key);
	if (container instanceof RegoObject) return container.get(key);
	if (typeof key !== 'string') return undefined;
	return property(container as PlainObject, key);
}

/** One step into the base documents, whose storage is addressed by text: `data.xs[2]` finds the key "2" of an object. */
export function baseGet(container: Value | undefined, key: Value): Value | undefined {
	return typeof key === 'number' && isObject(container) ? lookup(container, String(key)) : lookup(container, key);
}

/** What lies at a path below a value, or undefined. */
export function getPath(container: Value | undefined, path: readonly Value[]): Value | undefined {
	let current = container;
	for (let i = 0; i < path.length && current !== undefined; i++) current = lookup(current, path[i] as Value);
	return current;
}
