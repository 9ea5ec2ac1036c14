import { isObject, RegoObject, RegoSet } from '../../runtime/collection.ts';
import { parseJson, stringifyJson } from '../../runtime/json.ts';
import { isNumber, numberText, RegoNumber } from '../../runtime/number.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';

/** A value as JSON has it: sets are arrays, and all keys are strings. */
export function plainJson(value: Value): Value {
	return isPlain(value) ? value : parseJson(stringifyJson(value));
}

function isPlain(value: Value): boolean {
	if (typeof value !== 'object' || value === null || value instanceof RegoNumber) return true;
	if (Array.isArray(value)) return value.every(isPlain);
	if (value instanceof RegoSet || value instanceof RegoObject) return false;
	return Object.values(value as PlainObject).every(isPlain);
}

/** The JSON text that values share which are equal once their numbers are floats. */
export function floatText(value: Value): string {
	return stringifyJson(withFloats(value));
}

function withFloats(value: Value): Value {
	if (isNumber(value)) return Number(numberText(value));
	if (Array.isArray(value)) return value.map(withFloats);
	if (!isObject(value)) return value;
	const entries = Object.entries(value as PlainObject).map(([key, item]) => [key, withFloats(item)] as const);
	return Object.fromEntries(entries);
}
