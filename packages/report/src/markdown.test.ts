import { expect, test } from 'vitest';
import { markdownReport } from './markdown.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, HOSTILE, hostileFinding, problem, reportOf, skippedFinding } from './testing/samples.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	const options = reportOptions({ version: '1.2.3', width: 80, ...given });
	return [...markdownReport(report, options)].join('').split('\n');
}

test('an empty result', () => {
	expect(lines(reportOf([]))).toEqual([
		'<!-- merlon-report -->',
		'### Merlon: no findings',
		'',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('a table, explanations, and skips with their reason', () => {
	expect(
		lines(
			reportOf([
				finding({ severity: 'low' }),
				finding(),
				skippedFinding(),
				finding({ status: 'skip' }),
				finding({ status: 'pass' }),
			]),
		),
	).toEqual([
		'<!-- merlon-report -->',
		'### Merlon: 2 findings (1 critical, 1 low)',
		'',
		'| Severity | Finding | Resource | Place |',
		'| --- | --- | --- | --- |',
		'| critical | container "web" runs privileged (`k8s-privileged-container`) | `Pod.default.web` | `deploy/web.yaml:11` |',
		'| low | container "web" runs privileged (`k8s-privileged-container`) | `Pod.default.web` | `deploy/web.yaml:11` |',
		'',
		'<details>',
		'<summary>Container runs privileged (<code>k8s-privileged-container</code>)</summary>',
		'',
		'A privileged container owns the node. Whoever takes it over owns every pod on it.',
		'',
		'**Fix:** Remove `privileged`.',
		'',
		'```yaml',
		'securityContext:',
		'  privileged: false',
		'```',
		'',
		'<https://kubernetes.io/docs/security/>',
		'',
		'</details>',
		'',
		'<details>',
		'<summary>2 skipped</summary>',
		'',
		'| Policy | Resource | Place | Reason |',
		'| --- | --- | --- | --- |',
		'| `k8s-privileged-container` | `Pod.default.web` | `deploy/web.yaml:11` | driver: needs=it, "really" (annotation) |',
		'| `k8s-privileged-container` | `Pod.default.web` | `deploy/web.yaml:11` | no reason given |',
		'',
		'</details>',
		'',
		'Checked 1 resource in 1 file with 2 policies: 1 passed, 2 skipped, 0 unreadable.',
		'',
	]);
});

test('hostile text is no Markdown', () => {
	expect(lines(reportOf([hostileFinding()], [problem({ message: HOSTILE })]))).toEqual([
		'<!-- merlon-report -->',
		'### Merlon: 1 finding (1 medium)',
		'',
		'| Severity | Finding | Resource | Place |',
		'| --- | --- | --- | --- |',
		'| medium | a\\|b "q" \'s\' &lt;i\\>&amp;amp; ::error::x \\]\\]\\> \\\\x1b\\[31mred %0A #\\\\#vso\\[task.x\\]y @&#8203;team #&#8203;12 (`custom`) | `` Pod.default.x\\|`y` `` | ``a b,c:%\\|`é`.yaml:2`` |',
		'',
		'<details>',
		'<summary>1 problem</summary>',
		'',
		'| Level | Problem | Place |',
		'| --- | --- | --- |',
		'| error | a\\|b "q" \'s\' &lt;i\\>&amp;amp; ::error::x \\]\\]\\> \\\\x1b\\[31mred %0A #\\\\#vso\\[task.x\\]y @&#8203;team #&#8203;12. Quote the value. (`yaml-syntax`) | `bad.yaml:3:7` |',
		'',
		'</details>',
		'',
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 0 skipped, 1 unreadable.',
		'',
	]);
});

test('what passed, when asked for', () => {
	expect(
		lines(reportOf([finding({ status: 'pass' }), finding({ status: 'unknown', locations: [] })]), {
			showPassed: true,
			quiet: false,
		}),
	).toEqual([
		'<!-- merlon-report -->',
		'### Merlon: no findings',
		'',
		'| Severity | Finding | Resource | Place |',
		'| --- | --- | --- | --- |',
		'| unknown | container "web" runs privileged (`k8s-privileged-container`) | `Pod.default.web` |  |',
		'',
		'<details>',
		'<summary>Container runs privileged (<code>k8s-privileged-container</code>)</summary>',
		'',
		'A privileged container owns the node. Whoever takes it over owns every pod on it.',
		'',
		'**Fix:** Remove `privileged`.',
		'',
		'```yaml',
		'securityContext:',
		'  privileged: false',
		'```',
		'',
		'<https://kubernetes.io/docs/security/>',
		'',
		'</details>',
		'',
		'<details>',
		'<summary>1 passed</summary>',
		'',
		'| Policy | Resource |',
		'| --- | --- |',
		'| `k8s-privileged-container` | `Pod.default.web` |',
		'',
		'</details>',
		'',
		'Checked 1 resource in 1 file with 2 policies: 1 passed, 0 skipped, 0 unreadable.',
		'',
	]);
});

test('a long report is cut, and says what was cut', () => {
	const findings = Array.from({ length: 2000 }, (_, i) => finding({ policy: `policy-${i}`, message: 'm'.repeat(i) }));
	const skipped = Array.from({ length: 2000 }, () => skippedFinding());
	const problems = Array.from({ length: 2000 }, () => problem());
	const text = lines(reportOf([...findings, ...skipped], problems)).join('\n');
	expect(text.length).toBeLessThanOrEqual(65_536);
	expect(text.length).toBeGreaterThan(40_000);
	expect(text.split('\n').slice(-4)).toEqual([
		'Checked 1 resource in 1 file with 2 policies: 0 passed, 2000 skipped, 2000 unreadable.',
		'',
		'This comment holds no more than 65536 characters. Left out: 1786 findings, 1813 problems, 1937 explanations, 2000 skipped findings.',
		'',
	]);
	expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
});
