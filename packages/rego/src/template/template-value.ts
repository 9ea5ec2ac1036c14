import { isObject, RegoSet } from '../runtime/collection.ts';
import { sortedKeys } from '../runtime/compare.ts';
import { formatGo } from '../runtime/go-format.ts';
import { type Formattable, GoText } from '../runtime/go-format-argument.ts';
import { lookup } from '../runtime/lookup.ts';
import { isNumber, type NumberValue, numberText, RegoNumber } from '../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../runtime/value.ts';
import { templateError } from './template-error.ts';

/**
 * What a template computes with. The numbers of its data are texts to it, as for Go, which reads them as json.Number;
 * only numbers that the template itself makes are GoNumbers.
 */
export type TemplateValue = Value | GoNumber | undefined;

export class GoNumber {
	readonly value: number;
	readonly isFloat: boolean;

	constructor(value: number, isFloat = false) {
		this.value = value;
		this.isFloat = isFloat;
	}
}

/** Refuses what has no JSON form: sets, and objects with other keys than strings. */
export function checkTemplateData(value: Value): void {
	if (value instanceof RegoSet) throw templateError('sets cannot be given to a template');
	if (Array.isArray(value)) for (const item of value as ValueArray) checkTemplateData(item);
	else if (isObject(value)) {
		for (const key of sortedKeys(value)) {
			if (typeof key !== 'string') throw templateError('object keys must be strings');
			checkTemplateData(lookup(value, key) as Value);
		}
	}
}

/** What Go's `fmt.Print` writes for a value. */
export function printed(value: TemplateValue): string {
	if (value === undefined || value === null) return '<nil>';
	if (value instanceof GoNumber) return formatGo('%v', [formatArgument(value)]);
	if (isNumber(value)) return numberText(value);
	if (Array.isArray(value)) return `[${(value as ValueArray).map(printed).join(' ')}]`;
	if (isObject(value)) {
		const entries = sortedKeys(value).map((key) => `${printed(key)}:${printed(lookup(value, key))}`);
		return `map[${entries.join(' ')}]`;
	}
	return typeof value === 'string' ? value : String(value === true);
}

/** A value as an argument of `printf`. */
export function formatArgument(value: TemplateValue): Formattable {
	if (value instanceof GoNumber) {
		if (!value.isFloat || !Number.isInteger(value.value)) return value.value;
		return new RegoNumber(`${value.value}.0`);
	}
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return new GoText('bool', String(value));
	if (isNumber(value)) return new GoText('json.Number', numberText(value));
	if (value === undefined || value === null) return '<nil>';
	return new GoText(Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}', printed(value));
}

/** Whether Go takes a value for a string. */
export function isText(value: TemplateValue): value is string | NumberValue {
	return typeof value === 'string' || isNumber(value);
}

export function textOf(value: string | NumberValue): string {
	return typeof value === 'string' ? value : numberText(value);
}

/** What `if` makes of a value: empty things, zero and nothing are false. */
export function isTrue(value: TemplateValue): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value === 'boolean') return value;
	if (value instanceof GoNumber) return value.value !== 0;
	if (isText(value)) return textOf(value) !== '';
	if (Array.isArray(value)) return value.length > 0;
	return sortedKeys(value as PlainObject).length > 0;
}

/** The Go type of a value, for messages. */
export function templateTypeName(value: TemplateValue): string {
	if (value === undefined || value === null) return 'nil';
	if (value instanceof GoNumber) return value.isFloat ? 'float64' : 'int';
	if (isNumber(value)) return 'json.Number';
	if (Array.isArray(value)) return '[]interface {}';
	if (typeof value === 'object') return 'map[string]interface {}';
	return typeof value === 'boolean' ? 'bool' : 'string';
}
