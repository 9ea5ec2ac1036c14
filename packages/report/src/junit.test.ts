import { expect, test } from 'vitest';
import { junitReport } from './junit.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, HOSTILE, hostileFinding, problem, reportOf, skippedFinding } from './testing/samples.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	const options = reportOptions({ version: '1.2.3', width: 80, ...given });
	return [...junitReport(report, options)].join('').split('\n');
}

test('an empty result is one passed test', () => {
	expect(lines(reportOf([]))).toEqual([
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="Merlon" tests="1" failures="0" errors="0" skipped="0">',
		'  <testsuite name="Merlon" tests="1" failures="0" errors="0" skipped="0">',
		'    <testcase name="no findings" classname="merlon"/>',
		'  </testsuite>',
		'</testsuites>',
		'',
	]);
});

test('failures, skips with their reason, what is unknown', () => {
	expect(
		lines(
			reportOf([
				finding(),
				skippedFinding(),
				finding({ status: 'skip' }),
				finding({ status: 'unknown', message: 'image is not known', locations: [] }),
				finding({ status: 'pass' }),
			]),
		),
	).toEqual([
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="Merlon" tests="4" failures="1" errors="0" skipped="3">',
		'  <testsuite name="deploy/web.yaml" tests="3" failures="1" errors="0" skipped="2">',
		'    <testcase name="Pod.default.web spec.containers[0].securityContext.privileged" classname="k8s-privileged-container" file="deploy/web.yaml" line="11">',
		'      <failure message="container &quot;web&quot; runs privileged" type="critical">deploy/web.yaml:11:9: container &quot;web&quot; runs privileged',
		'Container runs privileged',
		'Remove `privileged`.',
		'https://kubernetes.io/docs/security/</failure>',
		'    </testcase>',
		'    <testcase name="Pod.default.web spec.containers[0].securityContext.privileged-2" classname="k8s-privileged-container" file="deploy/web.yaml" line="11">',
		'      <skipped message="driver: needs=it, &quot;really&quot;"/>',
		'    </testcase>',
		'    <testcase name="Pod.default.web spec.containers[0].securityContext.privileged-3" classname="k8s-privileged-container" file="deploy/web.yaml" line="11">',
		'      <skipped message="no reason given"/>',
		'    </testcase>',
		'  </testsuite>',
		'  <testsuite name="(no file)" tests="1" failures="0" errors="0" skipped="1">',
		'    <testcase name="Pod.default.web" classname="k8s-privileged-container">',
		'      <skipped message="unknown: image is not known"/>',
		'    </testcase>',
		'  </testsuite>',
		'</testsuites>',
		'',
	]);
});

test('what passed, when asked for', () => {
	expect(lines(reportOf([finding({ status: 'pass' })]), { showPassed: true })).toEqual([
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="Merlon" tests="1" failures="0" errors="0" skipped="0">',
		'  <testsuite name="deploy/web.yaml" tests="1" failures="0" errors="0" skipped="0">',
		'    <testcase name="Pod.default.web spec.containers[0].securityContext.privileged" classname="k8s-privileged-container" file="deploy/web.yaml" line="11"/>',
		'  </testsuite>',
		'</testsuites>',
		'',
	]);
});

test('hostile text stays within its element', () => {
	expect(lines(reportOf([hostileFinding()]))).toEqual([
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="Merlon" tests="1" failures="1" errors="0" skipped="0">',
		'  <testsuite name="a b,c:%|`é`.yaml" tests="1" failures="1" errors="0" skipped="0">',
		'    <testcase name="Pod.default.x|`y`" classname="custom" file="a b,c:%|`é`.yaml" line="2">',
		'      <failure message="a|b &quot;q&quot; \'s\' &lt;i&gt;&amp;amp;&#10;::error::x ]]&gt; \\x1b[31mred %0A\\u2028#\\#vso[task.x]y @team #12" type="medium">a b,c:%|`é`.yaml:2:1: a|b &quot;q&quot; \'s\' &lt;i&gt;&amp;amp;',
		'\\::error::x ]]&gt; \\x1b[31mred %0A\\u2028#\\#vso[task.x]y @team #12',
		'Custom</failure>',
		'    </testcase>',
		'  </testsuite>',
		'</testsuites>',
		'',
	]);
});

test('problems: errors are tests, warnings are notes', () => {
	expect(
		lines(
			reportOf(
				[],
				[
					problem(),
					problem({ level: 'warning', message: 'nothing to skip', help: '' }),
					problem({ level: 'warning', message: HOSTILE, file: '', line: 0, column: 0 }),
				],
			),
		),
	).toEqual([
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="Merlon" tests="1" failures="0" errors="1" skipped="0">',
		'  <testsuite name="bad.yaml" tests="1" failures="0" errors="1" skipped="0">',
		'    <testcase name="bad.yaml:3:7" classname="yaml-syntax" file="bad.yaml" line="3">',
		'      <error message="this is no mapping" type="yaml-syntax">this is no mapping',
		'Quote the value.</error>',
		'    </testcase>',
		'    <system-err>bad.yaml:3:7: nothing to skip</system-err>',
		'  </testsuite>',
		'  <testsuite name="(no file)" tests="0" failures="0" errors="0" skipped="0">',
		"    <system-err>a|b &quot;q&quot; 's' &lt;i&gt;&amp;amp;",
		'\\::error::x ]]&gt; \\x1b[31mred %0A\\u2028#\\#vso[task.x]y @team #12',
		'Quote the value.</system-err>',
		'  </testsuite>',
		'</testsuites>',
		'',
	]);
});

test('the XML is well-formed', () => {
	const hostile = [
		hostileFinding(),
		skippedFinding(),
		finding({ title: HOSTILE, policy: HOSTILE, remediation: HOSTILE }),
	];
	const text = lines(reportOf(hostile, [problem({ message: HOSTILE, file: HOSTILE })])).join('\n');
	const [declaration = '', ...rest] = text.match(/<[^<>]*>|[^<>]+/g) ?? [];
	expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"?>');
	const open: string[] = [];
	for (const token of rest) {
		expect(token).not.toMatch(/&(?!(?:amp|lt|gt|quot|#10);)/);
		if (!token.startsWith('<')) continue;
		const [, end, name, self] = /^<(\/?)([a-z-]+)(?: [a-z]+="[^"<>]*")*(\/?)>$/.exec(token) ?? [];
		expect(name, token).toBeDefined();
		if (end === '/') expect(open.pop()).toBe(name);
		else if (self === '') open.push(name ?? '');
	}
	expect(open).toEqual([]);
	expect(text.match(/<testcase /g)).toHaveLength(4);
});
