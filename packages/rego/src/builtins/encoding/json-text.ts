import { type ObjectValue, property } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { isValidJson, JsonError, type JsonStyle, parseJson, stringifyJson } from '../../runtime/json.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandError, typeName } from '../builtin.ts';
import { limitText } from '../limits.ts';
import * as t from '../types.ts';

export const jsonMarshal: Builtin = builtin({
	name: 'json.marshal',
	description: 'The JSON text of a value, on one line.',
	categories: ['encoding'],
	args: [named('x', 'value to write', t.any)],
	result: named('y', 'JSON text of `x`', t.string),
	impl(context, value) {
		limitText(context, 'json.marshal', value);
		return stringifyJson(value);
	},
});

export const jsonMarshalWithOptions: Builtin = builtin({
	name: 'json.marshal_with_options',
	description:
		'The JSON text of a value, laid out as asked: `pretty` breaks lines, `indent` (a tab unless given) indents them and `prefix` begins each of them. Either of the two turns `pretty` on unless it is given.',
	categories: ['encoding'],
	args: [
		named('x', 'value to write', t.any),
		named(
			'opts',
			'how to lay the text out',
			t.record({ indent: t.string, prefix: t.string, pretty: t.boolean }, { key: t.string, value: t.any }),
		),
	],
	result: named('y', 'JSON text of `x`', t.string),
	impl(context, value, options) {
		limitText(context, 'json.marshal_with_options', value);
		const style = layout(options);
		return style === null ? stringifyJson(value) : `${style.prefix}${stringifyJson(value, style)}`;
	},
});

/** How to break lines, or null for one line. */
function layout(options: ObjectValue): JsonStyle | null {
	const style = { indent: '\t', prefix: '' };
	let pretty: boolean | null = null;
	const keys = sortedKeys(options);
	for (const [i, key] of keys.entries()) {
		if (typeof key !== 'string') {
			const reason = `operand ${i} must be string but got ${typeName(key)}`;
			throw operandError(2, `failed to stringify key ${stringifyJson(key)} at index ${i}: ${reason}`);
		}
		const option = property(options as PlainObject, key) as Value;
		if (key === 'prefix' || key === 'indent') {
			if (typeof option !== 'string') {
				const reason = `operand ${i} must be string but got ${typeName(option)}`;
				throw operandError(2, `key ${quoteGo(key)} failed cast to string: ${reason}`);
			}
			style[key] = option;
		} else if (key === 'pretty') {
			if (typeof option !== 'boolean') throw operandError(2, 'key "pretty" failed cast to bool');
			pretty = option;
		} else {
			throw operandError(2, `object contained unknown key ${quoteGo(key)}`);
		}
	}
	pretty ??= keys.length > 0;
	return pretty ? style : null;
}

export const jsonUnmarshal: Builtin = builtin({
	name: 'json.unmarshal',
	description: 'The value that a JSON text stands for.',
	categories: ['encoding'],
	args: [named('x', 'JSON text', t.string)],
	result: named('y', 'value of `x`', t.any),
	impl(_context, text) {
		try {
			return parseJson(text);
		} catch (error) {
			if (error instanceof JsonError) throw new BuiltinError(error.message);
			throw error;
		}
	},
});

export const jsonIsValid: Builtin = builtin({
	name: 'json.is_valid',
	description: 'Whether a string is exactly one JSON value.',
	categories: ['encoding'],
	args: [named('x', 'string to look at', t.string)],
	result: named('result', '`true` if `x` is JSON, `false` otherwise', t.boolean),
	unchecked: true,
	impl(_context, text) {
		return typeof text === 'string' && isValidJson(text);
	},
});
