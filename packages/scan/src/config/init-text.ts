import { flagName } from './key-spec.ts';
import { SCAN_KEYS } from './keys.ts';

/** What `merlon init` shows of a key, where that is not its standard value. */
const EXAMPLES: ReadonlyMap<string, readonly string[]> = new Map([
	['exclude', ['exclude:', '  - "**/testdata/"']],
	['check', ['check: [high]']],
	['skipCheck', ['skipCheck: [k8s-image-tag]']],
	['severity', ['severity:', '  k8s-privileged-container: medium']],
	['parameters', ['parameters:', '  k8s-image-registry:', '    registries: [registry.example.com]']],
	['overrides', ['overrides:', '  - path: deploy/dev/', '    skipCheck: [low]']],
	[
		'suppressions',
		[
			'suppressions:',
			'  - policy: k8s-privileged-container',
			'    resource: DaemonSet.monitoring.node-agent',
			'    reason: reads the kernel log of the node',
			'    until: "2027-01-31"',
		],
	],
	['baseline', ['baseline: .merlon-baseline.json']],
	['changedSince', ['changedSince: origin/main']],
	['kubernetesVersion', ['kubernetesVersion: "1.33"']],
	['output', ['output: [text, sarif=merlon.sarif]']],
]);

/** Keys that are of use in one run only. */
const RARE: ReadonlySet<string> = new Set(['createBaseline', 'changedSince', 'staged', 'verbose']);

/** The text of a new `merlon.yaml`: the set of policies, and every other key as a comment that can be switched on. */
export function initText(): string {
	const lines = [
		'# Settings of merlon scan, for this folder and those below it. Flags of the command line win.',
		'# Take the # away from what you want to set.',
	];
	for (const [name, { about, standard, flag }] of SCAN_KEYS) {
		if (RARE.has(name)) continue;
		lines.push('', `# ${about}${flag === null ? '' : ` (${flagName(name)})`}`);
		const example = EXAMPLES.get(name) ?? [`${name}: ${JSON.stringify(standard)}`];
		for (const line of example) lines.push(name === 'policies' ? line : `# ${line}`);
	}
	return `${lines.join('\n')}\n`;
}
