import { visible, withoutCommand } from './safe-text.ts';

/** Text between tags. What XML may not hold is written as a visible escape. */
export function xmlText(text: string): string {
	return safeLines(text).map(withoutCommand).map(escaped).join('\n');
}

/** ` name="value"` for each attribute, line breaks kept. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
	return Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${safeLines(String(value)).map(escaped).join('&#10;')}"`)
		.join('');
}

function safeLines(text: string): string[] {
	return text.split(/\r\n|\r|\n/).map((line) => visible(line.replaceAll('\t', '    ')));
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
