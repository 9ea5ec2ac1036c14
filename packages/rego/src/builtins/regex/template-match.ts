import { compileRegex } from '../../regex/regex.ts';
import { encodeUtf8 } from '../../runtime/bytes.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { quoteGo } from '../../runtime/go-quote.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const regexTemplateMatch: Builtin = builtin({
	name: 'regex.template_match',
	description: 'Whether a string is a text with regular expressions between delimiters in it, from end to end.',
	categories: [],
	args: [
		named('template', 'text with regular expressions in it', t.string),
		named('value', 'string to match', t.string),
		named('delimiter_start', 'what stands before a regular expression', t.string),
		named('delimiter_end', 'what stands behind a regular expression', t.string),
	],
	result: named('result', 'whether it matches', t.boolean),
	impl(_context, template, value, start, end) {
		const length = encodeUtf8(start).length;
		if (length !== 1) {
			throw new BuiltinError(`start delimiter has to be exactly one character long but is ${length} long`);
		}
		// OPA names the length of the other delimiter.
		if (encodeUtf8(end).length !== 1) {
			throw new BuiltinError(`end delimiter has to be exactly one character long but is ${length} long`);
		}
		return compileRegex(templatePattern(template, start, end)).test(value);
	},
});

function templatePattern(template: string, start: string, end: string): string {
	let pattern = '^';
	let copied = 0;
	for (const [from, to] of delimitedParts(template, start, end)) {
		const part = template.slice(from + 1, to - 1);
		pattern += `${quoteMeta(template.slice(copied, from))}(${part})`;
		// Only what is an expression on its own may stand there, so that `a)(b` is refused.
		compileRegex(`^${part}$`);
		copied = to;
	}
	return `${pattern}${quoteMeta(template.slice(copied))}$`;
}

/** Where the outermost delimited parts begin and end, their delimiters included. */
function delimitedParts(template: string, start: string, end: string): (readonly [number, number])[] {
	const parts: (readonly [number, number])[] = [];
	let level = 0;
	let from = 0;
	for (let i = 0; i < template.length; i++) {
		const character = template.charAt(i);
		if (character === start) {
			level++;
			if (level === 1) from = i;
		} else if (character === end) {
			level--;
			if (level === 0) parts.push([from, i + 1]);
			else if (level < 0) break;
		}
	}
	if (level !== 0) throw new BuiltinError(`unbalanced braces in ${quoteGo(template)}`);
	return parts;
}

function quoteMeta(text: string): string {
	return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
