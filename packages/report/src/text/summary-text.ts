import type { Finding, ScanResult, ScanSummary } from '@merlon/model';
import { countBySeverity, quantity, severityCounts } from '../findings.ts';
import type { ReportOptions } from '../report-options.ts';
import { wrapText } from '../text-width.ts';

/** What was found, and how much was looked at. */
export function summaryText({ findings, problems, summary }: ScanResult, options: ReportOptions): string[] {
	const { palette, verbose, width } = options;
	const unknown = findings.filter(({ status }) => status === 'unknown').length;
	const isIncomplete = problems.some(({ level }) => level === 'error');
	// what is wrong stands above: with the settings, or with all that was named
	if (isIncomplete && summary.files === 0) return [palette.high('Nothing was scanned.')];
	const lines = [headline(findings, summary, isIncomplete, options)];
	if (unknown > 0) lines.push(`${quantity(unknown, 'finding')} could not be decided.`);
	if (isIncomplete) lines.push(palette.high(incompleteness(summary)));
	lines.push(...wrapText(coverage(summary, verbose), width).map(palette.faint));
	return lines;
}

function headline(
	findings: readonly Finding[],
	{ resources }: ScanSummary,
	isIncomplete: boolean,
	{ palette }: ReportOptions,
): string {
	const counts = countBySeverity(findings);
	const failed = Object.values(counts).reduce((sum, count) => sum + count, 0);
	if (failed > 0) {
		const bySeverity = severityCounts(counts, (severity, text) => palette[severity](text));
		return `${palette.strong(quantity(failed, 'finding'))}: ${bySeverity}`;
	}
	if (resources === 0) return palette.strong('Nothing was checked: no resources that Merlon knows were found.');
	return isIncomplete ? 'No findings in what could be checked.' : palette.good('No findings.');
}

function incompleteness({ unreadable }: ScanSummary): string {
	if (unreadable === 0) return 'Not everything could be checked: the scan is not complete.';
	const unread = quantity(unreadable, 'file, document or object', 'files, documents or objects');
	return `${unread} could not be read: the scan is not complete.`;
}

function coverage(summary: ScanSummary, verbose: boolean): string {
	const { files, resources, policies, passed, skipped, unreadable, ignored, durationMs } = summary;
	const checked = `${quantity(resources, 'resource')} in ${quantity(files, 'file')}`;
	const base = `Checked ${checked} with ${quantity(policies, 'policy', 'policies')}`;
	const rest = `${passed} passed, ${skipped} skipped, ${unreadable} unreadable`;
	if (!verbose) return `${base}: ${rest}.`;
	const ignoredFiles = `${quantity(ignored, 'other file')} left alone`;
	return `${base}: ${rest}; ${ignoredFiles}; ${(durationMs / 1000).toFixed(2)} s.`;
}
