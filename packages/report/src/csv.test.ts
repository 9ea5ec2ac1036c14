import { expect, test } from 'vitest';
import { csvReport } from './csv.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, hostileFinding, place, reportOf, skippedFinding } from './testing/samples.ts';

function lines(report: Report, given: Partial<ReportOptions> = {}): string[] {
	const options = reportOptions({ version: '1.2.3', width: 80, ...given });
	return [...csvReport(report, options)].join('').split('\r\n');
}

test('an empty result is a header', () => {
	expect(lines(reportOf([]))).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		'',
	]);
});

test('a line per finding, skips with their reason', () => {
	expect(lines(reportOf([finding(), skippedFinding(), finding({ status: 'pass', message: '' })]))).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		'fail,critical,k8s-privileged-container,Container runs privileged,pod-security,Pod.default.web,deploy/web.yaml,11,9,11,"container ""web"" runs privileged",,Remove `privileged`.,https://kubernetes.io/docs/security/,f1',
		'skip,critical,k8s-privileged-container,Container runs privileged,pod-security,Pod.default.web,deploy/web.yaml,11,9,11,"container ""web"" runs privileged","driver: needs=it, ""really""",Remove `privileged`.,https://kubernetes.io/docs/security/,f3',
		'',
	]);
});

test('what passed, when asked for', () => {
	expect(lines(reportOf([finding({ status: 'pass', message: '' })]), { showPassed: true })).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		'pass,critical,k8s-privileged-container,Container runs privileged,pod-security,Pod.default.web,deploy/web.yaml,11,9,11,,,Remove `privileged`.,https://kubernetes.io/docs/security/,f1',
		'',
	]);
});

test('hostile text stays in its cell', () => {
	expect(lines(reportOf([hostileFinding()]))).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		'fail,medium,custom,Custom,pod-security,Pod.default.x|`y`,"a b,c:%|`é`.yaml",2,1,2,"a|b ""q"" \'s\' <i>&amp; ::error::x ]]> \\x1b[31mred %0A #\\#vso[task.x]y @team #12",,,,f2',
		'',
	]);
});

test('no cell begins a formula', () => {
	expect(
		lines(
			reportOf([
				finding({
					message: '=1+1',
					title: '+1',
					remediation: '@SUM(A1)',
					fingerprint: '\t-2',
					policy: '＝1',
					locations: [place({ file: '-' })],
				}),
			]),
		),
	).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		"fail,critical,'＝1,'+1,pod-security,Pod.default.web,'-,11,9,11,'=1+1,,'@SUM(A1),https://kubernetes.io/docs/security/,'-2",
		'',
	]);
});

test('a finding without a place', () => {
	expect(lines(reportOf([finding({ locations: [] })]))).toEqual([
		'status,severity,policy,title,category,resource,file,line,column,end_line,message,reason,remediation,link,fingerprint',
		'fail,critical,k8s-privileged-container,Container runs privileged,pod-security,Pod.default.web,,,,,"container ""web"" runs privileged",,Remove `privileged`.,https://kubernetes.io/docs/security/,f1',
		'',
	]);
});
