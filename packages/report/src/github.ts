import { type Finding, SEVERITIES, type Severity } from '@merlon/model';
import { countBySeverity, lastLine, openFindings, quantity, severityCounts } from './findings.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { repositoryPath } from './repository-path.ts';
import { oneLine, visible } from './safe-text.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
	critical: 'error',
	high: 'error',
	medium: 'warning',
	low: 'notice',
	info: 'notice',
};

/**
 * Commands for the log of a GitHub workflow, which GitHub shows beside the changed lines. It shows ten of a level in a
 * step, so that the worst come first.
 */
export function* githubReport(report: Report, { quiet, folder }: ReportOptions): Generator<string> {
	const findings = openFindings(report);
	for (const severity of SEVERITIES) {
		for (const finding of findings) if (finding.severity === severity) yield annotation(finding, folder);
	}
	for (const { level, code, message, file, line, help } of report.result.problems) {
		const place = { file: repositoryPath(file, folder), line, endLine: line };
		yield command(level, { ...place, title: code }, help === '' ? message : `${message}\n${help}`);
	}
	if (quiet) return;
	const counts = countBySeverity(findings);
	const failed = findings.filter(({ status }) => status === 'fail').length;
	yield failed === 0 ? 'Merlon: no findings\n' : `Merlon: ${quantity(failed, 'finding')}: ${severityCounts(counts)}\n`;
}

function annotation(finding: Finding, folder: string): string {
	const { status, severity, title, policy, message, remediation, resource, links, locations } = finding;
	const at = locations[0];
	const place =
		at === undefined ? {} : { file: repositoryPath(at.file, folder), line: at.startLine, endLine: lastLine(at) };
	const text = [`${message} (${resource.address})`, remediation, links[0] ?? ''].filter((line) => line !== '');
	const level = status === 'unknown' ? 'notice' : LEVELS[severity];
	return command(level, { ...place, title: `${title} (${policy})` }, text.map(oneLine).join('\n'));
}

/** `::error file=a.yaml,line=3::message`; properties that are empty or 0 are left out. */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
	const given = Object.entries(properties).filter(([, value]) => value !== '' && value !== 0);
	const text = given.map(([key, value]) => `${key}=${propertyText(String(value))}`).join(',');
	return `::${name}${text === '' ? '' : ` ${text}`}::${dataText(message)}\n`;
}

/** Line breaks stay, in GitHub's own escapes; the rest is made visible before. */
function dataText(text: string): string {
	const lines = text.split(/\r\n|\r|\n/).map(visible);
	return lines.map((line) => line.replaceAll('%', '%25')).join('%0A');
}

function propertyText(text: string): string {
	return visible(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
