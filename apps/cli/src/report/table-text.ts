/** Rows in columns as wide as what stands in them; the last column ends the line. */
export function tableText(rows: readonly (readonly string[])[]): string {
	const columns = Math.max(...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows
		.map((row) => `${row.map((cell, i) => (i + 1 < row.length ? cell.padEnd((widths[i] ?? 0) + 2) : cell)).join('')}\n`)
		.join('');
}
