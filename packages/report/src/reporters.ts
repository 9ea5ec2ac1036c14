import { csvReport } from './csv.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { gitlabSastReport } from './gitlab-sast.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { sarifReport } from './sarif/sarif.ts';
import { textReport } from './text/text.ts';

/** A format that results can be had in. */
export interface Reporter {
	/** As in `-o <name>`. */
	readonly name: string;
	/** In one line, for help and documentation. */
	readonly description: string;
	/** The report in pieces, which are small: join some before writing. */
	readonly render: (report: Report, options: ReportOptions) => Iterable<string>;
}

/** In the order in which help shows them. */
export const REPORTERS: readonly Reporter[] = [
	{ name: 'text', description: 'for people: what is wrong, where, why, and what to write instead', render: textReport },
	{ name: 'json', description: "findings, problems, resources and summary in Merlon's own JSON", render: jsonReport },
	{ name: 'sarif', description: 'SARIF 2.1.0, for code scanning and editors', render: sarifReport },
	{
		name: 'junit',
		description: 'JUnit XML, a suite for each file, for the test pages of CI systems',
		render: junitReport,
	},
	{ name: 'github', description: 'annotations in a GitHub workflow, beside the lines', render: githubReport },
	{ name: 'gitlab', description: 'code quality report of GitLab', render: gitlabReport },
	{ name: 'gitlab-sast', description: 'SAST report of GitLab, schema 15', render: gitlabSastReport },
	{ name: 'csv', description: 'a line for each finding, for spreadsheets', render: csvReport },
	{ name: 'markdown', description: 'a comment for a pull request', render: markdownReport },
];

export function reporterNamed(name: string): Reporter | null {
	return REPORTERS.find((reporter) => reporter.name === name) ?? null;
}

const PIECE_LENGTH = 1 << 16;

/** A report in pieces of a size that is worth a write each. */
export function* reportPieces(reporter: Reporter, report: Report, options: ReportOptions): Generator<string> {
	let pending = '';
	for (const piece of reporter.render(report, options)) {
		pending += piece;
		if (pending.length < PIECE_LENGTH) continue;
		yield pending;
		pending = '';
	}
	if (pending !== '') yield pending;
}

/** A report as a whole. */
export function reportText(reporter: Reporter, report: Report, options: ReportOptions): string {
	return [...reportPieces(reporter, report, options)].join('');
}
