import { compare, RegoObject, RegoSet, stringifyJson, type Value } from '@merlon/rego';

/** A value's text that tells sets from arrays: sets are `<a,b>`, and objects are `{k:v}` with keys of any type. */
export function canonical(value: Value): string {
	if (value instanceof RegoSet) return `<${[...value].sort(compare).map(canonical).join(',')}>`;
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value instanceof RegoObject) return entriesText([...value.entries()]);
	if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
		return entriesText(Object.entries(value));
	}
	return typeof value === 'string' ? JSON.stringify(value) : stringifyJson(value);
}

function entriesText(entries: readonly (readonly [Value, Value])[]): string {
	const sorted = entries.toSorted((a, b) => compare(a[0], b[0]));
	return `{${sorted.map(([key, value]) => `${canonical(key)}:${canonical(value)}`).join(',')}}`;
}
