/** What hides or reorders the text around it: directions, zero-width characters, tags. */
const DECEPTIVE = '\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\u{e0000}-\\u{e007f}';

/** Control characters, line and paragraph separators, unpaired surrogates, and what deceives. */
const HARMFUL = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\ufffe\\uffff${DECEPTIVE}]`, 'gu');

/** The same, but for what `JSON.stringify` escapes by itself. */
const HARMFUL_IN_JSON = new RegExp(`[\\u007f-\\u009f\\p{Zl}\\p{Zp}${DECEPTIVE}]`, 'gu');

/** What CI systems take for a command to themselves, anywhere in a line: `##[name]`, `##vso[name]`, `##teamcity[name]`. */
const LOG_COMMAND = /##(?=[a-z]*\[)/gi;
const LOG_COMMAND_IN_JSON = /(?<=#)#(?=[a-z]*\[)/gi;

/** Most text: nothing in it needs to be replaced. */
const PLAIN = /^[\x20-\x22\x24-\x7e]*$/;

const PLAIN_JSON = /^[\n\x20-\x7e]*$/;

const SPACES = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;
const UNPAIRED_SURROGATE = /\p{Cs}/gu;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
	['\t', '\\t'],
	['\n', '\\n'],
	['\r', '\\r'],
]);

/**
 * The text with everything that could steer a terminal or a CI system, or deceive a reader, written as a visible
 * escape.
 */
export function visible(text: string): string {
	if (PLAIN.test(text)) return text;
	const escaped = text.replace(HARMFUL, (character) => SHORT_ESCAPES.get(character) ?? escapeOf(character));
	return escaped.replace(LOG_COMMAND, '#\\#');
}

/** The text as one line: white space in a run becomes one space, and the rest is made visible. */
export function oneLine(text: string): string {
	return visible(text.replace(SPACES, ' ').trim());
}

/** Lines of text, each made visible; without blank lines at the end. */
export function visibleLines(text: string): string[] {
	return text
		.trimEnd()
		.split(/\r\n|\n|\r/)
		.map((line) => visible(line.replaceAll('\t', '    ')));
}

/** The line, so that GitHub does not take it for a command: there it is one that begins with `::`. */
export function withoutCommand(line: string): string {
	return line.replace(/^(\s*)::/, '$1\\::');
}

/** The same JSON, with nothing in it that a terminal, a CI system or a JavaScript parser would take for more than text. */
export function safeJson(json: string): string {
	if (PLAIN_JSON.test(json) && !json.includes('##')) return json;
	return json.replace(HARMFUL_IN_JSON, jsonEscapes).replace(LOG_COMMAND_IN_JSON, '\\u0023');
}

/** The text in well-formed UTF-16, so that it can be encoded. */
export function wellFormed(text: string): string {
	return text.replace(UNPAIRED_SURROGATE, '\ufffd');
}

/** The text cut to a number of UTF-16 units, never within a character, with `…` where something is missing. */
export function shortened(text: string, limit: number): string {
	if (text.length <= limit) return text;
	return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function escapeOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const digits = code.toString(16);
	if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
	return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}

function jsonEscapes(character: string): string {
	let escapes = '';
	for (let i = 0; i < character.length; i++) {
		escapes += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
	}
	return escapes;
}
