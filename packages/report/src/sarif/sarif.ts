import type { Problem, ScanResult } from '@merlon/model';
import { problemSentence, shownFindings } from '../findings.ts';
import { JsonItems, jsonText } from '../json-text.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { oneLine } from '../safe-text.ts';
import { fileLocation, ROOT } from './sarif-location.ts';
import { sarifResults } from './sarif-result.ts';
import { type RuleTable, ruleTable } from './sarif-rule.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for code scanning of GitHub and the many other readers of it. */
export function* sarifReport(report: Report, options: ReportOptions): Generator<string> {
	const rules = ruleTable(report);
	const findings = shownFindings(report, options);
	const run = {
		tool: { driver: driver(report.result, rules, options) },
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that the scan was started in.' } } },
		invocations: [invocation(report.result, options)],
		results: new JsonItems(sarifResults(findings, rules)),
	};
	yield* jsonText({ $schema: SCHEMA, version: '2.1.0', runs: new JsonItems([run]) });
	yield '\n';
}

function driver({ problems }: ScanResult, { rules }: RuleTable, { version }: ReportOptions): object {
	const codes = [...new Set(problems.map(({ code }) => code))];
	return {
		name: 'Merlon',
		version,
		semanticVersion: version,
		rules,
		...(codes.length === 0 ? {} : { notifications: codes.map((id) => ({ id })) }),
	};
}

function invocation({ problems }: ScanResult, { startTime }: ReportOptions): object {
	return {
		executionSuccessful: problems.every(({ level }) => level !== 'error'),
		...(startTime === null ? {} : { startTimeUtc: startTime }),
		toolExecutionNotifications: problems.map(notification),
	};
}

function notification(problem: Problem): object {
	const { code, level, file, line, column } = problem;
	const region = line < 1 ? {} : { region: { startLine: line, ...(column < 1 ? {} : { startColumn: column }) } };
	const locations = [{ physicalLocation: { artifactLocation: fileLocation(file), ...region } }];
	return {
		descriptor: { id: code },
		level,
		message: { text: oneLine(problemSentence(problem)) },
		...(file === '' ? {} : { locations }),
	};
}
