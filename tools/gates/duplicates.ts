import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gate, GateResult } from './gate.ts';
import { runTool } from './tool.ts';

/** Share of lines that may stand twice, in percent. */
const MAX_PERCENT = 1.5;
const MIN_TOKENS = 50;

interface Report {
	readonly statistics: { readonly total: { readonly sources: number; readonly percentage: number } };
	readonly duplicates: readonly { readonly firstFile: Place; readonly secondFile: Place; readonly lines: number }[];
}

interface Place {
	readonly name: string;
	readonly start: number;
}

/** Little code stands twice; tests are free to repeat themselves. */
export const duplicates: Gate = { name: 'duplicates', unit: 'files', least: 100, run };

function run(): GateResult {
	const output = mkdtempSync(join(tmpdir(), 'merlon-duplicates-'));
	const args = ['--reporters', 'json', '--output', output, '--silent', '--min-tokens', String(MIN_TOKENS)];
	const ignored = ['**/*.test.ts', '**/*.generated.ts', '**/dist/**', '**/node_modules/**'].join(',');
	const { stderr } = runTool('jscpd', 'jscpd', [
		...args,
		'--format',
		'typescript',
		'--ignore',
		ignored,
		'packages',
		'apps',
	]);
	try {
		const report = JSON.parse(readFileSync(join(output, 'jscpd-report.json'), 'utf8')) as Report;
		const { sources, percentage } = report.statistics.total;
		return {
			examined: sources,
			problems: percentage > MAX_PERCENT ? [`${percentage} % of lines`, ...places(report)] : [],
		};
	} catch (error) {
		return { examined: 0, problems: [`${String(error)} ${stderr}`] };
	} finally {
		rmSync(output, { recursive: true });
	}
}

function places(report: Report): string[] {
	return report.duplicates.map(({ firstFile, secondFile, lines }) => {
		return `${firstFile.name}:${firstFile.start} and ${secondFile.name}:${secondFile.start}: ${lines} lines`;
	});
}
