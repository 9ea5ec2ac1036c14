import { compareUtf8 } from '@merlon/base';
import { RegoSet, setProperty } from '../../runtime/collection.ts';
import { sortedMembers } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { withTextKeys } from '../../runtime/json.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandError } from '../builtin.ts';
import * as t from '../types.ts';
import { escapePercent, unescapePercent } from '../uri/percent.ts';

export const urlqueryEncode: Builtin = builtin({
	name: 'urlquery.encode',
	description: 'A string as it stands in the query of a URL.',
	categories: ['encoding'],
	args: [named('x', 'string to encode', t.string)],
	result: named('y', '`x` with escapes', t.string),
	impl(_context, text) {
		return escapePercent(text, 'query');
	},
});

export const urlqueryDecode: Builtin = builtin({
	name: 'urlquery.decode',
	description: 'The string that a part of the query of a URL stands for.',
	categories: ['encoding'],
	args: [named('x', 'string with escapes', t.string)],
	result: named('y', '`x` without escapes', t.string),
	impl(_context, text) {
		return unescapePercent(text, 'query');
	},
});

export const urlqueryEncodeObject: Builtin = builtin({
	name: 'urlquery.encode_object',
	description: 'The query of a URL with the members of an object as its parameters, sorted by name.',
	categories: ['encoding'],
	args: [
		named(
			'object',
			'parameters: a string each, or several strings',
			t.objectOf(t.string, t.anyOf(t.string, t.arrayOf(t.string), t.setOf(t.string))),
		),
	],
	result: named('y', 'query string', t.string),
	impl(_context, object) {
		const parameters: string[] = [];
		const plain = withTextKeys(object);
		for (const key of Object.keys(plain).sort(compareUtf8)) {
			const name = escapePercent(key, 'query');
			for (const value of parameterValues(plain[key] as Value)) {
				parameters.push(`${name}=${escapePercent(value, 'query')}`);
			}
		}
		return parameters.join('&');
	},
});

function parameterValues(value: Value): readonly string[] {
	if (typeof value === 'string') return [value];
	const values = Array.isArray(value) ? value : value instanceof RegoSet ? sortedMembers(value) : [null];
	if (!values.every((item) => typeof item === 'string')) {
		throw operandError(1, 'values must be string, array[string], or set[string]');
	}
	return values;
}

const MAX_PARAMETERS = 10_000;

export const urlqueryDecodeObject: Builtin = builtin({
	name: 'urlquery.decode_object',
	description: 'The parameters of the query of a URL: for every name the list of its values.',
	categories: ['encoding'],
	args: [named('x', 'query string', t.string)],
	result: named('object', 'values by parameter', t.objectOf(t.string, t.arrayOf(t.string))),
	impl(_context, query) {
		const pairs = query.split('&');
		if (pairs.length > MAX_PARAMETERS) {
			throw new BuiltinError('number of URL query parameters exceeded limit');
		}
		const values = new Map<string, string[]>();
		for (const pair of pairs) {
			if (pair.includes(';')) throw new BuiltinError('invalid semicolon separator in query');
			if (pair === '') continue;
			const equals = pair.indexOf('=');
			const name = unescapePercent(equals < 0 ? pair : pair.slice(0, equals), 'query');
			const value = equals < 0 ? '' : unescapePercent(pair.slice(equals + 1), 'query');
			const known = values.get(name);
			if (known === undefined) values.set(name, [value]);
			else known.push(value);
		}
		const object: Record<string, Value> = {};
		for (const [name, list] of values) setProperty(object, name, list);
		return object;
	},
});
