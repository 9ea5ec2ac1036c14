import { expect, it } from 'vitest';
import { diagnostic, formatDiagnostic } from './diagnostic.ts';
import { SourceFile, span } from './source.ts';

function formatted(text: string, start: number, end: number): string {
	return formatDiagnostic(diagnostic('code', 'message', span(new SourceFile('a', text), start, end), 'hint'));
}

it('shows the line with a marker', () => {
	expect(formatted('one\n\ttwo three', 9, 14)).toBe('a:2:6: code: message\n\t\ttwo three\n\t\t    ^^^^^\n\thint: hint');
});

it('shows a part of a long line', () => {
	const line = `${'x'.repeat(500_000)}wrong${'y'.repeat(500_000)}`;
	const [place, text, marker] = formatted(line, 500_000, 500_005).split('\n');
	expect(place).toBe('a:1:500001: code: message');
	expect(text).toBe(`\t${'x'.repeat(100)}wrong${'y'.repeat(295)}`);
	expect(marker).toBe(`\t${' '.repeat(100)}^^^^^`);
	expect(formatted(line, 1_000_000, 1_000_005).length).toBeLessThan(1000);
});
