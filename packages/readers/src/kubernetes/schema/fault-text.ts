import { isJsonObject, type JsonPath } from '@merlon/model';
import type { Fault } from './faults.ts';
import { meantField } from './meant-field.ts';
import type { Shape, ShapeKind } from './shape.ts';

/** What stands at a field of a kind. */
const EXPECTED: Readonly<Record<ShapeKind, string>> = {
	string: 'a string',
	boolean: 'true or false',
	int32: 'an integer of 32 bits',
	int64: 'an integer',
	number: 'a number',
	quantity: 'a quantity',
	'int-or-string': 'an integer or a string',
	time: 'a time',
	'micro-time': 'a time with microseconds',
	bytes: 'base64',
	any: 'anything',
	list: 'a list',
	map: 'a mapping',
	object: 'a mapping',
	'object-or-boolean': 'a mapping, true or false',
	'object-or-list': 'a mapping or a list',
	'object-or-strings': 'a mapping or a list',
};

/** What is there, and what has to be: "is a number: Deployment apps/v1 has a string there". `owner` says whose field it is. */
export function faultMessage({ reason, value, shape }: Fault, owner: string): string {
	if (reason === 'unknown-field') return `is no field of ${owner}, and the API server passes over it`;
	if (reason === 'null-value') {
		return shape.kind === 'list'
			? 'is null: a pod without containers'
			: 'is null: the API server reads it as an item in which nothing is set';
	}
	const expected = shape.kind === 'int32' && typeof value !== 'number' ? 'an integer' : EXPECTED[shape.kind];
	const found = reason === 'wrong-type' ? typeText(value) : malformedText(value, shape);
	return `is ${found}: ${owner} has ${expected} there, and the API server refuses the object`;
}

function typeText(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	switch (typeof value) {
		case 'number':
			return isWhole(value) ? 'a number' : `the number ${String(value)}`;
		case 'object':
			return 'a mapping';
		default:
			return `a ${typeof value}`;
	}
}

function isWhole(value: number): boolean {
	return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

/** Bytes are secrets, and are not repeated. */
function malformedText(value: unknown, { kind }: Shape): string {
	if (kind === 'bytes') return 'not base64';
	const text = JSON.stringify(value);
	return text.length > LONGEST_VALUE ? 'another text' : text;
}

const LONGEST_VALUE = 40;

/** What to write instead; `written` is the scalar as it stands in the source, null where it is none or unknown. */
export function faultHelp({ reason, path, value, shape }: Fault, written: string | null): string {
	if (reason === 'unknown-field') return meantHelp(path, value, shape);
	if (value === null)
		return shape.kind === 'list' ? 'write at least one container' : 'write the item, or remove its "-"';
	const last = path.at(-1);
	const entry = (text: string): string => (typeof last === 'string' ? `${last}: ${text}` : text);
	switch (shape.kind) {
		case 'string':
			if (typeof value === 'object') return 'write a string';
			return written === null ? 'put it in quotes' : `put it in quotes: ${entry(JSON.stringify(written))}`;
		case 'boolean':
			return unquoted(value, /^(?:true|false)$/, entry) ?? 'write true or false';
		case 'int32':
		case 'int64':
			return unquoted(value, /^-?(?:0|[1-9][0-9]{0,9})$/, entry) ?? 'write an integer';
		case 'list':
			return isEmptyMapping(value) ? 'write [] or a list' : 'write a list, each item after a "-"';
		case 'map':
		case 'object':
			return mappingHelp(value);
		default:
			return HELP[shape.kind];
	}
}

function mappingHelp(value: unknown): string {
	if (!Array.isArray(value)) return 'write a mapping: keys with values';
	return value.length === 0 ? 'write {} or a mapping' : 'write a mapping, with no "-" before its keys';
}

function isEmptyMapping(value: unknown): boolean {
	return isJsonObject(value) && Object.keys(value).length === 0;
}

function meantHelp(path: JsonPath, value: unknown, shape: Shape): string {
	const meant = isJsonObject(value) ? meantField(String(path.at(-1)), value, shape) : null;
	return meant === null ? '' : `did you mean "${meant}"?`;
}

function unquoted(value: unknown, fits: RegExp, entry: (text: string) => string): string | null {
	return typeof value === 'string' && fits.test(value) ? `write it without quotes: ${entry(value)}` : null;
}

/** Kinds of which there is more to say than this. */
type OtherHelp = 'string' | 'boolean' | 'int32' | 'int64' | 'list' | 'map' | 'object';

const HELP: Readonly<Record<Exclude<ShapeKind, OtherHelp>, string>> = {
	number: 'write a number',
	quantity: 'write a quantity, as 500m or 2Gi',
	'int-or-string': 'write an integer or a string',
	time: 'write a time, as 2026-01-31T12:00:00Z',
	'micro-time': 'write a time, as 2026-01-31T12:00:00.000000Z',
	bytes: 'encode it as base64',
	any: '',
	'object-or-boolean': 'write a mapping, true or false',
	'object-or-list': 'write a mapping or a list',
	'object-or-strings': 'write a mapping or a list of strings',
};
