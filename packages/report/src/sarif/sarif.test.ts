import type { Location } from '@merlon/model';
import type { Log, Result, Run } from 'sarif';
import { expect, test } from 'vitest';
import { type Report, type ReportOptions, reportOptions } from '../report-options.ts';
import {
	finding,
	HOSTILE,
	hostileFinding,
	place,
	policy,
	problem,
	reportOf,
	skippedFinding,
} from '../testing/samples.ts';
import { sarifReport } from './sarif.ts';

function sarif(report: Report, given: Partial<ReportOptions> = {}): Log {
	const text = [...sarifReport(report, reportOptions({ version: '1.2.3', ...given }))].join('');
	return JSON.parse(text) as Log;
}

function runOf(report: Report, given: Partial<ReportOptions> = {}): Run {
	const [run] = sarif(report, given).runs;
	if (run === undefined) throw new Error('no run');
	return run;
}

function resultsOf(report: Report, given: Partial<ReportOptions> = {}): Result[] {
	return runOf(report, given).results ?? [];
}

function uriOf(at: Partial<Location>): string | undefined {
	const [result] = resultsOf(reportOf([finding({ locations: [place(at)] })]));
	return result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
}

test('an empty result has the rules that ran', () => {
	const expected: Log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'Merlon',
						version: '1.2.3',
						semanticVersion: '1.2.3',
						rules: [
							{
								id: 'k8s-privileged-container',
								shortDescription: {
									text: 'Container runs privileged',
								},
								fullDescription: {
									text: 'A privileged container owns the node. Whoever takes it over owns every pod on it.',
								},
								helpUri: 'https://kubernetes.io/docs/security/',
								help: {
									text: 'A privileged container owns the node. Whoever takes it over owns every pod on it.\n\nRemove `privileged`.\n\nsecurityContext:\n  privileged: false\n\nhttps://kubernetes.io/docs/security/',
									markdown:
										'A privileged container owns the node. Whoever takes it over\nowns every pod on it.\n\n**Fix:** Remove `privileged`.\n\n```yaml\nsecurityContext:\n  privileged: false\n```\n\n- <https://kubernetes.io/docs/security/>',
								},
								defaultConfiguration: {
									level: 'error',
								},
								properties: {
									tags: ['security', 'pod-security', 'pss-baseline.privileged'],
									'security-severity': '9.5',
									precision: 'high',
									aliases: ['CKV_K8S_16'],
								},
							},
						],
					},
				},
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: {
					'%SRCROOT%': {
						description: {
							text: 'The folder that the scan was started in.',
						},
					},
				},
				invocations: [
					{
						executionSuccessful: true,
						toolExecutionNotifications: [],
					},
				],
				results: [],
			},
		],
	};
	expect(sarif(reportOf([]))).toEqual(expected);
});

test('results, suppressions and notifications', () => {
	const { rules: _rules, ...driver } = runOf(
		reportOf(
			[finding(), skippedFinding()],
			[problem(), problem({ level: 'warning', code: 'suppression-unused', file: '', line: 0, column: 0, help: '' })],
		),
	).tool.driver;
	expect(driver).toEqual({
		name: 'Merlon',
		version: '1.2.3',
		semanticVersion: '1.2.3',
		notifications: [{ id: 'yaml-syntax' }, { id: 'suppression-unused' }],
	});
	const { tool: _tool, ...rest } = runOf(
		reportOf(
			[finding(), skippedFinding()],
			[problem(), problem({ level: 'warning', code: 'suppression-unused', file: '', line: 0, column: 0, help: '' })],
		),
		{ startTime: '2026-01-02T03:04:05Z' },
	);
	const expected: Omit<Run, 'tool'> = {
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: {
			'%SRCROOT%': {
				description: {
					text: 'The folder that the scan was started in.',
				},
			},
		},
		invocations: [
			{
				executionSuccessful: false,
				startTimeUtc: '2026-01-02T03:04:05Z',
				toolExecutionNotifications: [
					{
						descriptor: {
							id: 'yaml-syntax',
						},
						level: 'error',
						message: {
							text: 'this is no mapping. Quote the value.',
						},
						locations: [
							{
								physicalLocation: {
									artifactLocation: {
										uri: 'bad.yaml',
										uriBaseId: '%SRCROOT%',
									},
									region: {
										startLine: 3,
										startColumn: 7,
									},
								},
							},
						],
					},
					{
						descriptor: {
							id: 'suppression-unused',
						},
						level: 'warning',
						message: {
							text: 'this is no mapping',
						},
					},
				],
			},
		],
		results: [
			{
				ruleId: 'k8s-privileged-container',
				ruleIndex: 0,
				kind: 'fail',
				level: 'error',
				message: {
					text: 'container "web" runs privileged (Pod.default.web)',
				},
				locations: [
					{
						physicalLocation: {
							artifactLocation: {
								uri: 'deploy/web.yaml',
								uriBaseId: '%SRCROOT%',
							},
							region: {
								startLine: 11,
								startColumn: 9,
								endLine: 11,
								endColumn: 25,
							},
						},
						logicalLocations: [
							{
								fullyQualifiedName: 'Pod.default.web',
								name: 'web',
								kind: 'resource',
							},
						],
					},
				],
				partialFingerprints: {
					'merlonFingerprint/v1': 'f1',
				},
				suppressions: [],
				properties: {
					severity: 'critical',
					category: 'pod-security',
				},
			},
			{
				ruleId: 'k8s-privileged-container',
				ruleIndex: 0,
				kind: 'fail',
				level: 'error',
				message: {
					text: 'container "web" runs privileged (Pod.default.web)',
				},
				locations: [
					{
						physicalLocation: {
							artifactLocation: {
								uri: 'deploy/web.yaml',
								uriBaseId: '%SRCROOT%',
							},
							region: {
								startLine: 11,
								startColumn: 9,
								endLine: 11,
								endColumn: 25,
							},
						},
						logicalLocations: [
							{
								fullyQualifiedName: 'Pod.default.web',
								name: 'web',
								kind: 'resource',
							},
						],
					},
				],
				partialFingerprints: {
					'merlonFingerprint/v1': 'f3',
				},
				suppressions: [
					{
						kind: 'inSource',
						status: 'accepted',
						justification: 'driver: needs=it, "really"',
						location: {
							physicalLocation: {
								artifactLocation: {
									uri: 'deploy/web.yaml',
									uriBaseId: '%SRCROOT%',
								},
								region: {
									startLine: 4,
									startColumn: 3,
									endLine: 4,
									endColumn: 12,
								},
							},
						},
						properties: {
							source: 'annotation',
						},
					},
				],
				properties: {
					severity: 'critical',
					category: 'pod-security',
				},
			},
		],
	};
	expect(rest).toEqual(expected);
});

