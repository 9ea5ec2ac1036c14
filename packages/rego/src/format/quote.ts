const PLAIN = /^[ !#-[\]-~]*$/;
const PRINTABLE = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;
const SHORT: ReadonlyMap<string, string> = new Map([
	['"', '\\"'],
	['\\', '\\\\'],
	['\b', '\\b'],
	['\f', '\\f'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
]);

/** A string as a quoted Rego literal. */
export function quoteString(value: string): string {
	if (PLAIN.test(value)) return `"${value}"`;
	let out = '"';
	for (const char of value) out += SHORT.get(char) ?? (PRINTABLE.test(char) ? char : escapeUnits(char));
	return `${out}"`;
}

function escapeUnits(char: string): string {
	let out = '';
	for (let i = 0; i < char.length; i++) out += `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
	return out;
}

/** Text between the quotes of a template string: braces that open no expression are escaped. */
export function escapeTemplateText(text: string): string {
	return text.replace(/(?<!\\)\{/g, '\\{');
}
