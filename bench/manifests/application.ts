import { customResourceDefinition } from './custom-resource.ts';
import { Random } from './random.ts';
import { podSpec } from './workload.ts';
import type { Value } from './yaml-text.ts';

/** How many objects an application has. */
export const OBJECTS = 10;

/** What a chart of an application renders: its workloads and what goes with them. The same number gives the same objects. */
export function applicationObjects(number: number): readonly Value[] {
	const random = new Random(number);
	const name = `app-${number}`;
	const labels = {
		'app.kubernetes.io/name': name,
		'app.kubernetes.io/instance': `release-${number % 40}`,
		'app.kubernetes.io/version': `1.${random.below(40)}.${random.below(9)}`,
		'helm.sh/chart': `${name}-0.${random.below(90)}.0`,
	};
	const metadata = { name, namespace: `team-${number % 50}`, labels };
	const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
	const template = (): Value => ({ metadata: { labels }, spec: podSpec(name, random) });
	return [
		{ apiVersion: 'v1', kind: 'ServiceAccount', metadata },
		settings(metadata, random),
		{
			apiVersion: 'apps/v1',
			kind: 'Deployment',
			metadata,
			spec: { replicas: random.between(1, 5), selector, template: template() },
		},
		secondWorkload(number, { metadata, selector, template }),
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata,
			spec: {
				type: 'ClusterIP',
				ports: [{ name: 'http', port: 80, targetPort: 'http' }],
				selector: selector.matchLabels,
			},
		},
		role(metadata, random),
		{
			apiVersion: 'rbac.authorization.k8s.io/v1',
			kind: 'RoleBinding',
			metadata,
			roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
			subjects: [{ kind: 'ServiceAccount', name, namespace: metadata.namespace }],
		},
		{
			apiVersion: 'networking.k8s.io/v1',
			kind: 'NetworkPolicy',
			metadata,
			spec: {
				podSelector: selector,
				policyTypes: ['Ingress'],
				ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
			},
		},
		{
			apiVersion: 'policy/v1',
			kind: 'PodDisruptionBudget',
			metadata,
			spec: { minAvailable: 1, selector },
		},
		number % 4 === 3 ? ingress(metadata) : customResourceDefinition(name, random),
	];
}

type Metadata = {
	readonly name: string;
	readonly namespace: string;
	readonly labels: Readonly<Record<string, string>>;
};

interface WorkloadParts {
	readonly metadata: Metadata;
	readonly selector: Value;
	readonly template: () => Value;
}

function secondWorkload(number: number, { metadata, selector, template }: WorkloadParts): Value {
	const named = { ...metadata, name: `${metadata.name}-jobs` };
	switch (number % 3) {
		case 0: {
			const spec = { serviceName: metadata.name, replicas: 3, selector, template: template() };
			return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: named, spec };
		}
		case 1:
			return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: named, spec: { selector, template: template() } };
		default:
			return {
				apiVersion: 'batch/v1',
				kind: 'CronJob',
				metadata: named,
				spec: { schedule: '0 3 * * *', jobTemplate: { spec: { backoffLimit: 2, template: template() } } },
			};
	}
}

/** Settings by key, and a whole file in one text. */
function settings(metadata: Metadata, random: Random): Value {
	const data: Record<string, string> = {};
	for (let i = 0; i < 25; i++) data[`setting-${i}`] = random.words(random.between(1, 12));
	const lines = Array.from({ length: random.between(80, 320) }, (_, i) => `key-${i} = "${random.words(6)}"  # ${i}`);
	data['application.conf'] = `${lines.join('\n')}\n`;
	return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

function role(metadata: Metadata, random: Random): Value {
	const rules = Array.from({ length: random.between(2, 8) }, () => ({
		apiGroups: [''],
		resources: [random.pick(['pods', 'services', 'configmaps', 'events', 'secrets'])],
		verbs: random.oneIn(15) ? ['*'] : ['get', 'list', 'watch'],
	}));
	return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules };
}

function ingress(metadata: Metadata): Value {
	const backend = { service: { name: metadata.name, port: { name: 'http' } } };
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata,
		spec: {
			ingressClassName: 'nginx',
			rules: [{ host: `${metadata.name}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
		},
	};
}
