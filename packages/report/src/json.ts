import { type Finding, type Problem, resourceRef } from '@merlon/model';
import { countBySeverity, shownFindings } from './findings.ts';
import { JsonItems, jsonText } from './json-text.ts';
import type { Report, ReportOptions } from './report-options.ts';

/** Merlon's own JSON: findings as `@merlon/scan` gives them, problems, resources and the summary, an item on a line. */
export function* jsonReport(report: Report, options: ReportOptions): Generator<string> {
	const { result } = report;
	yield* jsonText({
		version: options.version,
		summary: { ...result.summary, severities: countBySeverity(result.findings) },
		findings: new JsonItems(shownFindings(report, options).map(findingJson), true),
		problems: new JsonItems(result.problems.map(problemJson), true),
		resources: new JsonItems(result.resources.map(resourceRef), true),
	});
	yield '\n';
}

/** Keys in one order, and no others than those that are documented. */
function findingJson(finding: Finding): Finding {
	return {
		policy: finding.policy,
		title: finding.title,
		status: finding.status,
		severity: finding.severity,
		category: finding.category,
		message: finding.message,
		resource: resourceRef(finding.resource),
		locations: finding.locations,
		suppression: finding.suppression,
		fix: finding.fix,
		fingerprint: finding.fingerprint,
		links: finding.links,
		remediation: finding.remediation,
		details: finding.details,
	};
}

function problemJson({ code, level, message, file, line, column, help }: Problem): Problem {
	return { code, level, message, file, line, column, help };
}
