import type { TestResult } from '@merlon/rego';
import { eachSubResult, resultText, type TestReporter, type TestRun } from './test-report.ts';

/** Workflow commands with which GitHub marks failed tests in the files of a pull request. */
export class GithubTestReporter implements TestReporter {
	readonly #out: (text: string) => void;
	readonly #counts = { pass: 0, fail: 0, skip: 0, error: 0 };

	constructor(out: (text: string) => void) {
		this.#out = out;
	}

	add({ result }: TestRun): void {
		this.#counts[result.outcome]++;
		if (result.outcome === 'pass') return;
		const { file, row, col } = result.location;
		const title = `${result.package}.${result.name}`;
		const place = `file=${property(file)},line=${row},col=${col},title=${property(title)}`;
		const level = result.outcome === 'skip' ? 'notice' : 'error';
		this.#out(`::${level} ${place}::${message(explanation(result))}\n`);
	}

	finish(): void {
		const { pass, fail, skip, error } = this.#counts;
		this.#out(`${pass} passed, ${fail} failed, ${error} errors, ${skip} skipped\n`);
	}
}

/** The report that CI servers read, in the format of JUnit. */
export class JunitTestReporter implements TestReporter {
	readonly #out: (text: string) => void;
	readonly #results: TestResult[] = [];

	constructor(out: (text: string) => void) {
		this.#out = out;
	}

	add({ result }: TestRun): void {
		this.#results.push(result);
	}

	finish(): void {
		const packages = new Map<string, TestResult[]>();
		for (const result of this.#results) {
			packages.set(result.package, [...(packages.get(result.package) ?? []), result]);
		}
		const suites = [...packages].map(([name, results]) => suite(name, results)).join('');
		this.#out(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`);
	}
}

function suite(name: string, results: readonly TestResult[]): string {
	const count = (outcome: TestResult['outcome']): number => results.filter((r) => r.outcome === outcome).length;
	const counts = `tests="${results.length}" failures="${count('fail')}" errors="${count('error')}" skipped="${count('skip')}"`;
	const time = seconds(results.reduce((total, { durationNs }) => total + durationNs, 0));
	return `  <testsuite name="${xml(name)}" ${counts} time="${time}">\n${results.map(testCase).join('')}  </testsuite>\n`;
}

function testCase(result: TestResult): string {
	const { location, outcome, output } = result;
	const attributes =
		`name="${xml(result.name)}" classname="${xml(result.package)}"` +
		` file="${xml(location.file)}" line="${location.row}" time="${seconds(result.durationNs)}"`;
	let inner = '';
	if (outcome === 'skip') inner += '      <skipped/>\n';
	const element = outcome === 'fail' ? 'failure' : 'error';
	if (outcome === 'fail' || outcome === 'error') {
		inner += `      <${element} message="${xml(explanation(result))}"/>\n`;
	}
	if (output !== '') inner += `      <system-out>${xml(output)}</system-out>\n`;
	return inner === '' ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>\n${inner}    </testcase>\n`;
}

/** Why a test did not pass, with the cases that failed. */
function explanation(result: TestResult): string {
	if (result.outcome === 'error') return String(result.error);
	const failed = [...eachSubResult(result.subResults)].filter(([, sub]) => sub.fail && sub.subResults.size === 0);
	const cases = failed.length === 0 ? '' : `: ${failed.map(([, sub]) => sub.name).join(', ')}`;
	return result.outcome === 'skip' ? resultText(result) : `${result.package}.${result.name}: FAIL${cases}`;
}

function seconds(ns: number): string {
	return (ns / 1e9).toFixed(6);
}

function message(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function xml(text: string): string {
	return [...text].map((char) => XML.get(char) ?? (isXmlChar(char) ? char : '\ufffd')).join('');
}

const XML: ReadonlyMap<string, string> = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	['\n', '&#10;'],
]);

/** XML has no way to write most control characters. */
function isXmlChar(char: string): boolean {
	return char >= ' ' || char === '\t' || char === '\r';
}
