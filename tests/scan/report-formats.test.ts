import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILTIN } from '@merlon/policy/builtin';
import { type Report, reporterNamed, reportOptions, reportText } from '@merlon/report';
import { baselineText, type ScanConfig, scan } from '@merlon/scan';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedFolder } from '../../tools/shared-data.ts';
import { writeHostileFiles } from './hostile-files.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { CODE_QUALITY, GITHUB_SARIF, SAST } from './report-schemas.ts';

const require = createRequire(import.meta.url);
const ajv = new Ajv({ schemaId: 'auto', allErrors: true, meta: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(readJson(require.resolve('ajv/lib/refs/json-schema-draft-04.json')));
ajv.addMetaSchema(readJson(require.resolve('ajv/lib/refs/json-schema-draft-07.json')));

function readJson(path: string): object {
	return JSON.parse(readFileSync(path, 'utf8')) as object;
}

/** What the tests look at of a SARIF file, once it has passed its schema. */
interface Log {
	readonly runs: readonly [
		{
			readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
			readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly object[] }];
			readonly results: readonly {
				readonly ruleId: string;
				readonly ruleIndex: number;
				readonly kind: string;
				readonly partialFingerprints: Readonly<Record<string, string>>;
			}[];
		},
	];
}

const SARIF = readJson(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

function mistakes(schema: object, data: unknown): unknown {
	return ajv.validate(schema, data) ? [] : ajv.errors?.slice(0, 5);
}

const MANIFESTS: Readonly<Record<string, string>> = {
	'deploy/accepted.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: accepted
  annotations:
    merlon.dev/skip-1: "k8s-privileged-container=a driver <needs> it: \\"&\\" \\u0007"
    merlon.dev/skip-2: k8s-host-pid=not needed
    merlon.dev/skip-3: k8s-hots-pid=misspelt
spec:
  hostNetwork: true # merlon:skip=k8s-host-network
  containers:
    - name: web
      image: nginx
      securityContext:
        privileged: true
`,
	'deploy/a b,c:%#[é].yaml': `apiVersion: v1
kind: Pod
metadata: {name: "x ]]> ::error::<b>[a](b)"}
spec:
  hostPID: true
  containers: [{name: "%0A::x", image: "a@team|b", securityContext: {privileged: true}}]
`,
	'deploy/known.yaml':
		'apiVersion: v1\nkind: Pod\nmetadata: {name: known}\nspec: {hostIPC: true, hostPID: true, containers: []}\n',
	'deploy/broken.yaml': 'apiVersion: v1\nkind: [\n',
};

let root = '';
const reports: Record<string, Report> = {};

beforeAll(async () => {
	root = mkdtempSync(join(realpathSync(tmpdir()), 'merlon-formats-'));
	mkdirSync(join(root, 'deploy'));
	for (const [name, text] of Object.entries(MANIFESTS)) writeFileSync(join(root, name), text);
	const known = await scan({ cwd: root, paths: ['deploy/known.yaml'] });
	writeFileSync(join(root, 'baseline.json'), baselineText(known.findings));
	const suppressions = [{ policy: ['k8s-image-tag'], reason: 'pinned elsewhere' }, { policy: ['k8s-tiller'] }];
	reports['of everything'] = await reportOf(root, {
		policies: 'all',
		showPassed: true,
		baseline: 'baseline.json',
		suppressions,
	});
	mkdirSync(join(root, 'hostile'));
	writeHostileFiles(join(root, 'hostile'));
	reports['of hostile files'] = await reportOf(join(root, 'hostile'), {});
	const goat = sharedFolder('attack/data/kubernetes-goat');
	if (goat !== null) reports['of kubernetes-goat'] = await reportOf(goat, { policies: 'all', showPassed: true });
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function reportOf(cwd: string, config: ScanConfig): Promise<Report> {
	return { result: await scan({ cwd, config }), policies: BUILTIN.policies };
}

function textOf(report: Report, format: string): string {
	const reporter = reporterNamed(format);
	if (reporter === null) throw new TypeError(`no format ${format}`);
	const startTime = '2026-01-02T03:04:05.678Z';
	return reportText(reporter, report, reportOptions({ version: '1.2.3', startTime, showPassed: true, folder: 'a b' }));
}

const NAMES = ['of everything', 'of hostile files'];
if (sharedFolder('attack/data/kubernetes-goat') !== null) NAMES.push('of kubernetes-goat');

function named(name: string): Report {
	const report = reports[name];
	if (report === undefined) throw new TypeError(`no report ${name}`);
	return report;
}

test('the report of everything has all that there can be', () => {
	const { findings, problems } = named('of everything').result;
	expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(['fail', 'pass', 'skip']));
	const sources = new Set(findings.flatMap(({ suppression }) => (suppression === null ? [] : [suppression.source])));
	expect(sources).toEqual(new Set(['annotation', 'comment', 'config', 'baseline']));
	expect(new Set(problems.map(({ level }) => level))).toEqual(new Set(['error', 'warning']));
});

describe.each(NAMES)('a report %s', (name) => {
	test('is SARIF by its schema, and what GitHub asks for', () => {
		const log = JSON.parse(textOf(named(name), 'sarif')) as Log;
		expect(mistakes(SARIF, log)).toEqual([]);
		expect(mistakes(GITHUB_SARIF, log)).toEqual([]);
		const { results, tool, invocations } = log.runs[0];
		expect(results.length).toBeGreaterThan(30);
		expect(invocations[0].toolExecutionNotifications).toHaveLength(named(name).result.problems.length);
		expect(results.filter(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id !== ruleId)).toEqual([]);
		const fingerprints = results.map(({ partialFingerprints, ruleId, kind }) => {
			return kind === 'pass' ? null : `${ruleId} ${Object.values(partialFingerprints).join()}`;
		});
		const open = fingerprints.filter((text) => text !== null);
		expect(new Set(open).size).toBe(open.length);
	});

	test('is JUnit', () => {
		const suites = readXml(textOf(named(name), 'junit'));
		expect(suites.name).toBe('testsuites');
		const cases = suites.children.flatMap(({ children }) => children);
		expect([
			...attributeMistakes(suites, ['tests', 'failures', 'errors'], ['name', 'skipped']),
			...countMistakes(suites, cases),
			...suites.children.flatMap(suiteMistakes),
			...cases.flatMap(caseMistakes),
		]).toEqual([]);
	});

	test('is code quality and SAST for GitLab', () => {
		const issues: unknown = JSON.parse(textOf(named(name), 'gitlab'));
		expect(mistakes(CODE_QUALITY, issues)).toEqual([]);
		const prints = (issues as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
		expect(new Set(prints).size).toBe(prints.length);
		expect(mistakes(SAST, JSON.parse(textOf(named(name), 'gitlab-sast')))).toEqual([]);
	});

	test('is annotations for GitHub, which say what the findings say', () => {
		const { findings, problems } = named(name).result;
		const lines = textOf(named(name), 'github').trimEnd().split('\n');
		const commands = lines.slice(0, -1).map((line) => /^::(error|warning|notice)(?: ([^:]*))?::(.*)$/u.exec(line));
		expect(commands).not.toContain(null);
		const failed = findings.filter(({ status }) => status === 'fail');
		expect(commands).toHaveLength(failed.length + problems.length);
		const files = commands.map((match) => /(?:^|,)file=([^,]*)/.exec(match?.[2] ?? '')?.[1] ?? '');
		const unescaped = files.map((file) => file.replace(/%(25|3A|2C)/g, (code) => decodeURIComponent(code)));
		const known = new Set(unescaped);
		const plain = failed.map(({ locations }) => locations[0]?.file ?? '').filter((file) => /^[ -"$-~]*$/.test(file));
		expect(plain.filter((file) => !known.has(`a b/${file}`))).toEqual([]);
	});
});

function suiteMistakes(suite: XmlElement): string[] {
	return [
		...(suite.name === 'testsuite' ? [] : [`<${suite.name}> for a suite`]),
		...attributeMistakes(suite, ['name', 'tests', 'failures', 'errors'], ['skipped']),
		...countMistakes(suite, suite.children),
	];
}

function attributeMistakes({ name, attributes }: XmlElement, required: string[], optional: string[]): string[] {
	const names = Object.keys(attributes);
	return [
		...required.filter((attribute) => !names.includes(attribute)).map((it) => `<${name}> without ${it}`),
		...names.filter((it) => !required.includes(it) && !optional.includes(it)).map((it) => `<${name}> with ${it}`),
	];
}

function countMistakes({ name, attributes }: XmlElement, children: readonly XmlElement[]): string[] {
	const cases = children.filter((child) => child.name === 'testcase');
	const count = (outcome: string): number =>
		cases.filter((it) => it.children.some((child) => child.name === outcome)).length;
	const counts = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
	return Object.entries(counts).flatMap(([key, value]) =>
		attributes[key] === String(value) ? [] : [`<${name}> has ${value} ${key}, not ${attributes[key]}`],
	);
}

/** Besides what schemas of JUnit agree on, `file` and `line`, which GitLab and CircleCI read. */
function caseMistakes(element: XmlElement): string[] {
	const { name, attributes, children } = element;
	if (name === 'system-err')
		return Object.keys(attributes).length + children.length > 0 ? ['<system-err> is no text'] : [];
	return [
		...(name === 'testcase' ? [] : [`<${name}> for a test`]),
		...attributeMistakes(element, ['name', 'classname'], ['file', 'line']),
		...(children.length > 1 ? ['several outcomes'] : []),
		...children.flatMap((outcome) => [
			...(['failure', 'error', 'skipped'].includes(outcome.name) ? [] : [`<${outcome.name}> for an outcome`]),
			...attributeMistakes(outcome, ['message'], ['type']),
			...(outcome.children.length > 0 ? ['an outcome is no text'] : []),
		]),
	];
}
