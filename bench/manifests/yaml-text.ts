/** What manifests are made of, before they are text. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value | undefined };

const WIDTH = 96;

/** A value as people and Helm charts write it: blocks, plain scalars that are folded where they are long, `|` for lines. */
export function yamlText(value: Value): string {
	const out: string[] = [];
	write(value, 0, out);
	return `${out.join('')}\n`;
}

function write(value: Value, indent: number, out: string[]): void {
	if (isList(value)) writeList(value, indent, out);
	else if (typeof value === 'object' && value !== null) writeMapping(value, indent, out);
	else out.push(scalarText(value, indent));
}

function writeMapping(mapping: { readonly [key: string]: Value | undefined }, indent: number, out: string[]): void {
	let first = true;
	for (const [key, value] of Object.entries(mapping)) {
		if (value === undefined) continue;
		if (!first) out.push('\n', ' '.repeat(indent));
		first = false;
		out.push(plain(key), ':');
		if (isEmpty(value)) out.push(isList(value) ? ' []' : ' {}');
		else if (isList(value)) {
			// As Helm charts have it, a list stands below its key.
			out.push('\n', ' '.repeat(indent));
			writeList(value, indent, out);
		} else if (typeof value === 'object' && value !== null) {
			out.push('\n', ' '.repeat(indent + 2));
			writeMapping(value, indent + 2, out);
		} else out.push(' ', scalarText(value, indent + 2));
	}
}

function writeList(items: readonly Value[], indent: number, out: string[]): void {
	items.forEach((item, i) => {
		if (i > 0) out.push('\n', ' '.repeat(indent));
		out.push('- ');
		write(item, indent + 2, out);
	});
}

function scalarText(value: string | number | boolean | null, indent: number): string {
	if (typeof value !== 'string') return String(value);
	if (value.includes('\n')) return `|\n${value.trimEnd().replace(/^/gm, ' '.repeat(indent))}`;
	return value.length > WIDTH ? folded(value, indent) : plain(value);
}

/** A long text on several lines, without quotes, as generators of custom resources write descriptions. */
function folded(text: string, indent: number): string {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line.length + word.length > WIDTH - 16) {
			lines.push(line);
			line = word;
		} else line = line === '' ? word : `${line} ${word}`;
	}
	return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

function plain(text: string): string {
	return /^[A-Za-z$][\w./$-]*(?: [\w./$,-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
		? text
		: JSON.stringify(text);
}

function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

function isEmpty(value: Value): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
