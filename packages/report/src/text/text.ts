import type { Finding, Problem } from '@merlon/model';
import { fileOf, groupBy, isOpen, policiesById, quantity, shownFindings } from '../findings.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { oneLine, visible, withoutCommand } from '../safe-text.ts';
import { SecretFinder } from '../secrets/secret-finder.ts';
import { wrapText } from '../text-width.ts';
import { compactText, findingText, placeOf } from './finding-text.ts';
import { problemText } from './problem-text.ts';
import { summaryText } from './summary-text.ts';

/** For people at a terminal. */
export function* textReport(report: Report, options: ReportOptions): Generator<string> {
	for (const line of options.compact ? compactLines(report, options) : fullLines(report, options)) {
		yield `${withoutCommand(line)}\n`;
	}
}

function* compactLines(report: Report, options: ReportOptions): Generator<string> {
	for (const finding of shownFindings(report, options)) {
		if (options.verbose || !isInBaseline(finding)) yield compactText(finding, options);
	}
	for (const problem of shownProblems(report, options)) yield* problemText(problem, options);
	if (!options.quiet) yield* summaryText(report.result, options);
}

function* fullLines(report: Report, options: ReportOptions): Generator<string> {
	const shown = shownFindings(report, options);
	yield* openLines(report, shown.filter(isOpen), options);
	yield* skippedLines(shown, options);
	const passed = shown.filter(({ status }) => status === 'pass');
	yield* section('Passed', passed.map(passedText), options);
	yield* problemLines(report, options);
	if (!options.quiet) yield* summaryText(report.result, options);
}

function* openLines(report: Report, findings: readonly Finding[], options: ReportOptions): Generator<string> {
	const policies = policiesById(report);
	const explained = new Set<string>();
	const secrets = new SecretFinder(options.frame);
	for (const [file, group] of groupBy(findings, fileOf)) {
		yield file === '' ? '(no file)' : options.palette.link(visible(file));
		yield '';
		let before: Finding | null = null;
		for (const finding of group) {
			const given = {
				hasExample: explained.has(finding.policy),
				hasFrame: before !== null && isSamePlace(before, finding),
				secrets,
			};
			explained.add(finding.policy);
			before = finding;
			yield* findingText(finding, policies.get(finding.policy), given, options);
			yield '';
		}
	}
}

/** What a baseline holds is only counted: people read what was skipped on purpose. */
function* skippedLines(shown: readonly Finding[], options: ReportOptions): Generator<string> {
	const skipped = shown.filter(({ status }) => status === 'skip');
	const listed = options.verbose ? skipped : skipped.filter((finding) => !isInBaseline(finding));
	const lines = listed.map(skippedText);
	const more = skipped.length - listed.length;
	if (more > 0) lines.push(`${quantity(more, 'finding')} of the baseline`);
	yield* section('Skipped', lines, options);
}

function* problemLines(report: Report, options: ReportOptions): Generator<string> {
	const problems = shownProblems(report, options);
	if (problems.length === 0) return;
	yield options.palette.strong('Problems');
	for (const problem of problems) for (const line of problemText(problem, options)) yield `  ${line}`;
	yield '';
}

function* section(title: string, lines: readonly string[], { palette, width }: ReportOptions): Generator<string> {
	if (lines.length === 0) return;
	yield palette.strong(title);
	for (const line of lines) {
		const [first = '', ...rest] = wrapText(line, width - 6);
		yield `  ${first}`;
		for (const part of rest) yield `      ${part}`;
	}
	yield '';
}

function skippedText(finding: Finding): string {
	const { suppression } = finding;
	const reason = suppression === null ? '' : oneLine(suppression.reason);
	const source = suppression === null ? '' : ` (${suppression.source})`;
	return `${referenceText(finding)}: ${reason === '' ? 'no reason given' : reason}${source}`;
}

function passedText(finding: Finding): string {
	return referenceText(finding);
}

function referenceText(finding: Finding): string {
	const place = placeOf(finding);
	return [place, finding.policy, finding.resource.address]
		.filter((part) => part !== '')
		.map(visible)
		.join('  ');
}

/** Quiet reports still say what makes the scan incomplete. */
function shownProblems({ result }: Report, { quiet }: ReportOptions): readonly Problem[] {
	return quiet ? result.problems.filter(({ level }) => level === 'error') : result.problems;
}

function isSamePlace({ locations: [a] }: Finding, { locations: [b] }: Finding): boolean {
	if (a === undefined || b === undefined) return false;
	const isSameStart = a.startLine === b.startLine && a.startColumn === b.startColumn;
	return isSameStart && a.endLine === b.endLine && a.endColumn === b.endColumn;
}

function isInBaseline({ suppression }: Finding): boolean {
	return suppression?.source === 'baseline';
}
