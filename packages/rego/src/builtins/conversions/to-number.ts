import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { isNumber, type NumberValue, numberFromText } from '../../runtime/number.ts';
import { type Builtin, builtin, named, operandTypeError } from '../builtin.ts';
import * as t from '../types.ts';

export const toNumber: Builtin = builtin({
	name: 'to_number',
	description: 'The number a string is the text of; 1 for `true`, 0 for `false` and `null`, a number itself.',
	categories: ['conversions'],
	args: [named('value', 'what to convert', t.anyOf(t.nil, t.boolean, t.number, t.string))],
	result: named('num', 'the number', t.number),
	unchecked: true,
	impl(_context, value) {
		if (value === null || value === false) return 0;
		if (value === true) return 1;
		if (isNumber(value)) return value;
		if (typeof value === 'string') return numberOfString(value);
		throw operandTypeError(1, value, 'null', 'boolean', 'number', 'string');
	},
});

const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const NOT_A_VALUE = /^[+-]*(?:inf|infinity|nan)$/i;

const PLAIN_INTEGER = /^(?:0|-?[1-9][0-9]{0,14})$/;

function numberOfString(text: string): NumberValue {
	if (PLAIN_INTEGER.test(text)) return Number(text);
	if (DECIMAL.test(text)) {
		if (!Number.isFinite(Number(text))) throw parseError(text, 'value out of range');
		return numberFromText(jsonText(text));
	}
	if (NOT_A_VALUE.test(text)) throw operandTypeError(1, text, 'valid number string');
	throw parseError(text, 'invalid syntax');
}

/** Go reads `+1`, `.5`, `1.` and `007` too, but JSON has no such numbers. */
function jsonText(text: string): string {
	return text
		.replace(/^\+/, '')
		.replace(/^(-?)0+(?=[0-9])/, '$1')
		.replace(/^(-?)\./, '$10.')
		.replace(/\.(?=$|[eE])/, '');
}

function parseError(text: string, problem: string): BuiltinError {
	return new BuiltinError(`strconv.ParseFloat: parsing ${quoteGo(text)}: ${problem}`);
}
