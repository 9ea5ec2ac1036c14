import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';
import { isPair } from './code-points.ts';

export const lower: Builtin = builtin({
	name: 'lower',
	description: 'A string with every character in lower case.',
	categories: ['strings'],
	args: [named('x', 'string to convert', t.string)],
	result: named('y', 'the lower-case string', t.string),
	impl: (_context, x) => lowerCase(x),
});

export const upper: Builtin = builtin({
	name: 'upper',
	description: 'A string with every character in upper case.',
	categories: ['strings'],
	args: [named('x', 'string to convert', t.string)],
	result: named('y', 'the upper-case string', t.string),
	impl: (_context, x) => upperCase(x),
});

/** Lower case, one code point for one, as Go maps them: no final sigma, no combining dot. */
// hot: bench rego
export function lowerCase(text: string): string {
	return isAscii(text) ? text.toLowerCase() : mapCodePoints(text, lowerCodePoint);
}

/** Upper case, one code point for one, as Go maps them: a sharp s stays. */
// hot: bench rego
function upperCase(text: string): string {
	return isAscii(text) ? text.toUpperCase() : mapCodePoints(text, upperCodePoint);
}

function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
	return true;
}

function mapCodePoints(text: string, map: (character: string) => string): string {
	let out = '';
	for (let i = 0; i < text.length; i++) {
		const character = isPair(text, i) ? text.slice(i, ++i + 1) : text.charAt(i);
		out += hasNewCase(character.codePointAt(0) as number) ? character : map(character);
	}
	return out;
}

/** First and last code points that Unicode gave another case after version 15, which Go knows. */
const NEW_CASES: readonly (readonly [number, number])[] = [
	[0x19b, 0x19b],
	[0x264, 0x264],
	[0x1c89, 0x1c8a],
	[0xa7cb, 0xa7cf],
	[0xa7d2, 0xa7d5],
	[0xa7da, 0xa7dc],
	[0x10d50, 0x10d85],
	[0x16ea0, 0x16ed3],
];

function hasNewCase(code: number): boolean {
	for (const [first, last] of NEW_CASES) if (code >= first && code <= last) return true;
	return false;
}

function lowerCodePoint(character: string): string {
	if (character === '\u0130') return 'i';
	const lowered = character.toLowerCase();
	return lowered.length === character.length ? lowered : character;
}

function upperCodePoint(character: string): string {
	const raised = character.toUpperCase();
	if (raised.length === character.length) return raised;
	// Greek letters with iota below become two letters in full mapping; their simple mapping is the title case.
	const code = character.charCodeAt(0);
	if (code >= 0x1f80 && code <= 0x1faf) return String.fromCharCode(code | 8);
	if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCharCode(code + 9);
	return character;
}
