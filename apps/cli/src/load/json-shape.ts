import {
	isObject,
	type ObjectValue,
	objectEntries,
	type PlainObject,
	RegoObject,
	stringifyJson,
	type Value,
} from '@merlon/rego';

/** The object a JSON value is; null when it is something else. */
export function asObject(value: Value | undefined): PlainObject | null {
	return isPlainObject(value) ? value : null;
}

function isPlainObject(value: Value | undefined): value is PlainObject {
	return value !== undefined && isObject(value) && !(value instanceof RegoObject);
}

/** The members of the array a JSON value is; none when it is something else. */
export function asList(value: Value | undefined): readonly Value[] {
	return isList(value) ? value : [];
}

export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

/** The objects in a JSON array. */
export function asObjects(value: Value | undefined): readonly PlainObject[] {
	return asList(value).filter(isPlainObject);
}

/** The string a JSON value is; empty when it is something else. */
export function asText(value: Value | undefined): string {
	return typeof value === 'string' ? value : '';
}

/** The entries of an object by the text of their keys. */
export function textEntries(object: ObjectValue): (readonly [key: string, value: Value])[] {
	return [...objectEntries(object)].map(([key, value]) => [typeof key === 'string' ? key : stringifyJson(key), value]);
}
