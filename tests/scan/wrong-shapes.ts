import type { HostileFile } from './hostile-cases.ts';

/** Values that are of the wrong type almost everywhere. */
const ODD_VALUES: readonly unknown[] = [
	null,
	0,
	-1.5e300,
	true,
	'',
	'text',
	[],
	[null],
	[[[]]],
	[1, 'a', {}],
	{},
	{ a: null },
	{ __proto__: null, constructor: 1, length: -1 },
];

const API_VERSIONS: ReadonlyMap<string, string> = new Map([
	['Deployment', 'apps/v1'],
	['CronJob', 'batch/v1'],
	['ClusterRole', 'rbac.authorization.k8s.io/v1'],
	['ClusterRoleBinding', 'rbac.authorization.k8s.io/v1'],
	['Ingress', 'networking.k8s.io/v1'],
	['NetworkPolicy', 'networking.k8s.io/v1'],
]);

type Path = readonly (string | number)[];

/** Places of pods, and of what is bound, exposed and stored, at which something of another type stands. */
const PLACES: readonly (readonly [name: string, kind: string, object: () => object, paths: readonly Path[]])[] = [
	[
		'pod',
		'Pod',
		() => ({ metadata: { name: 'a', annotations: {}, labels: {} }, spec: podSpec() }),
		[
			['metadata'],
			['metadata', 'name'],
			['metadata', 'namespace'],
			['metadata', 'annotations'],
			['metadata', 'annotations', 'checkov.io/skip1'],
			['metadata', 'annotations', 'merlon.dev/skip-1'],
			['metadata', 'labels'],
			['spec'],
			['spec', 'containers'],
			['spec', 'containers', 0],
			['spec', 'containers', 0, 'name'],
			['spec', 'containers', 0, 'image'],
			['spec', 'containers', 0, 'env'],
			['spec', 'containers', 0, 'env', 0],
			['spec', 'containers', 0, 'ports'],
			['spec', 'containers', 0, 'ports', 0],
			['spec', 'containers', 0, 'resources'],
			['spec', 'containers', 0, 'resources', 'limits'],
			['spec', 'containers', 0, 'resources', 'limits', 'memory'],
			['spec', 'containers', 0, 'livenessProbe'],
			['spec', 'containers', 0, 'securityContext'],
			['spec', 'containers', 0, 'securityContext', 'capabilities'],
			['spec', 'containers', 0, 'securityContext', 'capabilities', 'add'],
			['spec', 'containers', 0, 'securityContext', 'seccompProfile'],
			['spec', 'containers', 0, 'volumeMounts'],
			['spec', 'initContainers'],
			['spec', 'ephemeralContainers'],
			['spec', 'securityContext'],
			['spec', 'securityContext', 'runAsUser'],
			['spec', 'securityContext', 'sysctls'],
			['spec', 'volumes'],
			['spec', 'volumes', 0],
			['spec', 'volumes', 0, 'hostPath'],
			['spec', 'os'],
		],
	],
	[
		'deployment',
		'Deployment',
		() => ({ metadata: { name: 'a' }, spec: { selector: {}, template: { metadata: {}, spec: podSpec() } } }),
		[
			['spec'],
			['spec', 'replicas'],
			['spec', 'selector'],
			['spec', 'selector', 'matchLabels'],
			['spec', 'strategy'],
			['spec', 'template'],
			['spec', 'template', 'metadata'],
			['spec', 'template', 'metadata', 'annotations'],
			['spec', 'template', 'spec'],
		],
	],
	[
		'cron-job',
		'CronJob',
		() => ({ metadata: { name: 'a' }, spec: { jobTemplate: { spec: { template: { spec: podSpec() } } } } }),
		[
			['spec', 'jobTemplate'],
			['spec', 'jobTemplate', 'metadata'],
			['spec', 'jobTemplate', 'spec'],
			['spec', 'jobTemplate', 'spec', 'template'],
			['spec', 'jobTemplate', 'spec', 'template', 'spec'],
		],
	],
	[
		'cluster-role',
		'ClusterRole',
		() => ({ metadata: { name: 'a' }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }),
		[['rules'], ['rules', 0], ['rules', 0, 'verbs'], ['rules', 0, 'verbs', 0], ['aggregationRule']],
	],
	[
		'cluster-role-binding',
		'ClusterRoleBinding',
		() => ({ metadata: { name: 'a' }, roleRef: { name: 'cluster-admin' }, subjects: [{ kind: 'User', name: 'b' }] }),
		[['roleRef'], ['roleRef', 'name'], ['subjects'], ['subjects', 0], ['subjects', 0, 'name']],
	],
	[
		'service',
		'Service',
		() => ({ metadata: { name: 'a' }, spec: { type: 'NodePort', selector: {}, ports: [{ port: 80 }] } }),
		[
			['spec'],
			['spec', 'type'],
			['spec', 'selector'],
			['spec', 'ports'],
			['spec', 'ports', 0],
			['spec', 'externalIPs'],
		],
	],
	[
		'ingress',
		'Ingress',
		() => ({
			metadata: { name: 'a', annotations: {} },
			spec: { rules: [{ host: 'b', http: { paths: [] } }], tls: [] },
		}),
		[
			['metadata', 'annotations', 'nginx.ingress.kubernetes.io/server-snippet'],
			['spec', 'rules'],
			['spec', 'rules', 0],
			['spec', 'rules', 0, 'http'],
			['spec', 'rules', 0, 'http', 'paths'],
			['spec', 'tls'],
			['spec', 'tls', 0],
		],
	],
	[
		'network-policy',
		'NetworkPolicy',
		() => ({ metadata: { name: 'a' }, spec: { podSelector: {}, ingress: [{ from: [] }], policyTypes: [] } }),
		[
			['spec', 'podSelector'],
			['spec', 'podSelector', 'matchLabels'],
			['spec', 'podSelector', 'matchExpressions'],
			['spec', 'ingress'],
			['spec', 'ingress', 0],
			['spec', 'policyTypes'],
		],
	],
	['config-map', 'ConfigMap', () => ({ metadata: { name: 'a' }, data: {} }), [['data'], ['data', 'password']]],
	[
		'service-account',
		'ServiceAccount',
		() => ({ metadata: { name: 'a' } }),
		[['automountServiceAccountToken'], ['secrets']],
	],
];

