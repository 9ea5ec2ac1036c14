import type { Finding, PolicyMetadata, Problem, Severity } from '@merlon/model';
import { distinctTexts } from './distinct.ts';
import { lastLine, openFindings, placeText, policiesById } from './findings.ts';
import { JsonItems, jsonText } from './json-text.ts';
import { markdownText } from './markdown-text.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { repositoryPath } from './repository-path.ts';
import { oneLine, shortened } from './safe-text.ts';

/** The oldest of the versions that GitLab takes at this day: what it has is all that is used. */
const SCHEMA_VERSION = '15.0.7';
const SCHEMA =
	`https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA_VERSION}` +
	'/dist/sast-report-format.json';
const EPOCH = '1970-01-01T00:00:00';

const SEVERITIES_OF_GITLAB: Readonly<Record<Severity, string>> = {
	critical: 'Critical',
	high: 'High',
	medium: 'Medium',
	low: 'Low',
	info: 'Info',
};

/** GitLab's SAST report, for the artifact `reports: sast` and the vulnerability report. */
export function* gitlabSastReport(report: Report, options: ReportOptions): Generator<string> {
	const { problems, summary } = report.result;
	const tool = { id: 'merlon', name: 'Merlon', version: options.version, vendor: { name: 'Merlon' } };
	const isWhole = summary.resources > 0 || problems.every(({ level }) => level !== 'error');
	yield* jsonText({
		schema: SCHEMA,
		version: SCHEMA_VERSION,
		scan: {
			analyzer: tool,
			scanner: tool,
			type: 'sast',
			start_time: timeText(options.startTime, 0),
			end_time: timeText(options.startTime, summary.durationMs),
			status: isWhole ? 'success' : 'failure',
			messages: problems.map(messageOf),
		},
		vulnerabilities: new JsonItems(vulnerabilities(report, options.folder)),
	});
	yield '\n';
}

function* vulnerabilities(report: Report, folder: string): Generator<object> {
	const policies = policiesById(report);
	const distinct = distinctTexts();
	for (const finding of openFindings(report)) {
		const policy = policies.get(finding.policy);
		yield {
			id: distinct(finding.fingerprint),
			name: shortened(oneLine(finding.title), 255),
			description: description(finding, policy),
			severity: finding.status === 'unknown' ? 'Unknown' : SEVERITIES_OF_GITLAB[finding.severity],
			solution: shortened(oneLine(finding.remediation), 7000),
			identifiers: identifiers(finding, policy),
			links: finding.links.filter(isWebAddress).map((url) => ({ url })),
			location: locationOf(finding, folder),
		};
	}
}

function description({ message, resource }: Finding, policy: PolicyMetadata | undefined): string {
	const found = markdownText(`${message} (${resource.address})`);
	const why = policy === undefined ? '' : markdownText(policy.description);
	return shortened(why === '' ? found : `${found}\n\n${why}`, 1_048_576);
}

function identifiers({ policy, title, links }: Finding, metadata: PolicyMetadata | undefined): object[] {
	const url = links.find(isWebAddress);
	const own = { type: 'merlon_policy', name: oneLine(title) || policy, value: policy };
	const aliases = metadata?.aliases ?? [];
	return [
		url === undefined ? own : { ...own, url },
		...aliases.map((alias) => ({ type: 'merlon_policy_alias', name: alias, value: alias })),
	];
}

function locationOf({ locations }: Finding, folder: string): object {
	const at = locations[0];
	if (at === undefined) return {};
	const file = repositoryPath(at.file, folder);
	return { file, start_line: Math.max(1, at.startLine), end_line: Math.max(1, lastLine(at)) };
}

function messageOf({ level, code, message, file, line, column }: Problem): object {
	const place = file === '' ? '' : `${placeText(file, line, column)}: `;
	return { level: level === 'error' ? 'warn' : 'info', value: oneLine(`${place}${message} [${code}]`) };
}

/** ISO 8601 in UTC without fractions and zone, as the schema demands; a fixed time where none is given. */
function timeText(start: string | null, afterMs: number): string {
	const time = start === null ? Number.NaN : Date.parse(start);
	return Number.isNaN(time) ? EPOCH : new Date(time + afterMs).toISOString().slice(0, 19);
}

function isWebAddress(link: string): boolean {
	return /^https?:\/\/./.test(link);
}
