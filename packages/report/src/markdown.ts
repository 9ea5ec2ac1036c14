import { type Finding, type PolicyMetadata, type Problem, SEVERITIES } from '@merlon/model';
import {
	countBySeverity,
	groupBy,
	openFindings,
	placeText,
	policiesById,
	problemSentence,
	quantity,
	severityCounts,
	shownFindings,
} from './findings.ts';
import { codeBlock, codeSpan, htmlText, linkText, markdownText, tableRow } from './markdown-text.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { shortened } from './safe-text.ts';

/** GitHub takes no longer comments. */
const MOST_CHARACTERS = 65_536;
/** Kept for what stands below lists that were cut. */
const RESERVED = 1_000;
const TABLE_SHARE = 0.6;
const LONGEST_TEXT = 500;

/** By this a later run finds its comment, to write it anew. */
const MARKER = '<!-- merlon-report -->\n';

/** What is left of the characters that a comment may have. */
interface Budget {
	left: number;
	/** What did not fit, in words. */
	readonly cut: string[];
}

/** A comment for a pull request: a table, and below it what explains each policy, folded. */
export function* markdownReport(report: Report, options: ReportOptions): Generator<string> {
	const findings = byWorst(openFindings(report));
	const head = `${MARKER}### ${headline(findings)}\n\n`;
	const foot = coverage(report);
	const budget: Budget = { left: MOST_CHARACTERS - RESERVED - head.length - foot.length, cut: [] };
	yield head;
	yield* findingsTable(findings, budget);
	yield* problemList(report.result.problems, budget);
	yield* explanations(report, findings, budget);
	yield* skippedTable(shownFindings(report, options), budget);
	if (options.showPassed) yield* passedList(report.result.findings, budget);
	if (!options.quiet) yield foot;
	if (budget.cut.length > 0) {
		yield `\nThis comment holds no more than ${MOST_CHARACTERS} characters. Left out: ${budget.cut.join(', ')}.\n`;
	}
}

function headline(findings: readonly Finding[]): string {
	const counts = countBySeverity(findings);
	const failed = findings.filter(({ status }) => status === 'fail').length;
	return failed === 0 ? 'Merlon: no findings' : `Merlon: ${quantity(failed, 'finding')} (${severityCounts(counts)})`;
}

function coverage({ result: { summary } }: Report): string {
	const { files, resources, policies, passed, skipped, unreadable } = summary;
	const checked = `${quantity(resources, 'resource')} in ${quantity(files, 'file')}`;
	const rest = `${passed} passed, ${skipped} skipped, ${unreadable} unreadable`;
	return `Checked ${checked} with ${quantity(policies, 'policy', 'policies')}: ${rest}.\n`;
}

function* findingsTable(findings: readonly Finding[], budget: Budget): Generator<string> {
	if (findings.length === 0) return;
	const rows = findings.map((finding) => {
		const { status, severity, message, policy, resource } = finding;
		const label = status === 'unknown' ? 'unknown' : severity;
		const what = `${markdownText(cutText(message))} (${codeSpan(cutText(policy))})`;
		return tableRow([label, what, codeSpan(cutText(resource.address)), placeCell(finding)]);
	});
	yield* table(['Severity', 'Finding', 'Resource', 'Place'], rows, 'finding', budget);
}

function* problemList(problems: readonly Problem[], budget: Budget): Generator<string> {
	if (problems.length === 0) return;
	const rows = problems.map((problem) => {
		const { level, code, file, line, column } = problem;
		const what = problemSentence(problem);
		const place = codeSpan(cutText(placeText(file, line, column)));
		return tableRow([level, `${markdownText(cutText(what))} (${codeSpan(cutText(code))})`, place]);
	});
	yield* folded(quantity(problems.length, 'problem'), ['Level', 'Problem', 'Place'], rows, 'problem', budget);
}

