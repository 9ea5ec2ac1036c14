import { isJsonObject, type Json, type JsonObject, type JsonPath } from '@merlon/model';
import { compileRegex, isValidRegex } from '@merlon/rego';
import { propertiesOf, TYPE_NAMES } from './parameter-schema.ts';

/** What does not fit a schema, and where. */
export interface Misfit {
	/** From the value that was checked. */
	readonly path: JsonPath;
	/** A key that is not known, or a value that is not as it must be. */
	readonly kind: 'key' | 'value';
	/** Of a value: what it must be, as in `must be …`. */
	readonly expected: string;
	/** Of a key: those that are known. */
	readonly known: readonly string[];
	readonly value: Json;
}

/** All that does not fit. The schema is one in which `schemaProblems` finds nothing. */
export function misfits(schema: JsonObject, value: Json, path: JsonPath = []): Misfit[] {
	const expected = expectation(schema, value);
	if (expected !== null) return [{ path, kind: 'value', expected, known: [], value }];
	if (isList(value)) return itemMisfits(schema, value, path);
	return isJsonObject(value) ? propertyMisfits(schema, value, path) : [];
}

function itemMisfits({ items }: JsonObject, value: readonly Json[], path: JsonPath): Misfit[] {
	return isJsonObject(items) ? value.flatMap((item, i) => misfits(items, item, [...path, i])) : [];
}

function propertyMisfits(schema: JsonObject, value: JsonObject, path: JsonPath): Misfit[] {
	const properties = propertiesOf(schema);
	const others = schema['additionalProperties'] ?? true;
	return Object.entries(value).flatMap(([name, inner]): Misfit[] => {
		const at = [...path, name];
		const own = Object.hasOwn(properties, name) ? properties[name] : others;
		if (isJsonObject(own)) return misfits(own, inner, at);
		if (own !== false) return [];
		return [{ path: at, kind: 'key', expected: '', known: Object.keys(properties), value: inner }];
	});
}

/** What a value must be where it is not; null where it is. What is in it is not looked at. */
function expectation(schema: JsonObject, value: Json): string | null {
	const types = typesOf(schema);
	if (types.length > 0 && !types.some((type) => hasType(value, type))) {
		return types.map((type) => TYPE_NAMES.get(type)).join(' or ');
	}
	const { enum: choices, const: only } = schema;
	if (isList(choices) && !choices.some((choice) => isSame(choice, value))) {
		return `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`;
	}
	if (only !== undefined && !isSame(only, value)) return JSON.stringify(only);
	if (typeof value === 'string') return textExpectation(schema, value);
	if (typeof value === 'number') return numberExpectation(schema, value);
	if (isList(value)) return listExpectation(schema, value);
	return isJsonObject(value) ? mappingExpectation(schema, value) : null;
}

function textExpectation({ pattern, format, minLength }: JsonObject, value: string): string | null {
	if (typeof pattern === 'string' && !compileRegex(pattern).test(value)) return `a text that matches ${pattern}`;
	if (format === 'regex' && !isValidRegex(value)) return 'a regular expression in the syntax of RE2';
	// Surrogate pairs are one character to JSON Schema.
	const isLong = typeof minLength !== 'number' || value.length >= 2 * minLength || [...value].length >= minLength;
	return isLong ? null : `a text of at least ${counted(minLength, 'character')}`;
}

function numberExpectation({ minimum, maximum }: JsonObject, value: number): string | null {
	if (typeof minimum === 'number' && value < minimum) return `at least ${minimum}`;
	return typeof maximum === 'number' && value > maximum ? `at most ${maximum}` : null;
}

function listExpectation({ minItems, maxItems }: JsonObject, value: readonly Json[]): string | null {
	if (typeof minItems === 'number' && value.length < minItems)
		return `a list of at least ${counted(minItems, 'entry')}`;
	if (typeof maxItems === 'number' && value.length > maxItems) return `a list of at most ${counted(maxItems, 'entry')}`;
	return null;
}

function mappingExpectation({ required }: JsonObject, value: JsonObject): string | null {
	const missing = textsOf(required).find((name) => !Object.hasOwn(value, name));
	return missing === undefined ? null : `a mapping with the key ${JSON.stringify(missing)}`;
}

function typesOf({ type }: JsonObject): readonly string[] {
	return typeof type === 'string' ? [type] : textsOf(type);
}

function textsOf(value: Json | undefined): readonly string[] {
	return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

function hasType(value: Json, type: string): boolean {
	switch (type) {
		case 'array':
			return isList(value);
		case 'integer':
			return Number.isInteger(value);
		case 'null':
			return value === null;
		case 'object':
			return isJsonObject(value);
		default:
			return typeof value === type;
	}
}

/** Equality of JSON. Choices are short; the order of keys does not matter. */
function isSame(a: Json, b: Json): boolean {
	if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i] ?? null));
	if (!isJsonObject(a)) return a === b;
	const keys = Object.keys(a);
	if (!isJsonObject(b) || Object.keys(b).length !== keys.length) return false;
	return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null));
}

function counted(count: number, noun: string): string {
	if (count === 1) return `1 ${noun}`;
	return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** As `Array.isArray`, which does not know of lists that are only read. */
function isList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}
