import type { Gate, GateResult } from './gate.ts';
import { runTool } from './tool.ts';

interface CruiseSummary {
	readonly totalCruised: number;
	readonly violations: readonly {
		readonly from: string;
		readonly to: string;
		readonly rule: { readonly name: string };
		readonly cycle?: readonly { readonly name: string }[];
	}[];
}

/** No import cycles, no import against the direction of packages and phases. */
export const boundaries: Gate = { name: 'boundaries', unit: 'modules', least: 200, run };

function run(): GateResult {
	const folders = ['packages', 'apps', 'tests', 'tools', 'bench'];
	const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
	const { stdout, stderr } = runTool('dependency-cruiser', 'depcruise', args);
	if (!stdout.startsWith('{')) return { examined: 0, problems: [stderr] };
	const { summary } = JSON.parse(stdout) as { readonly summary: CruiseSummary };
	const problems = summary.violations.map(({ from, to, rule, cycle }) => {
		const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
		return `${rule.name}: ${from} → ${way}`;
	});
	return { examined: summary.totalCruised, problems };
}
