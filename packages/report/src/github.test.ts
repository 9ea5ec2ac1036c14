import { expect, test } from 'vitest';
import { githubReport } from './github.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, HOSTILE, hostileFinding, place, problem, reportOf, skippedFinding } from './testing/samples.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	const options = reportOptions({ version: '1.2.3', width: 80, ...given });
	return [...githubReport(report, options)].join('').split('\n');
}

test('an empty result says so', () => {
	expect(lines(reportOf([]))).toEqual(['Merlon: no findings', '']);
});

test('quiet reports hold annotations alone', () => {
	expect(lines(reportOf([]), { quiet: true })).toEqual(['']);
});

test('the worst come first; skips and passes are no annotations', () => {
	expect(
		lines(
			reportOf([
				finding({ severity: 'low' }),
				skippedFinding(),
				finding({ status: 'unknown' }),
				finding({ severity: 'high' }),
				finding({ status: 'pass' }),
			]),
		),
	).toEqual([
		'::notice file=deploy/web.yaml,line=11,endLine=11,title=Container runs privileged (k8s-privileged-container)::container "web" runs privileged (Pod.default.web)%0ARemove `privileged`.%0Ahttps://kubernetes.io/docs/security/',
		'::error file=deploy/web.yaml,line=11,endLine=11,title=Container runs privileged (k8s-privileged-container)::container "web" runs privileged (Pod.default.web)%0ARemove `privileged`.%0Ahttps://kubernetes.io/docs/security/',
		'::notice file=deploy/web.yaml,line=11,endLine=11,title=Container runs privileged (k8s-privileged-container)::container "web" runs privileged (Pod.default.web)%0ARemove `privileged`.%0Ahttps://kubernetes.io/docs/security/',
		'Merlon: 2 findings: 1 high, 1 low',
		'',
	]);
});

test('hostile text starts no command', () => {
	expect(lines(reportOf([hostileFinding()]))).toEqual([
		'::warning file=a b%2Cc%3A%25|`é`.yaml,line=2,endLine=2,title=Custom (custom)::a|b "q" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred %250A #\\#vso[task.x]y @team #12 (Pod.default.x|`y`)',
		'Merlon: 1 finding: 1 medium',
		'',
	]);
});

test('ranges over lines, and no place at all', () => {
	expect(
		lines(reportOf([finding({ locations: [place({ endLine: 14, endColumn: 1 })] }), finding({ locations: [] })])),
	).toEqual([
		'::error file=deploy/web.yaml,line=11,endLine=13,title=Container runs privileged (k8s-privileged-container)::container "web" runs privileged (Pod.default.web)%0ARemove `privileged`.%0Ahttps://kubernetes.io/docs/security/',
		'::error title=Container runs privileged (k8s-privileged-container)::container "web" runs privileged (Pod.default.web)%0ARemove `privileged`.%0Ahttps://kubernetes.io/docs/security/',
		'Merlon: 2 findings: 2 critical',
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
		'::error file=bad.yaml,line=3,endLine=3,title=yaml-syntax::this is no mapping%0AQuote the value.',
		'::warning title=suppression-unused::a|b "q" \'s\' <i>&amp;%0A::error::x ]]> \\x1b[31mred %250A\\u2028#\\#vso[task.x]y @team #12',
		'Merlon: no findings',
		'',
	]);
});

test('files are relative to the root of the repository', () => {
	const [annotation, notice] = lines(reportOf([finding()], [problem()]), { folder: 'shop' });
	expect(annotation).toContain('::error file=shop/deploy/web.yaml,line=11,');
	expect(notice).toContain('::error file=shop/bad.yaml,line=3,');
});
