import { sourceFiles } from './files.ts';
import type { Gate, GateResult } from './gate.ts';
import { runTool } from './tool.ts';

type KnipEntry = { readonly file: string } & Readonly<Record<string, unknown>>;

/** No unused files, exports or dependencies. */
export const deadCode: Gate = { name: 'dead-code', unit: 'files', least: 200, run };

function run(): GateResult {
	const { stdout, stderr } = runTool('knip', 'knip', ['--reporter', 'json', '--no-progress', '--debug']);
	const start = stdout.lastIndexOf('{"issues"');
	if (start < 0) return { examined: 0, problems: [stderr.slice(-2000)] };
	const { issues } = JSON.parse(stdout.slice(start)) as { readonly issues: readonly KnipEntry[] };
	return { examined: analyzedSources(stdout), problems: issues.flatMap(problemsOf) };
}

/** Knip gives no count; its debug output names every file that it walked. */
function analyzedSources(output: string): number {
	return sourceFiles().filter(({ path }) => output.includes(path)).length;
}

function problemsOf(entry: KnipEntry): string[] {
	return Object.entries(entry).flatMap(([kind, found]) => {
		if (!Array.isArray(found)) return [];
		return found.map((item: { readonly name?: string }) => `${entry.file}: unused ${kind}: ${item.name ?? ''}`);
	});
}
