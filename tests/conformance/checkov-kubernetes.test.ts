import { expect, test } from 'vitest';
import { sharedFolder } from '../../tools/shared-data.ts';
import { runCheckovKubernetes } from './checkov-kubernetes.ts';

const folder = sharedFolder('conformance/checkov');

test.skipIf(folder === null)(
	"Checkov's cases of the checks that a policy stands for",
	{ timeout: 120_000 },
	async () => {
		const results = await runCheckovKubernetes(folder ?? '', () => true);
		expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
		expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThanOrEqual(22);
	},
);
