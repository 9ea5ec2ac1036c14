import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../../tools/shared-data.ts';
import { namedControls, runPodSecurity } from './pod-security.ts';

const folder = sharedFolder('attack/data/pod-security-admission');

describe('Pod Security Standards', () => {
	test('every control has a policy', () => {
		expect(namedControls()).toEqual([
			'pss-baseline.apparmor',
			'pss-baseline.capabilities',
			'pss-baseline.host-namespaces',
			'pss-baseline.host-path-volumes',
			'pss-baseline.host-ports',
			'pss-baseline.host-probes',
			'pss-baseline.host-process',
			'pss-baseline.privileged',
			'pss-baseline.proc-mount',
			'pss-baseline.seccomp',
			'pss-baseline.selinux',
			'pss-baseline.sysctls',
			'pss-restricted.allow-privilege-escalation',
			'pss-restricted.capabilities',
			'pss-restricted.proc-mount',
			'pss-restricted.run-as-non-root',
			'pss-restricted.run-as-user',
			'pss-restricted.seccomp',
			'pss-restricted.volume-types',
		]);
	});

	test.skipIf(folder === null)("Kubernetes' own pods fare as Kubernetes says", { timeout: 120_000 }, () => {
		const results = runPodSecurity(folder ?? '', () => true);
		expect(results.length).toBeGreaterThan(2900);
		expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
	});
});
