import { expect, test } from 'vitest';
import { reportOptions } from './report-options.ts';
import { REPORTERS, reporterNamed, reportPieces, reportText } from './reporters.ts';
import { finding, hostileFinding, problem, reportOf, skippedFinding } from './testing/samples.ts';

const OPTIONS = reportOptions({ version: '1.2.3', showPassed: true });
const REPORT = reportOf([finding(), hostileFinding(), skippedFinding(), finding({ status: 'pass' })], [problem()]);

test('the names that people write after -o', () => {
	const names = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'gitlab-sast', 'csv', 'markdown'];
	expect(REPORTERS.map(({ name }) => name)).toEqual(names);
	expect(reporterNamed('sarif')?.name).toBe('sarif');
	expect(reporterNamed('constructor')).toBeNull();
});

test.each(REPORTERS)('$name: a description in one line', ({ description }) => {
	expect(description).toMatch(/^[^\n]{10,80}$/);
});

test.each(REPORTERS)('$name: the same report, the same text, ending in a line break', (reporter) => {
	const text = reportText(reporter, REPORT, OPTIONS);
	expect(text).toBe(reportText(reporter, structuredClone(REPORT), OPTIONS));
	expect(text).toMatch(/[^\n]\r?\n$/);
});

test.each(REPORTERS)('$name: nothing steers a terminal or a CI system', (reporter) => {
	const text = reportText(reporter, REPORT, OPTIONS);
	expect(text.replaceAll('\r\n', '').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
	expect(text).not.toMatch(/##[a-z]*\[/i);
	if (reporter.name !== 'github') expect(text).not.toMatch(/^\s*::/m);
});

test('large reports come in pieces that are worth a write', () => {
	const report = reportOf(Array.from({ length: 2000 }, () => finding()));
	for (const reporter of REPORTERS) {
		const pieces = [...reportPieces(reporter, report, OPTIONS)];
		expect(pieces.join('')).toBe([...reporter.render(report, OPTIONS)].join(''));
		expect(pieces.slice(0, -1).every((piece) => piece.length >= 65_536 && piece.length < 200_000)).toBe(true);
	}
});
