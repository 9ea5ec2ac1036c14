import { stringifyJson } from '../../runtime/json.ts';
import { isNumber } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import type { Draft } from './schema-documents.ts';
import { type JsonObject, keywordOf, mustBeOfA, mustBeOfAn, SchemaError, wrongKeywordType } from './schema-error.ts';

/**
 * The keywords that say nothing about types. OPA refuses a schema in which one of them is malformed, so they are
 * checked, in its order; nothing else is done with them.
 */

export function checkNumberKeywords(schema: JsonObject, draft: Draft): void {
	const multiple = keywordOf(schema, 'multipleOf');
	if (multiple !== undefined) {
		if (!isNumber(multiple)) throw wrongKeywordType('Number', 'multipleOf');
		if (Number(multiple) <= 0) throw new SchemaError('multipleOf must be strictly greater than 0');
	}
	checkBound(schema, 'minimum', 'exclusiveMinimum', draft);
	checkBound(schema, 'maximum', 'exclusiveMaximum', draft);
}

function checkBound(schema: JsonObject, bound: string, exclusive: string, draft: Draft): void {
	const value = keywordOf(schema, bound);
	if (value !== undefined && !isNumber(value)) throw mustBeOfA(bound, 'Number');
	const limit = keywordOf(schema, exclusive);
	if (limit === undefined) return;
	if (typeof limit === 'boolean' && (draft === 4 || draft === 'any')) {
		if (value === undefined) throw new SchemaError(`${exclusive} cannot be used without ${bound}`);
	} else if (!isNumber(limit) || draft === 4) {
		throw wrongKeywordType(draft === 4 ? 'boolean' : draft === 'any' ? 'boolean/number' : 'number', exclusive);
	}
}

export function checkStringKeywords(schema: JsonObject): void {
	const min = checkCount(schema, 'minLength');
	const max = checkCount(schema, 'maxLength');
	if (min > max) throw new SchemaError('minLength cannot be greater than maxLength');
	checkText(schema, 'pattern');
	checkText(schema, 'format');
}

export function checkObjectKeywords(schema: JsonObject): void {
	const min = checkCount(schema, 'minProperties');
	const max = checkCount(schema, 'maxProperties');
	if (min > max) throw new SchemaError('minProperties cannot be greater than maxProperties');
	const seen = new Set<string>();
	for (const name of listOf(schema, 'required')) {
		if (typeof name !== 'string') throw wrongKeywordType('string', 'required');
		if (seen.has(name)) throw new SchemaError('required items must be unique');
		seen.add(name);
	}
}

export function checkArrayKeywords(schema: JsonObject): void {
	checkCount(schema, 'minItems');
	checkCount(schema, 'maxItems');
	const unique = keywordOf(schema, 'uniqueItems');
	if (unique !== undefined && typeof unique !== 'boolean') throw mustBeOfA('uniqueItems', 'boolean');
}

export function checkEnum(schema: JsonObject): void {
	const seen = new Set<string>();
	for (const value of listOf(schema, 'enum')) {
		const text = stringifyJson(value as Value);
		if (seen.has(text)) throw new SchemaError('enum items must be unique');
		seen.add(text);
	}
}

/** Gives the count, or a value that no other one contradicts. */
function checkCount(schema: JsonObject, keyword: string): number {
	const value = keywordOf(schema, keyword);
	if (value === undefined) return Number.NaN;
	if (typeof value !== 'number' || !Number.isInteger(value)) throw mustBeOfAn(keyword, 'integer');
	if (value < 0) throw new SchemaError(`${keyword} must be greater than or equal to 0`);
	return value;
}

/** Refuses a keyword that is there and no string. */
export function checkText(schema: JsonObject, keyword: string): void {
	const value = keywordOf(schema, keyword);
	if (value !== undefined && typeof value !== 'string') throw wrongKeywordType('string', keyword);
}

/** The items of a keyword that must be an array; none when it is absent. */
export function listOf(schema: JsonObject, keyword: string): readonly unknown[] {
	const value = keywordOf(schema, keyword);
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw mustBeOfAn(keyword, 'array');
	return value;
}
