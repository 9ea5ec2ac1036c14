import { ESLint } from 'eslint';
import { ROOT } from '../shared-data.ts';
import type { Gate, GateResult } from './gate.ts';
import { runTool } from './tool.ts';

interface BiomeReport {
	readonly summary: { readonly changed: number; readonly unchanged: number };
	readonly diagnostics: readonly BiomeDiagnostic[];
}

interface BiomeDiagnostic {
	readonly category: string;
	readonly severity: string;
	readonly message?: string;
	readonly location?: { readonly path?: string; readonly start?: { readonly line: number } };
}

/** Format, order of imports, and the rules that need no types. */
export const biome: Gate = { name: 'biome', unit: 'files', least: 100, run: runBiome };

/** Rules that need types. */
export const eslint: Gate = { name: 'eslint', unit: 'files', least: 100, run: runEslint };

function runBiome(): GateResult {
	const { stdout, stderr } = runTool('@biomejs/biome', 'biome', [
		'check',
		'--reporter=json',
		'--max-diagnostics=none',
		'--error-on-warnings',
	]);
	if (!stdout.startsWith('{')) return { examined: 0, problems: [stderr] };
	const { summary, diagnostics } = JSON.parse(stdout) as BiomeReport;
	const problems = diagnostics
		.filter((diagnostic) => diagnostic.severity !== 'information')
		.map(({ category, message, location }) => {
			return `${location?.path ?? ''}:${location?.start?.line ?? 0}: ${category}: ${message ?? ''}`;
		});
	return { examined: summary.changed + summary.unchanged, problems };
}

async function runEslint(): Promise<GateResult> {
	const linter = new ESLint({ cwd: ROOT });
	const results = await linter.lintFiles(['packages', 'apps', 'tests', 'tools', 'bench']);
	const problems = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => `${filePath.slice(ROOT.length)}:${line}: ${ruleId ?? ''}: ${message}`),
	);
	return { examined: results.length, problems };
}
