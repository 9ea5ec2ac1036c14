import { templateError } from './template-error.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
	['a', '\x07'],
	['b', '\b'],
	['f', '\f'],
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['v', '\v'],
	['\\', '\\'],
	['"', '"'],
	["'", "'"],
]);

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.?))/g;

/** The text that a Go string or character literal stands for. */
export function unquoteGo(literal: string): string {
	const inner = literal.slice(1, -1);
	if (literal.startsWith('`')) return inner.replaceAll('\r', '');
	return inner.replace(ESCAPE, (_, hex?: string, short?: string, long?: string, octal?: string, letter?: string) => {
		const digits = hex ?? short ?? long;
		if (digits !== undefined) return character(Number.parseInt(digits, 16));
		if (octal !== undefined) return character(Number.parseInt(octal, 8));
		const named = NAMED.get(letter ?? '');
		if (named === undefined) throw templateError('invalid syntax in a quoted string');
		return named;
	});
}

function character(code: number): string {
	if (code > 0x10ffff) throw templateError('invalid syntax in a quoted string');
	return String.fromCodePoint(code);
}