test('hostile text makes no links, and paths are encoded', () => {
	const expected: Result[] = [
		{
			ruleId: 'custom',
			ruleIndex: 1,
			kind: 'fail',
			level: 'warning',
			message: {
				text: 'a|b "q" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred %0A #\\#vso[task.x]y @team #12 (Pod.default.x|`y`)',
			},
			locations: [
				{
					physicalLocation: {
						artifactLocation: {
							uri: 'a%20b%2Cc%3A%25%7C%60%C3%A9%60.yaml',
							uriBaseId: '%SRCROOT%',
						},
						region: {
							startLine: 2,
							startColumn: 1,
							endLine: 2,
							endColumn: 5,
						},
					},
					logicalLocations: [
						{
							fullyQualifiedName: 'Pod.default.x|`y`',
							name: 'x|`y`',
							kind: 'resource',
						},
					],
				},
			],
			partialFingerprints: {
				'merlonFingerprint/v1': 'f2',
			},
			suppressions: [],
			properties: {
				severity: 'medium',
				category: 'pod-security',
			},
		},
	];
	expect(resultsOf(reportOf([hostileFinding()]))).toEqual(expected);
	const [result] = resultsOf(reportOf([finding({ message: 'see [this](https://evil.example) {0}' })]));
	expect(result?.message.text).toBe('see \\[this\\](https://evil.example) {0} (Pod.default.web)');
	const text = [...sarifReport(reportOf([finding({ title: HOSTILE })]), reportOptions({ version: '1.2.3' }))].join('');
	expect(text).not.toContain('##vso[');
	expect(text).not.toContain('\u2028');
});

test('a policy without metadata has a rule all the same', () => {
	const run = runOf(reportOf([hostileFinding()]));
	expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(['k8s-privileged-container', 'custom']);
	expect(run.tool.driver.rules?.[1]).toEqual({
		id: 'custom',
		shortDescription: {
			text: 'Custom',
		},
		fullDescription: {
			text: 'Custom',
		},
		help: {
			text: 'Custom',
			markdown: 'Custom',
		},
		defaultConfiguration: {
			level: 'warning',
		},
		properties: {
			tags: ['security', 'pod-security'],
			'security-severity': '5.5',
			precision: 'high',
		},
	});
	expect(run.results?.[0]?.ruleIndex).toBe(1);
});

test('a rule is as severe as the worst that its findings say', () => {
	const findings = [finding({ severity: 'low' }), finding({ severity: 'medium' }), finding({ severity: 'info' })];
	const run = runOf(reportOf([...findings, finding({ status: 'pass', severity: 'critical' })]));
	expect(run.tool.driver.rules?.[0]?.defaultConfiguration?.level).toBe('warning');
	expect(run.tool.driver.rules?.[0]?.properties?.['security-severity']).toBe('5.5');
	expect(run.results?.map(({ level }) => level)).toEqual(['note', 'warning', 'note']);
});

