/** The text of a block string: common indentation goes, and so do blank lines at both ends. */
export function blockStringValue(raw: string): string {
	const lines = raw.split('\n');
	const indents = lines
		.filter((line) => !isBlank(line))
		.map((line) => line.length - line.replace(/^[ \t]+/, '').length);
	const common = indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
	const shifted = lines.map((line, i) => (i === 0 ? line : line.slice(common)));
	let start = 0;
	let end = shifted.length;
	while (start < end && isBlank(shifted[start] as string)) start++;
	while (start < end && isBlank(shifted[end - 1] as string)) end--;
	return shifted.slice(start, end).join('\n');
}

function isBlank(line: string): boolean {
	return /^[ \t]*$/.test(line);
}