function* skippedTable(shown: readonly Finding[], budget: Budget): Generator<string> {
	const skipped = shown.filter(({ status }) => status === 'skip');
	if (skipped.length === 0) return;
	const rows = skipped.map((finding) => {
		const { policy, resource, suppression } = finding;
		const reason = suppression === null || suppression.reason === '' ? 'no reason given' : suppression.reason;
		const source = suppression === null ? '' : ` (${suppression.source})`;
		const names = [policy, resource.address].map((name) => codeSpan(cutText(name)));
		return tableRow([...names, placeCell(finding), markdownText(cutText(reason)) + source]);
	});
	const title = `${skipped.length} skipped`;
	yield* folded(title, ['Policy', 'Resource', 'Place', 'Reason'], rows, 'skipped finding', budget);
}

function* passedList(findings: readonly Finding[], budget: Budget): Generator<string> {
	const passed = findings.filter(({ status }) => status === 'pass');
	if (passed.length === 0) return;
	const rows = passed.map(({ policy, resource }) => {
		return tableRow([policy, resource.address].map((name) => codeSpan(cutText(name))));
	});
	yield* folded(`${passed.length} passed`, ['Policy', 'Resource'], rows, 'passed check', budget);
}

function* explanations(report: Report, findings: readonly Finding[], budget: Budget): Generator<string> {
	const policies = policiesById(report);
	let missing = 0;
	for (const [id, [finding]] of groupBy(findings, ({ policy }) => policy)) {
		const text = finding === undefined ? '' : explanation(id, finding, policies.get(id));
		if (text.length > budget.left) missing++;
		else {
			budget.left -= text.length;
			yield text;
		}
	}
	if (missing > 0) budget.cut.push(quantity(missing, 'explanation'));
}

function explanation(id: string, finding: Finding, policy: PolicyMetadata | undefined): string {
	const { title, remediation, links } = finding;
	const why = policy?.description ?? '';
	const example = policy?.example ?? '';
	if (why === '' && example.trim() === '' && remediation === '' && links.length === 0) return '';
	const blocks = [`<details>\n<summary>${htmlText(cutText(title))} (<code>${htmlText(id)}</code>)</summary>\n`];
	if (why !== '') blocks.push(`${markdownText(why)}\n`);
	if (remediation !== '') blocks.push(`**Fix:** ${markdownText(remediation)}\n`);
	if (example.trim() !== '') blocks.push(codeBlock(example.trimEnd().split(/\r\n|\n|\r/), 'yaml'));
	if (links.length > 0) blocks.push(`${links.map(linkText).join(' ')}\n`);
	return `${blocks.join('\n')}\n</details>\n\n`;
}

function* folded(
	title: string,
	columns: readonly string[],
	rows: readonly string[],
	unit: string,
	budget: Budget,
): Generator<string> {
	const before = `<details>\n<summary>${htmlText(title)}</summary>\n\n`;
	const after = '</details>\n\n';
	budget.left -= before.length + after.length;
	yield before;
	yield* table(columns, rows, unit, budget);
	yield after;
}

/** As many rows as have room, so that something is left for what comes after. */
function* table(columns: readonly string[], rows: readonly string[], unit: string, budget: Budget): Generator<string> {
	const head = tableRow(columns) + tableRow(columns.map(() => '---'));
	let room = Math.floor(budget.left * TABLE_SHARE) - head.length;
	let shown = 0;
	yield head;
	budget.left -= head.length + 1;
	for (const row of rows) {
		if (row.length > room) break;
		room -= row.length;
		budget.left -= row.length;
		shown++;
		yield row;
	}
	if (shown < rows.length) budget.cut.push(quantity(rows.length - shown, unit));
	yield '\n';
}

function placeCell({ locations }: Finding): string {
	const at = locations[0];
	return at === undefined ? '' : codeSpan(cutText(placeText(at.file, at.startLine, 0)));
}

/** The worst come first, so that what is cut matters least. */
function byWorst(findings: readonly Finding[]): Finding[] {
	return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function cutText(text: string): string {
	return shortened(text, LONGEST_TEXT);
}
