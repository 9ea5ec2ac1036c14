import { ROOT } from '../shared-data.ts';
import type { Gate, GateResult } from './gate.ts';
import { runTool } from './tool.ts';

/** Everything type-checks: the packages as they are built, and sources, tests and tools together. */
export const types: Gate = { name: 'types', unit: 'files', least: 200, run };

function run(): GateResult {
	const built = runTool('typescript', 'tsc', ['-b', '--pretty', 'false']);
	const checked = runTool('typescript', 'tsc', ['-p', 'tsconfig.check.json', '--pretty', 'false', '--listFiles']);
	const lines = `${built.stdout}\n${checked.stdout}`.split('\n');
	const own = lines.filter((line) => line.startsWith(ROOT) && !line.includes('/node_modules/'));
	return { examined: own.length, problems: lines.filter((line) => line.includes(': error TS')) };
}
