import { isObject, RegoObject, RegoSet } from './collection.ts';
import { sortedKeys, sortedMembers } from './compare.ts';
import { quoteGo } from './go-quote.ts';
import { lookup } from './lookup.ts';
import { isNumber, numberText } from './number.ts';
import type { Value } from './value.ts';

/** A value as Rego text: `{"a": [1, 2], "b": {3}}`, keys and members in order. What `sprintf` and `print` show. */
export function valueText(value: Value): string {
	switch (typeof value) {
		case 'string':
			return quoteGo(value);
		case 'number':
		case 'boolean':
			return String(value);
		default:
			return value === null ? 'null' : compositeText(value);
	}
}

function compositeText(value: Exclude<Value, null | boolean | number | string>): string {
	if (isNumber(value)) return numberText(value);
	if (Array.isArray(value)) return `[${joined(value)}]`;
	if (value instanceof RegoSet) return value.size === 0 ? 'set()' : `{${joined(sortedMembers(value))}}`;
	let out = '{';
	if (value instanceof RegoObject || isObject(value)) {
		for (const key of sortedKeys(value)) {
			out += `${out === '{' ? '' : ', '}${valueText(key)}: ${valueText(lookup(value, key) as Value)}`;
		}
	}
	return `${out}}`;
}

function joined(items: readonly Value[]): string {
	let out = '';
	for (let i = 0; i < items.length; i++) out += `${i === 0 ? '' : ', '}${valueText(items[i] as Value)}`;
	return out;
}

/** A value as text that people read: strings without quotes. */
export function displayText(value: Value): string {
	return typeof value === 'string' ? value : valueText(value);
}
