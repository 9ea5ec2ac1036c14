const PLAIN = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;
const PRINTABLE = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;
const NAMED: ReadonlyMap<string, string> = new Map([
	['"', '\\"'],
	['\\', '\\\\'],
	['\u0007', '\\a'],
	['\b', '\\b'],
	['\f', '\\f'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
	['\v', '\\v'],
]);

/** A string as a Go string literal, the way Go's messages show strings (`%q`). */
export function quoteGo(text: string): string {
	if (PLAIN.test(text)) return `"${text}"`;
	return `"${Array.from(text, (character) => NAMED.get(character) ?? escapeUnprintable(character)).join('')}"`;
}

function escapeUnprintable(character: string): string {
	if (PRINTABLE.test(character)) return character;
	const code = character.codePointAt(0) as number;
	if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
	return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
	return code.toString(16).padStart(width, '0');
}
