import { assertNever } from '@merlon/base';
import { type Finding, type Problem, pathText } from '@merlon/model';
import { distinctTexts } from './distinct.ts';
import { fileOf, groupBy, placeText, shownFindings } from './findings.ts';
import type { Report, ReportOptions } from './report-options.ts';
import { xmlAttributes, xmlText } from './xml-text.ts';

/** One suite: a file, its findings and its problems. */
interface Suite {
	readonly name: string;
	readonly findings: readonly Finding[];
	readonly errors: readonly Problem[];
	readonly warnings: readonly Problem[];
}

/** The counts of a report that stands for a scan without findings: one test, passed. */
const NOTHING = { tests: 1, failures: 0, errors: 0, skipped: 0 };

/** JUnit's XML: a suite for each file, a failed test for each finding, an error for what could not be read. */
export function* junitReport(report: Report, options: ReportOptions): Generator<string> {
	const suites = suitesOf(report, options);
	yield '<?xml version="1.0" encoding="UTF-8"?>\n';
	yield `<testsuites${xmlAttributes({ name: 'Merlon', ...(suites.length === 0 ? NOTHING : countsOf(suites)) })}>\n`;
	for (const suite of suites) yield* suiteText(suite);
	// some readers reject a report without any test
	if (suites.length === 0) yield emptySuite();
	yield '</testsuites>\n';
}

function suitesOf(report: Report, options: ReportOptions): Suite[] {
	const findings = groupBy(shownFindings(report, options), fileOf);
	const problems = groupBy(report.result.problems, ({ file }) => file);
	const names = new Set([...findings.keys(), ...problems.keys()]);
	return [...names].map((name) => {
		const ofFile = problems.get(name) ?? [];
		return {
			name,
			findings: findings.get(name) ?? [],
			errors: ofFile.filter(({ level }) => level === 'error'),
			warnings: ofFile.filter(({ level }) => level === 'warning'),
		};
	});
}

function countsOf(suites: readonly Suite[]): Record<string, number> {
	const findings = suites.flatMap((suite) => suite.findings);
	const errors = suites.reduce((sum, suite) => sum + suite.errors.length, 0);
	return {
		tests: findings.length + errors,
		failures: findings.filter(({ status }) => status === 'fail').length,
		errors,
		skipped: findings.filter(({ status }) => status === 'skip' || status === 'unknown').length,
	};
}

function* suiteText(suite: Suite): Generator<string> {
	const { name, findings, errors, warnings } = suite;
	yield `  <testsuite${xmlAttributes({ name: name === '' ? '(no file)' : name, ...countsOf([suite]) })}>\n`;
	const distinct = distinctTexts();
	for (const finding of findings) yield caseText(finding, distinct);
	for (const error of errors) yield errorText(error);
	if (warnings.length > 0) yield `    <system-err>${xmlText(warnings.map(warningText).join('\n'))}</system-err>\n`;
	yield '  </testsuite>\n';
}

function emptySuite(): string {
	const suite = xmlAttributes({ name: 'Merlon', ...NOTHING });
	const test = xmlAttributes({ name: 'no findings', classname: 'merlon' });
	return `  <testsuite${suite}>\n    <testcase${test}/>\n  </testsuite>\n`;
}

function caseText(finding: Finding, distinct: (name: string) => string): string {
	const { policy, resource, locations } = finding;
	const at = locations[0];
	const path = at === undefined ? '' : pathText(at.path);
	const name = path === '' ? resource.address : `${resource.address} ${path}`;
	const place = at === undefined ? {} : { file: at.file, line: at.startLine };
	const attributes = xmlAttributes({ name: nameWithin(policy, name, distinct), classname: policy, ...place });
	const outcome = outcomeText(finding);
	return outcome === '' ? `    <testcase${attributes}/>\n` : `    <testcase${attributes}>\n${outcome}    </testcase>\n`;
}

/** Readers tell tests apart by class and name. */
function nameWithin(classname: string, name: string, distinct: (name: string) => string): string {
	return distinct(`${classname}\n${name}`).slice(classname.length + 1);
}

function outcomeText(finding: Finding): string {
	const { status, message, severity, suppression } = finding;
	switch (status) {
		case 'pass':
			return '';
		case 'fail':
			return `      <failure${xmlAttributes({ message, type: severity })}>${xmlText(details(finding))}</failure>\n`;
		case 'unknown':
			return `      <skipped${xmlAttributes({ message: `unknown: ${message}` })}/>\n`;
		case 'skip': {
			const reason = suppression?.reason ?? '';
			return `      <skipped${xmlAttributes({ message: reason === '' ? 'no reason given' : reason })}/>\n`;
		}
		default:
			return assertNever(status);
	}
}

function details({ title, message, remediation, links, locations }: Finding): string {
	const at = locations[0];
	const place = at === undefined ? '' : `${placeText(at.file, at.startLine, at.startColumn)}: `;
	return [`${place}${message}`, title, remediation, ...links].filter((line) => line !== '').join('\n');
}

function errorText(problem: Problem): string {
	const { code, message, file, line, column } = problem;
	const place = placeText(file, line, column);
	const test = xmlAttributes({ name: place, classname: code, file, line });
	const error = xmlAttributes({ message, type: code });
	return `    <testcase${test}>\n      <error${error}>${xmlText(problemText(problem))}</error>\n    </testcase>\n`;
}

function warningText(problem: Problem): string {
	const { file, line, column } = problem;
	return file === '' ? problemText(problem) : `${placeText(file, line, column)}: ${problemText(problem)}`;
}

function problemText({ message, help }: Problem): string {
	return help === '' ? message : `${message}\n${help}`;
}
