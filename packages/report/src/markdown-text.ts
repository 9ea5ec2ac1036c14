import { oneLine, visible } from './safe-text.ts';

const CODE_SPAN = /(`[^`]+`)/;
const MARKUP = /[\\`*_{}[\]<>~$&]/g;

/**
 * Text as one line of Markdown that says nothing but the text: no markup, links, mentions of people or issues. Words in
 * backticks stay code.
 */
export function markdownText(text: string): string {
	return oneLine(text)
		.split(CODE_SPAN)
		.map((part, i) => (i % 2 === 1 ? part : plainPart(part)))
		.join('')
		.replace(/^(\d*)([-+=#.):])/, '$1\\$2');
}

/** Text as code, whatever backticks it holds. */
export function codeSpan(text: string): string {
	const line = oneLine(text);
	if (line === '') return '';
	const fence = '`'.repeat(longestRun(line) + 1);
	const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
	return fence + pad + line + pad + fence;
}

/** Lines as a block of code. */
export function codeBlock(lines: readonly string[], language: string): string {
	const text = lines.map(visible).join('\n');
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${text}\n${fence}\n`;
}

/** A row of a table from cells that are Markdown already. */
export function tableRow(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

/** Text within an HTML element. */
export function htmlText(text: string): string {
	const escaped = oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return withoutMentions(escaped.replaceAll('"', '&quot;'));
}

/** A link to a page, or the text itself where it is no address of one. */
export function linkText(link: string): string {
	return /^https?:\/\/[^\s<>`]+$/.test(link) ? `<${visible(link)}>` : codeSpan(link);
}

function plainPart(text: string): string {
	return withoutMentions(
		text.replace(MARKUP, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`)),
	);
}

/** An invisible space keeps `@name` and `#1` from becoming links, and people from being called. */
function withoutMentions(text: string): string {
	return text.replace(/@(?=\w)/g, '@&#8203;').replace(/(?<!&)#(?=\d)/g, '#&#8203;');
}

function longestRun(text: string): number {
	return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
