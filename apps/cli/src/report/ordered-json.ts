import { isObject, stringifyJson, type Value } from '@merlon/rego';
import { isList, textEntries } from '../load/json-shape.ts';

/** The JSON text of a value, indented, with the keys of objects in the order they have. */
export function orderedJson(value: Value): string {
	return write(value, '');
}

function write(value: Value, indent: string): string {
	const inner = `${indent}  `;
	if (isList(value)) {
		if (value.length === 0) return '[]';
		const items = value.map((item) => `${inner}${write(item, inner)}`);
		return `[\n${items.join(',\n')}\n${indent}]`;
	}
	if (isObject(value)) {
		const entries = textEntries(value).map(([key, member]) => `${inner}${stringifyJson(key)}: ${write(member, inner)}`);
		return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
	}
	return stringifyJson(value);
}
