import type { Severity } from '@merlon/model';
import { distinctTexts } from './distinct.ts';
import { lastLine, openFindings } from './findings.ts';
import { JsonItems, jsonText } from './json-text.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { repositoryPath } from './repository-path.ts';
import { oneLine } from './safe-text.ts';

const SEVERITIES_OF_GITLAB: Readonly<Record<Severity, string>> = {
	critical: 'blocker',
	high: 'critical',
	medium: 'major',
	low: 'minor',
	info: 'info',
};

/** GitLab's code quality report, for the artifact `reports: codequality`. */
export function* gitlabReport(report: Report, { folder }: ReportOptions): Generator<string> {
	yield* jsonText(new JsonItems(issues(report, folder)));
	yield '\n';
}

function* issues(report: Report, folder: string): Generator<object> {
	const distinct = distinctTexts();
	for (const { policy, message, severity, status, resource, category, fingerprint, locations } of openFindings(
		report,
	)) {
		const at = locations[0];
		const lines =
			at === undefined ? { begin: 1 } : { begin: Math.max(1, at.startLine), end: Math.max(1, lastLine(at)) };
		yield {
			type: 'issue',
			check_name: policy,
			description: oneLine(`${message} (${resource.address})`),
			categories: ['Security', category],
			severity: status === 'unknown' ? 'info' : SEVERITIES_OF_GITLAB[severity],
			fingerprint: distinct(fingerprint),
			location: { path: repositoryPath(at?.file ?? '', folder), lines },
		};
	}
}