test('what passed and what is unknown are no failures', () => {
	const findings = [finding({ status: 'pass', message: '' }), finding({ status: 'unknown' })];
	const kinds = resultsOf(reportOf(findings), { showPassed: true }).map(({ kind, level, message }) => [
		kind,
		level,
		message.text,
	]);
	expect(kinds).toEqual([
		['pass', 'none', 'Container runs privileged (Pod.default.web)'],
		['review', 'none', 'container "web" runs privileged (Pod.default.web)'],
	]);
	expect(resultsOf(reportOf(findings), { quiet: true })).toEqual([]);
});

test('suppressions of configurations and baselines stand outside of the source', () => {
	const suppression = { source: 'baseline', reason: '', location: null } as const;
	const [result] = resultsOf(reportOf([finding({ status: 'skip', suppression })]));
	expect(result?.suppressions).toEqual([
		{ kind: 'external', status: 'accepted', justification: '', properties: { source: 'baseline' } },
	]);
});

test('addresses of files', () => {
	expect(uriOf({ file: 'a b/ü#?%.yaml' })).toBe('a%20b/%C3%BC%23%3F%25.yaml');
	expect(uriOf({ file: '../x:y.yaml' })).toBe('../x%3Ay.yaml');
	expect(uriOf({ file: '/tmp/a.yaml' })).toBe('file:///tmp/a.yaml');
	expect(uriOf({ file: 'C:/a.yaml' })).toBe('file:///C%3A/a.yaml');
	expect(uriOf({ file: '\ud800.yaml' })).toBe('%EF%BF%BD.yaml');
});

test('regions are never empty or before the first line', () => {
	const region = (at: Partial<Location>): unknown => {
		const [result] = resultsOf(reportOf([finding({ locations: [place(at)] })]));
		return result?.locations?.[0]?.physicalLocation?.region;
	};
	expect(region({ startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 })).toEqual({
		startLine: 1,
		startColumn: 1,
		endLine: 1,
		endColumn: 2,
	});
	expect(region({ endLine: 13, endColumn: 1 })).toEqual({ startLine: 11, startColumn: 9, endLine: 13, endColumn: 1 });
});

test('several places, and none', () => {
	const [several, none] = resultsOf(
		reportOf([finding({ locations: [place(), place({ file: 'b.yaml' })] }), finding({ locations: [] })]),
	);
	expect(
		several?.relatedLocations?.map(({ id, physicalLocation }) => [id, physicalLocation?.artifactLocation?.uri]),
	).toEqual([[0, 'b.yaml']]);
	expect(none?.locations).toEqual([
		{ logicalLocations: [{ fullyQualifiedName: 'Pod.default.web', name: 'web', kind: 'resource' }] },
	]);
});

test('long descriptions are cut, and tags are ten at most', () => {
	const long = policy({
		description: 'd'.repeat(2000),
		controls: Array.from({ length: 20 }, (_, i) => `control-${i}`),
	});
	const rule = runOf({ ...reportOf([]), policies: [long] }).tool.driver.rules?.[0];
	expect(rule?.fullDescription?.text).toBe(`${'d'.repeat(1023)}…`);
	expect(rule?.help?.text).toContain('d'.repeat(2000));
	expect(rule?.properties?.tags).toHaveLength(10);
});

test('files are relative to the root of the repository', () => {
	const run = runOf(reportOf([finding(), skippedFinding()], [problem()]), { folder: 'shop' });
	const texts = JSON.stringify(run).match(/"uri":"[^"]*"/g);
	expect(new Set(texts)).toEqual(new Set(['"uri":"shop/deploy/web.yaml"', '"uri":"shop/bad.yaml"']));
	expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: 'The root of the repository.' } } });
});

test('of more results than GitHub takes, the worst are there, and a notification tells of the rest', () => {
	const findings = Array.from({ length: 25_003 }, (_, i) =>
		i === 1
			? skippedFinding()
			: finding({ severity: i < 3 ? 'low' : 'high', message: `m${i}`, status: i === 5 ? 'pass' : 'fail' }),
	);
	const run = runOf(reportOf(findings), { showPassed: true });
	const { results = [] } = run;
	expect(results).toHaveLength(25_000);
	expect(results.slice(0, 3).map(({ message }) => message.text)).toEqual(
		['m0', 'm3', 'm4'].map((text) => `${text} (Pod.default.web)`),
	);
	expect(results.map(({ kind }) => kind)).not.toContain('pass');
	expect(run.invocations?.[0]?.toolExecutionNotifications).toEqual([
		{
			descriptor: { id: 'report-cut' },
			level: 'warning',
			message: {
				text: 'a run of SARIF holds no more than 25000 results for GitHub: 3 findings left out, the least severe ones. scan folders one by one, or take -o json for all of them',
			},
		},
	]);
});
