import { scan } from '@merlon/scan';
import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../../tools/shared-data.ts';

const folder = sharedFolder('attack/data/kubernetes-goat');

/** What is planted in the manifests, as its authors describe the scenarios, each with the line that does the harm. */
const PLANTED: readonly (readonly [policy: string, place: string])[] = [
	// Escape to the node through the container runtime.
	['k8s-container-runtime-socket', 'scenarios/docker-bench-security/deployment.yaml:91'],
	['k8s-container-runtime-socket', 'scenarios/health-check/deployment.yaml:32'],
	['k8s-privileged-container', 'scenarios/docker-bench-security/deployment.yaml:45'],
	['k8s-privileged-container', 'scenarios/health-check/deployment.yaml:25'],
	['k8s-privileged-container', 'scenarios/system-monitor/deployment.yaml:41'],
	['k8s-added-capabilities', 'scenarios/docker-bench-security/deployment.yaml:47'],
	// The node's file system and namespaces.
	['k8s-sensitive-host-path', 'scenarios/system-monitor/deployment.yaml:31'],
	['k8s-sensitive-host-path', 'scenarios/docker-bench-security/deployment.yaml:79'],
	['k8s-sensitive-host-path', 'scenarios/kube-bench-security/node-job.yaml:75'],
	['k8s-host-path-volume', 'scenarios/kube-bench-security/master-job.yaml:109'],
	['k8s-host-pid', 'scenarios/docker-bench-security/deployment.yaml:27'],
	['k8s-host-ipc', 'scenarios/docker-bench-security/deployment.yaml:28'],
	['k8s-host-network', 'scenarios/docker-bench-security/deployment.yaml:29'],
	['k8s-host-pid', 'scenarios/system-monitor/deployment.yaml:25'],
	['k8s-host-ipc', 'scenarios/system-monitor/deployment.yaml:26'],
	['k8s-host-pid', 'scenarios/kube-bench-security/node-job.yaml:9'],
	['k8s-host-pid', 'scenarios/kube-bench-security/master-job.yaml:9'],
	// Rights.
	['k8s-rbac-cluster-admin-binding', 'scenarios/insecure-rbac/setup.yaml:14'],
	['k8s-rbac-all-rights', 'infrastructure/helm-tiller/pwnchart/templates/clusterrole.yaml:7'],
	['k8s-rbac-escalate', 'infrastructure/helm-tiller/pwnchart/templates/clusterrole.yaml:8'],
];

/** Planted as well, and told by `--policies all`. */
const PLANTED_FOR_ALL: readonly (readonly [policy: string, place: string])[] = [
	['k8s-rbac-secrets', 'scenarios/hunger-check/deployment.yaml:14'],
	['k8s-rbac-machine-secrets', 'scenarios/hunger-check/deployment.yaml:26'],
	['k8s-secret-environment-reference', 'scenarios/system-monitor/deployment.yaml:50'],
	['k8s-writable-host-path', 'scenarios/system-monitor/deployment.yaml:45'],
];

describe.skipIf(folder === null)('kubernetes-goat', () => {
	const found = async (policies: 'default' | 'all'): Promise<ReadonlySet<string>> => {
		const { findings, problems } = await scan({ cwd: folder ?? '', config: { policies } });
		expect(problems.filter(({ code }) => code !== 'template-not-rendered')).toEqual([]);
		const failed = findings.filter(({ status }) => status === 'fail');
		return new Set(failed.map(({ policy, locations: [at] }) => `${policy} ${at?.file}:${at?.startLine}`));
	};

	test('has its planted problems found by the default policies', async () => {
		const findings = await found('default');
		expect(PLANTED.map(([policy, place]) => `${policy} ${place}`).filter((it) => !findings.has(it))).toEqual([]);
	});

	test('has the others found by all policies', async () => {
		const findings = await found('all');
		const planted = [...PLANTED, ...PLANTED_FOR_ALL].map(([policy, place]) => `${policy} ${place}`);
		expect(planted.filter((it) => !findings.has(it))).toEqual([]);
	});

	test('has five templates that are told apart from broken files', async () => {
		const { problems, summary } = await scan({ cwd: folder ?? '' });
		expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
			'infrastructure/helm-tiller/pwnchart/templates/clusterrolebinding.yaml:11',
			'scenarios/metadata-db/templates/deployment.yaml:4',
			'scenarios/metadata-db/templates/ingress.yaml:1',
			'scenarios/metadata-db/templates/service.yaml:4',
			'scenarios/metadata-db/templates/tests/test-connection.yaml:4',
		]);
		expect(summary.unreadable).toBe(5);
	});
});
