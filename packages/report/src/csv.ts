import type { Finding } from '@merlon/model';
import { lastLine, shownFindings } from './findings.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { oneLine } from './safe-text.ts';

const COLUMNS: readonly (readonly [string, (finding: Finding) => string | number])[] = [
	['status', ({ status }) => status],
	['severity', ({ severity }) => severity],
	['policy', ({ policy }) => policy],
	['title', ({ title }) => title],
	['category', ({ category }) => category],
	['resource', ({ resource }) => resource.address],
	['file', ({ locations }) => locations[0]?.file ?? ''],
	['line', ({ locations }) => locations[0]?.startLine ?? ''],
	['column', ({ locations }) => locations[0]?.startColumn ?? ''],
	['end_line', ({ locations }) => (locations[0] === undefined ? '' : lastLine(locations[0]))],
	['message', ({ message }) => message],
	['reason', ({ suppression }) => suppression?.reason ?? ''],
	['remediation', ({ remediation }) => remediation],
	['link', ({ links }) => links[0] ?? ''],
	['fingerprint', ({ fingerprint }) => fingerprint],
];

/** What spreadsheets take for the beginning of a formula, in its full-width forms too. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** One line per finding, as RFC 4180 has it. */
export function* csvReport(report: Report, options: ReportOptions): Generator<string> {
	yield row(COLUMNS.map(([name]) => name));
	for (const finding of shownFindings(report, options)) yield row(COLUMNS.map(([, cell]) => cell(finding)));
}

function row(cells: readonly (string | number)[]): string {
	return `${cells.map(cellText).join(',')}\r\n`;
}

/** Line breaks become spaces, for the many programs that read line by line. */
function cellText(cell: string | number): string {
	if (typeof cell === 'number') return String(cell);
	const line = oneLine(cell);
	const text = FORMULA.test(line) ? `'${line}` : line;
	return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
