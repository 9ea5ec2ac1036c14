import {
	type Finding,
	type Location,
	type PolicyMetadata,
	type Problem,
	SEVERITIES,
	type Severity,
} from '@merlon/model';
import type { Report, ReportOptions } from './report-options.ts';

/** The findings that a report shows: all but passes, unless the options ask for more or less. */
export function shownFindings({ result }: Report, { quiet, showPassed }: ReportOptions): Finding[] {
	return result.findings.filter(({ status }) => {
		if (quiet) return status === 'fail';
		return status !== 'pass' || showPassed;
	});
}

/** Those that somebody should look at: failed ones, and those of which too little is known. */
export function openFindings({ result }: Report): Finding[] {
	return result.findings.filter(isOpen);
}

export function isOpen({ status }: Finding): boolean {
	return status === 'fail' || status === 'unknown';
}

export function policiesById({ policies }: Report): Map<string, PolicyMetadata> {
	return new Map(policies.map((policy) => [policy.id, policy]));
}

/** The file that a finding is shown under; empty where it has no place. */
export function fileOf({ locations }: Finding): string {
	return locations[0]?.file ?? '';
}

/** Items by a key, in the order in which keys first appear. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}

/** How many failed findings there are of each severity. */
export function countBySeverity(findings: Iterable<Finding>): Record<Severity, number> {
	const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
	for (const { status, severity } of findings) if (status === 'fail') counts[severity]++;
	return counts;
}

/** `1 critical, 2 low`: the severities that occur, worst first. */
export function severityCounts(
	counts: Readonly<Record<Severity, number>>,
	paint: (severity: Severity, text: string) => string = plainSeverity,
): string {
	const present = SEVERITIES.filter((severity) => counts[severity] > 0);
	return present.map((severity) => paint(severity, `${counts[severity]} ${severity}`)).join(', ');
}

/** `3 findings`, `1 finding`. */
export function quantity(count: number, singular: string, plural = `${singular}s`): string {
	return `${count} ${count === 1 ? singular : plural}`;
}

/** The last line that a location covers: its end is exclusive. */
export function lastLine({ startLine, endLine, endColumn }: Location): number {
	return Math.max(startLine, endColumn <= 1 ? endLine - 1 : endLine);
}

/** `a.yaml:3:5`, without what is unknown. */
export function placeText(file: string, line: number, column: number): string {
	if (line < 1) return file;
	return column < 1 ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** What a problem says, and what to do about it. */
export function problemSentence({ message, help }: Problem): string {
	return help === '' ? message : `${message.replace(/\.$/, '')}. ${help}`;
}

function plainSeverity(_severity: Severity, text: string): string {
	return text;
}
