import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { isPair } from './code-points.ts';

const VALUE = named('value', 'string to trim', t.string);
const CUTSET = named('cutset', 'the characters to remove', t.string);
const OUTPUT = named('output', 'what is left', t.string);

export const trim: Builtin = builtin({
	name: 'trim',
	description: 'A string without the characters of a set at its beginning and its end.',
	categories: ['strings'],
	args: [VALUE, CUTSET],
	result: OUTPUT,
	impl(_context, value, cutset) {
		const start = leftEnd(value, cutset);
		return value.slice(start, rightEnd(value, cutset, start));
	},
});

export const trimLeft: Builtin = builtin({
	name: 'trim_left',
	description: 'A string without the characters of a set at its beginning.',
	categories: ['strings'],
	args: [VALUE, CUTSET],
	result: OUTPUT,
	impl: (_context, value, cutset) => value.slice(leftEnd(value, cutset)),
});

export const trimRight: Builtin = builtin({
	name: 'trim_right',
	description: 'A string without the characters of a set at its end.',
	categories: ['strings'],
	args: [VALUE, CUTSET],
	result: OUTPUT,
	impl: (_context, value, cutset) => value.slice(0, rightEnd(value, cutset, 0)),
});

export const trimPrefix: Builtin = builtin({
	name: 'trim_prefix',
	description: 'A string without a prefix; the string itself when it does not begin so.',
	categories: ['strings'],
	args: [VALUE, named('prefix', 'what to remove at the beginning', t.string)],
	result: OUTPUT,
	impl: (_context, value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
});

export const trimSuffix: Builtin = builtin({
	name: 'trim_suffix',
	description: 'A string without a suffix; the string itself when it does not end so.',
	categories: ['strings'],
	args: [VALUE, named('suffix', 'what to remove at the end', t.string)],
	result: OUTPUT,
	impl: (_context, value, suffix) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value),
});

export const trimSpace: Builtin = builtin({
	name: 'trim_space',
	description: 'A string without white space at its beginning and its end.',
	categories: ['strings'],
	args: [VALUE],
	result: OUTPUT,
	impl: (_context, value) => trimWhiteSpace(value),
});

/** Unicode's white space: JavaScript's own `trim` takes U+FEFF for it and U+0085 not. */
const WHITE_SPACE =
	'\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

function trimWhiteSpace(value: string): string {
	const start = leftEnd(value, WHITE_SPACE);
	return value.slice(start, rightEnd(value, WHITE_SPACE, start));
}

// hot: bench rego
function leftEnd(value: string, cutset: string): number {
	let i = 0;
	while (i < value.length) {
		const width = isPair(value, i) ? 2 : 1;
		if (!cutset.includes(width === 1 ? value.charAt(i) : value.slice(i, i + 2))) break;
		i += width;
	}
	return i;
}

// hot: bench rego
function rightEnd(value: string, cutset: string, from: number): number {
	let i = value.length;
	while (i > from) {
		const width = i - 2 >= from && isPair(value, i - 2) ? 2 : 1;
		if (!cutset.includes(width === 1 ? value.charAt(i - 1) : value.slice(i - 2, i))) break;
		i -= width;
	}
	return i;
}
