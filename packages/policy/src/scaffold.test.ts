import { expect, it } from 'vitest';
import { loadPolicies } from './compile-policies.ts';
import { type PolicyPlace, policyPlace, scaffoldPolicy } from './scaffold.ts';

it('reads the place of a policy', () => {
	expect(policyPlace('kubernetes/workload/host-pid')).toEqual({
		framework: 'kubernetes',
		area: 'workload',
		name: 'host-pid',
		package: 'merlon.kubernetes.workload.host_pid',
		id: 'k8s-host-pid',
	});
});

it.each([
	'kubernetes/workload',
	'kubernetes/workload/a/b',
	'docker/image/tag',
	'kubernetes/Workload/a',
	'kubernetes/workload/a_b',
	'kubernetes/../a',
	'constructor/workload/a',
	'',
])('refuses %s', (path) => {
	expect(policyPlace(path)).toBe(null);
});

it('writes a policy that says everything a policy must', () => {
	const place = policyPlace('kubernetes/workload/terminal') as PolicyPlace;
	const files = scaffoldPolicy(place);
	expect(files.map(({ file }) => file)).toEqual([
		'policy.rego',
		'policy_test.rego',
		'cases/fail-container.yaml',
		'cases/fail-init-container.yaml',
		'cases/pass-container.yaml',
	]);
	const library = { file: 'lib.rego', text: 'package merlon.lib.workload\n\ncontainers := []\n' };
	const { problems, definitions } = loadPolicies([...files.filter(({ file }) => file.endsWith('.rego')), library]);
	expect(problems).toEqual([]);
	expect(definitions.map(({ metadata }) => metadata.id)).toEqual(['k8s-terminal']);
});
