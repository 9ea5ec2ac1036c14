import { encodeUtf8 } from '../runtime/bytes.ts';
import { isPrintable } from '../runtime/go-quote-rune.ts';

const HTML: ReadonlyMap<string, string> = new Map([
	['\0', '\ufffd'],
	['"', '&#34;'],
	["'", '&#39;'],
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
]);

export function escapeHtml(text: string): string {
	return Array.from(text, (character) => HTML.get(character) ?? character).join('');
}

const JS: ReadonlyMap<string, string> = new Map([
	['\\', '\\\\'],
	["'", "\\'"],
	['"', '\\"'],
	['<', '\\u003C'],
	['>', '\\u003E'],
	['&', '\\u0026'],
	['=', '\\u003D'],
]);

export function escapeJs(text: string): string {
	return Array.from(text, (character) => {
		const code = character.codePointAt(0) as number;
		const isSafe = code < 0x80 ? code >= 0x20 : isPrintable(character);
		return JS.get(character) ?? (isSafe ? character : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`);
	}).join('');
}

/** As in the query of an URL: a space becomes a plus sign. */
export function escapeQuery(text: string): string {
	return Array.from(encodeUtf8(text), (byte) => {
		const character = String.fromCharCode(byte);
		if (/[A-Za-z0-9_.~-]/.test(character)) return character;
		return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}).join('');
}
