import type { Random } from './random.ts';
import type { Value } from './yaml-text.ts';

/** A pod as charts have it: most of what security asks for is there, and now and then something is not. */
export function podSpec(app: string, random: Random): Value {
	const names = ['server', 'worker', 'proxy', 'metrics'].slice(0, random.between(1, 4));
	return {
		serviceAccountName: app,
		automountServiceAccountToken: random.oneIn(4) ? undefined : false,
		hostNetwork: random.oneIn(40) ? true : undefined,
		securityContext: random.oneIn(6)
			? {}
			: { runAsNonRoot: true, runAsUser: 10_001, fsGroup: 10_001, seccompProfile: { type: 'RuntimeDefault' } },
		initContainers: random.oneIn(3) ? [container(app, 'prepare', random)] : undefined,
		containers: names.map((name) => container(app, name, random)),
		affinity: {
			podAntiAffinity: {
				preferredDuringSchedulingIgnoredDuringExecution: [
					{
						weight: 100,
						podAffinityTerm: {
							topologyKey: 'kubernetes.io/hostname',
							labelSelector: { matchLabels: { 'app.kubernetes.io/name': app } },
						},
					},
				],
			},
		},
		volumes: [
			{ name: 'settings', configMap: { name: app, items: [{ key: 'application.conf', path: 'application.conf' }] } },
			random.oneIn(30) ? { name: 'data', hostPath: { path: '/var/lib/data' } } : { name: 'data', emptyDir: {} },
		],
	};
}

function container(app: string, name: string, random: Random): Value {
	const image = `registry.example.com/${app}/${name}`;
	return {
		name,
		image: random.oneIn(12) ? `${image}:latest` : `${image}:v${random.below(9)}.${random.below(30)}.${random.below(9)}`,
		imagePullPolicy: 'IfNotPresent',
		args: Array.from({ length: random.between(2, 8) }, (_, i) => `--option-${i}=${random.words(1)}`),
		env: environment(app, random),
		ports: [{ name: 'http', containerPort: random.between(8000, 9000), protocol: 'TCP' }],
		livenessProbe: random.oneIn(5) ? undefined : probe('/healthz', random),
		readinessProbe: random.oneIn(5) ? undefined : probe('/ready', random),
		resources: random.oneIn(5)
			? {}
			: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
		securityContext: random.oneIn(50)
			? { privileged: true }
			: {
					allowPrivilegeEscalation: false,
					capabilities: { drop: ['ALL'] },
					readOnlyRootFilesystem: !random.oneIn(5),
				},
		volumeMounts: [
			{ name: 'settings', mountPath: '/etc/application', readOnly: true },
			{ name: 'data', mountPath: '/var/lib/application' },
		],
	};
}

function environment(app: string, random: Random): Value {
	return Array.from({ length: random.between(6, 24) }, (_, i): Value => {
		const name = `${random.pick(['SERVER', 'QUEUE', 'CACHE', 'METRICS'])}_${random.words(1).toUpperCase()}_${i}`;
		if (i % 5 === 4) return { name, valueFrom: { configMapKeyRef: { name: app, key: `setting-${i}` } } };
		return { name, value: random.oneIn(3) ? String(random.below(100_000)) : random.words(random.between(1, 6)) };
	});
}

function probe(path: string, random: Random): Value {
	return {
		httpGet: { path, port: 'http' },
		initialDelaySeconds: random.between(1, 30),
		periodSeconds: 10,
		failureThreshold: 3,
	};
}
