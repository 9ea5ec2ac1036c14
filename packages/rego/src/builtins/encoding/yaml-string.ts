import { resolveScalar } from './yaml-scalar.ts';

/** Where a string stands. */
export interface ScalarPlace {
	readonly isKey: boolean;
	/** Where the lines of a literal block begin. */
	readonly indent: number;
}

/** Words that older YAML takes for booleans, and numbers to base 60. */
const OLD_BOOLEAN = /^(?:[yYnN]|yes|Yes|YES|on|On|ON|no|No|NO|off|Off|OFF)$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** A string as YAML: plain where that is read back as the same string, else as a block or in quotes. */
export function scalarText(text: string, place: ScalarPlace): string {
	const traits = traitsOf(text);
	if (text.includes('\n')) {
		return traits.canBeBlock && !place.isKey ? literalBlock(text, place.indent) : doubleQuoted(text);
	}
	if (resolveScalar(text).tag !== 'str' || OLD_BOOLEAN.test(text) || BASE_60.test(text)) return doubleQuoted(text);
	if (traits.canBePlain) return text;
	return traits.canBeSingleQuoted ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

interface Traits {
	readonly canBePlain: boolean;
	readonly canBeSingleQuoted: boolean;
	readonly canBeBlock: boolean;
}

/** `?`, `:` and `-` begin something only before white space; the others always do. */
const INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$))|:(?:[ \t]|$)|(?<=[ \t\n\r\u0085\u2028\u2029])#/;
const BREAK = /[\n\r\u0085\u2028\u2029]/;
const EDGE_SPACE = /^[ \n\r\u0085\u2028\u2029]|[ \n\r\u0085\u2028\u2029]$/;
const BREAK_THEN_SPACE = /[\n\r\u0085\u2028\u2029] /;
const SPACE_THEN_BREAK = / [\n\r\u0085\u2028\u2029]/;
/** What is not printable to libyaml, characters beyond the basic plane among them. */
const SPECIAL = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function traitsOf(text: string): Traits {
	const spaceBreak = SPACE_THEN_BREAK.test(text);
	const isSpecial = SPECIAL.test(text);
	const canBeSingleQuoted = !(spaceBreak || isSpecial || text.includes('\t') || BREAK_THEN_SPACE.test(text));
	return {
		canBePlain: canBeSingleQuoted && !EDGE_SPACE.test(text) && !BREAK.test(text) && !INDICATOR.test(text),
		canBeSingleQuoted,
		canBeBlock: !(spaceBreak || isSpecial || text.endsWith(' ')),
	};
}

/** `|`, a hint where the first line begins with a space, `-` or `+` unless the text ends with one line break. */
function literalBlock(text: string, indent: number): string {
	const hint = /^[ \n\r\u0085\u2028\u2029]/.test(text) ? '2' : '';
	const chomp = !text.endsWith('\n') ? '-' : /^\n$|\n\n$/.test(text) ? '+' : '';
	const lines = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
	return `|${hint}${chomp}\n${lines.join('\n')}`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
	['\0', '0'],
	['\u0007', 'a'],
	['\b', 'b'],
	['\t', 't'],
	['\n', 'n'],
	['\v', 'v'],
	['\f', 'f'],
	['\r', 'r'],
	['\u001b', 'e'],
	['"', '"'],
	['\\', '\\'],
	['\u0085', 'N'],
	['\u2028', 'L'],
	['\u2029', 'P'],
]);

function doubleQuoted(text: string): string {
	return `"${Array.from(text, escaped).join('')}"`;
}

function escaped(character: string): string {
	const letter = ESCAPES.get(character);
	if (letter !== undefined) return `\\${letter}`;
	if (!SPECIAL.test(character)) return character;
	const code = character.codePointAt(0) as number;
	const hex = code.toString(16).toUpperCase();
	if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
	return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
