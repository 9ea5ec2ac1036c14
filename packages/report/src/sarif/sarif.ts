import { type Finding, type Problem, SEVERITIES } from '@merlon/model';
import { isOpen, problemSentence, quantity, shownFindings } from '../findings.ts';
import { JsonItems, jsonText } from '../json-text.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { oneLine } from '../safe-text.ts';
import { fileLocation, ROOT } from './sarif-location.ts';
import { sarifResults } from './sarif-result.ts';
import { type RuleTable, ruleTable } from './sarif-rule.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** GitHub refuses a run with more. */
const MOST_RESULTS = 25_000;

/** SARIF 2.1.0, for code scanning of GitHub and the many other readers of it. */
export function* sarifReport(report: Report, options: ReportOptions): Generator<string> {
	const rules = ruleTable(report);
	const all = shownFindings(report, options);
	const findings = all.length > MOST_RESULTS ? worstOf(all, MOST_RESULTS) : all;
	const problems = [...report.result.problems, ...cutProblems(all.length - findings.length)];
	const run = {
		tool: { driver: driver(problems, rules, options) },
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: { [ROOT]: { description: { text: rootText(options) } } },
		invocations: [invocation(problems, options)],
		results: new JsonItems(sarifResults(findings, rules, options.folder)),
	};
	yield* jsonText({ $schema: SCHEMA, version: '2.1.0', runs: new JsonItems([run]) });
	yield '\n';
}

function rootText({ folder }: ReportOptions): string {
	return folder === '' ? 'The folder that the scan was started in.' : 'The root of the repository.';
}

/** The worst of the findings in their order; what is open goes before what is accepted or passed. */
function worstOf(findings: readonly Finding[], most: number): readonly Finding[] {
	const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
	const ranked = findings.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || rank(a) - rank(b));
	const kept = new Set(ranked.slice(0, most));
	return findings.filter((finding) => kept.has(finding));
}

function cutProblems(missing: number): readonly Problem[] {
	if (missing === 0) return [];
	const left = quantity(missing, 'finding');
	const message = `a run of SARIF holds no more than ${MOST_RESULTS} results for GitHub: ${left} left out, the least severe ones`;
	const help = 'scan folders one by one, or take -o json for all of them';
	return [{ code: 'report-cut', level: 'warning', message, file: '', line: 0, column: 0, help }];
}

function driver(problems: readonly Problem[], { rules }: RuleTable, { version }: ReportOptions): object {
	const codes = [...new Set(problems.map(({ code }) => code))];
	return {
		name: 'Merlon',
		version,
		semanticVersion: version,
		rules,
		...(codes.length === 0 ? {} : { notifications: codes.map((id) => ({ id })) }),
	};
}

function invocation(problems: readonly Problem[], { startTime, folder }: ReportOptions): object {
	return {
		executionSuccessful: problems.every(({ level }) => level !== 'error'),
		...(startTime === null ? {} : { startTimeUtc: startTime }),
		toolExecutionNotifications: problems.map((problem) => notification(problem, folder)),
	};
}

function notification(problem: Problem, folder: string): object {
	const { code, level, file, line, column } = problem;
	const region = line < 1 ? {} : { region: { startLine: line, ...(column < 1 ? {} : { startColumn: column }) } };
	const locations = [{ physicalLocation: { artifactLocation: fileLocation(file, folder), ...region } }];
	return {
		descriptor: { id: code },
		level,
		message: { text: oneLine(problemSentence(problem)) },
		...(file === '' ? {} : { locations }),
	};
}
