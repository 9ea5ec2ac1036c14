/** A table of names and figures, the figures to the right. */
export function figureTable(rows: readonly (readonly [string, string])[]): string {
	const cells = rows.map(([name, value]) => [name, value.trim()] as const);
	const width = (column: 0 | 1): number => Math.max(...cells.map((row) => row[column].length));
	const [left, right] = [width(0), width(1)];
	const rule = (start: string, middle: string, end: string): string =>
		`${start}${'─'.repeat(left + 2)}${middle}${'─'.repeat(right + 2)}${end}\n`;
	const lines = cells.map(([name, value]) => `│ ${name.padEnd(left)} │ ${value.padStart(right)} │\n`);
	return rule('┌', '┬', '┐') + lines.join('') + rule('└', '┴', '┘');
}
