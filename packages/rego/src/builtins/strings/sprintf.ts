import { formatGo } from '../../runtime/go-format.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize, limitText } from '../limits.ts';
import * as t from '../types.ts';

export const sprintf: Builtin = builtin({
	name: 'sprintf',
	description: 'A string with values put in the place of its verbs (`%v`, `%d`, `%s`, `%q`, `%.2f` and so on).',
	categories: ['strings'],
	args: [named('format', 'text with verbs', t.string), named('values', 'a value for each verb', t.arrayOf(t.any))],
	result: named('output', 'the formatted text', t.string),
	impl(context, format, values) {
		// Only values that hold others can be longer than they look.
		if (values.some(isComposite)) limitText(context, 'sprintf', values);
		const text = formatGo(format, values);
		limitSize(context, 'sprintf', text.length);
		return text;
	},
});

function isComposite(value: Value): boolean {
	return typeof value === 'object' && value !== null;
}
