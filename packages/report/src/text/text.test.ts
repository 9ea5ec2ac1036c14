import type { Finding, Problem } from '@merlon/model';
import { expect, test } from 'vitest';
import { ANSI } from '../palette.ts';
import { type Report, type ReportOptions, reportOptions } from '../report-options.ts';
import {
	finding,
	frameOf,
	HOSTILE,
	hostileFinding,
	MANIFEST,
	place,
	problem,
	reportOf,
	skippedFinding,
} from '../testing/samples.ts';
import { textReport } from './text.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	const options = reportOptions({ version: '1.2.3', width: 80, frame: frameOf(MANIFEST), ...given });
	return [...textReport(report, options)].join('').split('\n');
}

function ofNothing(...problems: Problem[]): Report {
	const { policies, result } = reportOf([], problems);
	return { policies, result: { ...result, summary: { ...result.summary, resources: 0, unreadable: 0 } } };
}

test('an empty result', () => {
	expect(lines(reportOf([]))).toEqual([
		'No findings.',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('an empty result, quiet', () => {
	expect(lines(reportOf([]), { quiet: true })).toEqual(['']);
});

test('a finding', () => {
	expect(lines(reportOf([finding()]))).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'1 finding: 1 critical',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('its own fix goes before the example of its policy', () => {
	expect(lines(reportOf([finding({ fix: { op: 'replace', path: place().path, value: false } })]))).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'            set spec.containers[0].securityContext.privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'1 finding: 1 critical',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('a place and an example are shown once, then referred to', () => {
	expect(
		lines(
			reportOf([
				finding(),
				finding({ policy: 'other', severity: 'low', title: 'Other', locations: [place(), place({ startLine: 2 })] }),
				finding({ locations: [place({ startLine: 8, endLine: 8 })] }),
			]),
		),
	).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'  low       container "web" runs privileged',
		'            Pod.default.web  other  deploy/web.yaml:11:9',
		'      also  deploy/web.yaml:2:9',
		'       why  Other',
		'       fix  Remove `privileged`.',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:8:9',
		'',
		'      6 |   containers:',
		'      7 |     - name: web',
		'    > 8 |       image: nginx:1.27',
		'        |         ^^^^^^^^^^^^^^^',
		'      9 |       securityContext:',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'3 findings: 2 critical, 1 low',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('all that is known', () => {
	expect(lines(reportOf([finding(), finding()]), { verbose: true })).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node. Whoever takes it over owns',
		'            every pod on it.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'   aliases  CKV_K8S_16',
		'  controls  pss-baseline.privileged',
		'  identity  f1',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'       why  A privileged container owns the node. Whoever takes it over owns',
		'            every pod on it.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'   aliases  CKV_K8S_16',
		'  controls  pss-baseline.privileged',
		'  identity  f1',
		'',
		'2 findings: 2 critical',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable;',
		'3 other files left alone; 1.25 s.',
		'',
	]);
});

test('files in order, hostile text harmless', () => {
	expect(lines(reportOf([finding(), hostileFinding()]), { width: 60 })).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container',
		'            deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'a b,c:%|`é`.yaml',
		'',
		'  medium    a|b "q" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred',
		'            %0A #\\#vso[task.x]y @team #12',
		'            Pod.default.x|`y`  custom  a b,c:%|`é`.yaml:2:1',
		'',
		'      1 | apiVersion: v1',
		'    > 2 | kind: Pod',
		'        | ^^^^',
		'      3 | metadata:',
		'',
		'       why  Custom',
		'',
		'2 findings: 1 critical, 1 medium',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0',
		'skipped, 0 unreadable.',
		'',
	]);
});

test('skips with their reason, passes and what is unknown', () => {
	expect(
		lines(
			reportOf([
				skippedFinding(),
				finding({ status: 'skip' }),
				finding({ status: 'pass' }),
				finding({ status: 'unknown', severity: 'low', message: 'image is not known', locations: [] }),
			]),
			{ showPassed: true },
		),
	).toEqual([
		'(no file)',
		'',
		'  unknown   image is not known',
		'            Pod.default.web  k8s-privileged-container',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'Skipped',
		'  deploy/web.yaml:11:9  k8s-privileged-container  Pod.default.web: driver:',
		'      needs=it, "really" (annotation)',
		'  deploy/web.yaml:11:9  k8s-privileged-container  Pod.default.web: no reason',
		'      given',
		'',
		'Passed',
		'  deploy/web.yaml:11:9  k8s-privileged-container  Pod.default.web',
		'',
		'No findings.',
		'1 finding could not be decided.',
		'Checked 1 resource in 1 file with 2 policies: 1 passed, 2 skipped, 0 unreadable.',
		'',
	]);
});

test('the baseline is only counted', () => {
	expect(
		lines(reportOf([finding({ status: 'skip', suppression: { source: 'baseline', reason: '', location: null } })])),
	).toEqual([
		'Skipped',
		'  1 finding of the baseline',
		'',
		'No findings.',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 1 skipped, 0 unreadable.',
		'',
	]);
});

test('problems', () => {
	expect(
		lines(
			reportOf(
				[],
				[
					problem(),
					problem({
						level: 'warning',
						code: 'suppression-unused',
						message: HOSTILE,
						file: '',
						line: 0,
						column: 0,
						help: '',
					}),
				],
			),
		),
	).toEqual([
		'Problems',
		'  bad.yaml:3:7: error: this is no mapping [yaml-syntax]',
		'      help: Quote the value.',
		'  warning: a|b "q" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred %0A',
		'      #\\#vso[task.x]y @team #12 [suppression-unused]',
		'',
		'No findings in what could be checked.',
		'1 file, document or object could not be read: the scan is not complete.',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 1 unreadable.',
		'',
	]);
});

test('quiet: what failed, and what makes the scan incomplete', () => {
	expect(
		lines(reportOf([skippedFinding(), finding()], [problem(), problem({ level: 'warning' })]), { quiet: true }),
	).toEqual([
		'deploy/web.yaml',
		'',
		'  critical  container "web" runs privileged',
		'            Pod.default.web  k8s-privileged-container  deploy/web.yaml:11:9',
		'',
		'       9 |       securityContext:',
		'      10 |         runAsNonRoot: true',
		'    > 11 |         privileged: true',
		'         |         ^^^^^^^^^^^^^^^^',
		'',
		'       why  A privileged container owns the node.',
		'       fix  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'      link  https://kubernetes.io/docs/security/',
		'',
		'Problems',
		'  bad.yaml:3:7: error: this is no mapping [yaml-syntax]',
		'      help: Quote the value.',
		'',
		'',
	]);
});

test('compact: a line each', () => {
	expect(
		lines(
			reportOf(
				[
					finding(),
					hostileFinding(),
					skippedFinding(),
					finding({ status: 'skip' }),
					finding({ status: 'pass' }),
					finding({ locations: [] }),
				],
				[problem()],
			),
			{ compact: true, showPassed: true },
		),
	).toEqual([
		'deploy/web.yaml:11:9: critical: container "web" runs privileged [k8s-privileged-container] Pod.default.web',
		'a b,c:%|`é`.yaml:2:1: medium: a|b "q" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred %0A #\\#vso[task.x]y @team #12 [custom] Pod.default.x|`y`',
		'deploy/web.yaml:11:9: skip: container "web" runs privileged [k8s-privileged-container] Pod.default.web (annotation: driver: needs=it, "really")',
		'deploy/web.yaml:11:9: skip: container "web" runs privileged [k8s-privileged-container] Pod.default.web',
		'deploy/web.yaml:11:9: pass: container "web" runs privileged [k8s-privileged-container] Pod.default.web',
		'critical: container "web" runs privileged [k8s-privileged-container] Pod.default.web',
		'bad.yaml:3:7: error: this is no mapping [yaml-syntax] help: Quote the value.',
		'3 findings: 2 critical, 1 medium',
		'1 file, document or object could not be read: the scan is not complete.',
		'Checked 1 resource in 1 file with 2 policies: 1 passed, 2 skipped, 1 unreadable.',
		'',
	]);
});

test('colours', () => {
	expect(lines(reportOf([finding()]), { palette: ANSI })).toEqual([
		'\u001b[4mdeploy/web.yaml\u001b[0m',
		'',
		'  \u001b[1;31mcritical\u001b[0m  \u001b[1mcontainer "web" runs privileged\u001b[0m',
		'            \u001b[2mPod.default.web  k8s-privileged-container  deploy/web.yaml:11:9\u001b[0m',
		'',
		'    \u001b[2m   9 |       securityContext:\u001b[0m',
		'    \u001b[2m  10 |         runAsNonRoot: true\u001b[0m',
		'    \u001b[31m> 11 |\u001b[0m         privileged: true',
		'    \u001b[2m     |\u001b[0m \u001b[31m        ^^^^^^^^^^^^^^^^\u001b[0m',
		'',
		'  \u001b[2m     why\u001b[0m  A privileged container owns the node.',
		'  \u001b[2m     fix\u001b[0m  Remove `privileged`.',
		'              securityContext:',
		'                privileged: false',
		'  \u001b[2m    link\u001b[0m  https://kubernetes.io/docs/security/',
		'',
		'\u001b[1m1 finding\u001b[0m: \u001b[1;31m1 critical\u001b[0m',
		'\u001b[2mChecked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.\u001b[0m',
		'',
	]);
});

test('a scan that found nothing to check', () => {
	expect(lines(ofNothing())).toEqual([
		'Nothing was checked: no resources that Merlon knows were found.',
		'Checked 0 resources in 1 file with 2 policies: 0 passed, 0 skipped, 0',
		'unreadable.',
		'',
	]);
});

test('a policy that failed makes the scan incomplete', () => {
	expect(lines(ofNothing(problem({ code: 'policy-error' })))).toEqual([
		'Problems',
		'  bad.yaml:3:7: error: this is no mapping [policy-error]',
		'      help: Quote the value.',
		'',
		'Nothing was checked: no resources that Merlon knows were found.',
		'Not everything could be checked: the scan is not complete.',
		'Checked 0 resources in 1 file with 2 policies: 0 passed, 0 skipped, 0',
		'unreadable.',
		'',
	]);
});

test('secrets are not shown, in the lines of the finding and around it', () => {
	const source = `apiVersion: v1
kind: Pod
spec:
  containers:
    - env: [{name: A, value: hunter2}, {name: TOKEN, value: xyz}, {name: B, value: shown}]
      password: first
---
kind: Secret
data:
  a: c2VjcmV0
---
kind: Pod
metadata: {name: web}
`;
	const at = { startLine: 5, startColumn: 30, endLine: 5, endColumn: 37 };
	const shown = (given: Partial<Finding>): string =>
		lines(reportOf([finding({ category: 'secrets', ...given })]), { width: 120, frame: frameOf(source) }).join('\n');
	expect(shown({ locations: [place({ ...at, startColumn: 23, endColumn: 37 })] })).toContain(
		[
			'    > 5 |     - env: [{name: A, value: ****}, {name: TOKEN, value: ****}, {name: B, value: shown}]',
			'        |                       ^^^^^^^^^^^',
			'      6 |       password: ****',
		].join('\n'),
	);
	expect(shown({ category: 'network', locations: [place({ ...at, startColumn: 61, endColumn: 64 })] })).toContain(
		[
			'    > 5 |     - env: [{name: A, value: hunter2}, {name: TOKEN, value: ****}, {name: B, value: shown}]',
			'        |                                                             ^^^^',
		].join('\n'),
	);
	expect(
		shown({ category: 'network', locations: [place({ startLine: 12, startColumn: 1, endLine: 12, endColumn: 5 })] }),
	).toContain(['      10 |   a: ****', '      11 | ---', '    > 12 | kind: Pod'].join('\n'));
});

test('a secret of several lines is hidden as a whole', () => {
	const source = 'data:\n  app.conf: |\n    user=app\n\n    pin=1234\nkind: ConfigMap\n';
	const at = place({ startLine: 2, startColumn: 3, endLine: 6, endColumn: 1 });
	const report = reportOf([finding({ category: 'secrets', locations: [at] })]);
	expect(lines(report, { frame: frameOf(source) }).join('\n')).toContain(
		[
			'      1 | data:',
			'    > 2 |   app.conf: |',
			'        |   ^^^^^^^^^^^',
			'    > 3 |     ****',
			'    > 4 |',
			'    > 5 |     ****',
			'      6 | kind: ConfigMap',
		].join('\n'),
	);
});