function podSpec(): object {
	return {
		containers: [
			{
				name: 'a',
				image: 'b',
				env: [{ name: 'c', value: 'd' }],
				ports: [{ containerPort: 80 }],
				resources: { limits: {} },
				securityContext: { capabilities: { add: [] }, seccompProfile: {} },
				volumeMounts: [],
			},
		],
		initContainers: [],
		securityContext: {},
		volumes: [{ name: 'e', hostPath: { path: '/' } }],
	};
}

/** A file for each place, with a document for each odd value at it; all are read, what has the wrong type is said, and no policy gives up on any. */
export const WRONG_SHAPES: readonly HostileFile[] = PLACES.flatMap(([name, kind, object, paths]) =>
	paths.map((path) => ({
		name: `shapes/${name}/${path.join('-').replaceAll('/', '_')}.yaml`,
		content: () => ODD_VALUES.map((value) => JSON.stringify(replaced(kind, object(), path, value))).join('\n---\n'),
		problems: 'types',
		resources: ODD_VALUES.length,
		privileged: [],
	})),
);

function replaced(kind: string, object: object, path: Path, value: unknown): object {
	const whole: Record<string, unknown> = { apiVersion: API_VERSIONS.get(kind) ?? 'v1', kind, ...object };
	let at: Record<string | number, unknown> = whole;
	for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
	at[path.at(-1) ?? ''] = value;
	return whole;
}
