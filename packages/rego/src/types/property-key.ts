import { isObject, objectEntries } from '../runtime/collection.ts';
import { compare, typeRank } from '../runtime/compare.ts';
import { isNumber, numberText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import type { StaticProperty, Type } from './type.ts';

const TYPE_OF_RANK: readonly Type[] = [{ kind: 'null' }, { kind: 'boolean' }, { kind: 'number' }, { kind: 'string' }];

/** The key of a static property. Keys are JSON values: the type checker turns sets into arrays before. */
export function keyValue(property: StaticProperty): Value {
	return property.key as Value;
}

export function compareProperties(a: StaticProperty, b: StaticProperty): number {
	return compare(keyValue(a), keyValue(b));
}

/** The narrowest type of a JSON value. */
export function typeOfValue(value: Value): Type {
	const scalar = TYPE_OF_RANK[typeRank(value)];
	if (scalar !== undefined) return scalar;
	if (Array.isArray(value)) return { kind: 'array', static: value.map(typeOfValue), dynamic: null };
	if (!isObject(value)) return { kind: 'set', of: null };
	const properties = Array.from(objectEntries(value), ([key, item]) => ({ key, value: typeOfValue(item) }));
	return { kind: 'object', static: properties.sort(compareProperties), dynamic: null };
}

/** A key as OPA prints it in types: strings bare, composites in Go's notation. */
export function keyText(key: Value): string {
	if (key === null) return '<nil>';
	if (typeof key === 'string') return key;
	if (isNumber(key)) return numberText(key);
	if (Array.isArray(key)) return `[${key.map(keyText).join(' ')}]`;
	if (!isObject(key)) return String(key);
	const entries = Array.from(objectEntries(key)).sort((a, b) => compare(a[0], b[0]));
	return `map[${entries.map(([k, v]) => `${keyText(k)}:${keyText(v)}`).join(' ')}]`;
}
