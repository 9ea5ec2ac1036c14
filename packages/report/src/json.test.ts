import { expect, test } from 'vitest';
import { jsonReport } from './json.ts';
import { type Report, type ReportOptions, reportOptions } from './report-options.ts';
import { finding, hostileFinding, POD, place, problem, reportOf, skippedFinding } from './testing/samples.ts';

function text(report: Report, given: Partial<ReportOptions> = {}): string {
	return [...jsonReport(report, reportOptions({ version: '1.2.3', ...given }))].join('');
}

const SUMMARY = { files: 1, resources: 1, policies: 2, ignored: 3 };
const NONE = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

test('an empty result', () => {
	expect(text(reportOf([]))).toBe(`{
  "version": "1.2.3",
  "summary": {
    "files": 1,
    "resources": 1,
    "policies": 2,
    "ignored": 3,
    "unreadable": 0,
    "failed": 0,
    "passed": 0,
    "skipped": 0,
    "durationMs": 1250,
    "severities": {
      "critical": 0,
      "high": 0,
      "medium": 0,
      "low": 0,
      "info": 0
    }
  },
  "findings": [],
  "problems": [],
  "resources": [
    {"framework":"kubernetes","type":"Pod","namespace":null,"name":"web","address":"Pod.default.web"}
  ]
}
`);
});

test('findings, problems and resources as they are', () => {
	const findings = [finding({ fix: { op: 'replace', path: place().path, value: false } }), skippedFinding()];
	const counts = { unreadable: 1, failed: 1, passed: 1, skipped: 1, durationMs: 1250 };
	expect(JSON.parse(text(reportOf([...findings, finding({ status: 'pass' })], [problem()])))).toEqual({
		version: '1.2.3',
		summary: { ...SUMMARY, ...counts, severities: { ...NONE, critical: 1 } },
		findings,
		problems: [problem()],
		resources: [POD],
	});
});

test('what passed, when asked for; only what failed, when quiet', () => {
	const report = reportOf([finding({ status: 'pass' }), finding(), skippedFinding(), finding({ status: 'unknown' })]);
	const statuses = (given: Partial<ReportOptions>): unknown =>
		(JSON.parse(text(report, given)) as Report['result']).findings.map(({ status }) => status);
	expect(statuses({})).toEqual(['fail', 'skip', 'unknown']);
	expect(statuses({ showPassed: true })).toEqual(['pass', 'fail', 'skip', 'unknown']);
	expect(statuses({ quiet: true, showPassed: true })).toEqual(['fail']);
});

test('nothing else of a finding gets out', () => {
	const report = reportOf([{ ...finding(), secret: 'x' } as ReturnType<typeof finding>]);
	expect(text(report)).not.toContain('secret');
});

test('hostile text is the same text, with harmless bytes', () => {
	const report = reportOf([hostileFinding()]);
	const out = text(report);
	expect(JSON.parse(out)).toMatchObject({ findings: [hostileFinding()] });
	expect(out).toContain(String.raw`]]> \u001b[31mred %0A\u2028#\u0023vso[task.x]y @team`);
	expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}]/u);
});
