/** A table with borders and its header centred. */
export function boxTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
	return drawTable(headers, rows);
}

/** A table with borders, its header in capitals and centred. A cell that repeats the first column above is left empty. */
export function tableText(headers: readonly string[], rows: readonly (readonly string[])[]): string {
	const titles = headers.map((header) => header.toUpperCase());
	const shown = rows.map((row, i) =>
		row.map((cell, column) => (column === 0 && rows[i - 1]?.[0] === cell ? '' : cell)),
	);
	return drawTable(titles, shown);
}

function drawTable(titles: readonly string[], shown: readonly (readonly string[])[]): string {
	const widths = titles.map((title, column) =>
		shown.reduce((width, row) => Math.max(width, textWidth(row[column] ?? '')), textWidth(title)),
	);
	const rule = (left: string, middle: string, right: string): string =>
		`${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}\n`;
	const line = (cells: readonly string[], pad: (text: string, width: number) => string): string =>
		`│${widths.map((width, column) => ` ${pad(cells[column] ?? '', width)} `).join('│')}│\n`;
	return (
		rule('┌', '┬', '┐') +
		line(titles, centred) +
		rule('├', '┼', '┤') +
		shown.map((row) => line(row, leftAligned)).join('') +
		rule('└', '┴', '┘')
	);
}

function leftAligned(text: string, width: number): string {
	return text + ' '.repeat(Math.max(width - textWidth(text), 0));
}

function centred(text: string, width: number): string {
	const space = Math.max(width - textWidth(text), 0);
	const left = Math.floor(space / 2);
	return ' '.repeat(left) + text + ' '.repeat(space - left);
}

function textWidth(text: string): number {
	return [...text].length;
}
