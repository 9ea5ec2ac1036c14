import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PER_FILE = 50;

/** Writes manifests of about 10 kB each, in files of fifty: workloads with many containers, and what goes with them. */
export function writeManifests(folder: string, documents: number): void {
	for (let start = 0; start < documents; start += PER_FILE) {
		const team = join(folder, `team-${Math.floor(start / 1000)}`);
		mkdirSync(team, { recursive: true });
		const texts = Array.from({ length: Math.min(PER_FILE, documents - start) }, (_, i) => manifest(start + i));
		writeFileSync(join(team, `part-${start / PER_FILE}.yaml`), texts.join('---\n'));
	}
}

function manifest(n: number): string {
	switch (n % 5) {
		case 0:
		case 1:
			return deployment(n);
		case 2:
			return configMap(n);
		case 3:
			return role(n);
		default:
			return deployment(n);
	}
}

function head(apiVersion: string, kind: string, n: number): string {
	const labels = ['app', 'team', 'tier', 'owner'].map((key) => `    example.com/${key}: ${key}-${n % 97}\n`).join('');
	return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: item-${n}\n  namespace: team-${n % 20}\n  labels:\n${labels}`;
}

function deployment(n: number): string {
	const containers = Array.from({ length: 8 }, (_, i) => container(n, i)).join('');
	return `${head('apps/v1', 'Deployment', n)}spec:\n  replicas: ${n % 4}\n  selector:\n    matchLabels:\n      app: item-${n}\n  template:\n    metadata:\n      labels:\n        app: item-${n}\n    spec:\n      hostNetwork: ${n % 11 === 0}\n      containers:\n${containers}`;
}

function container(n: number, i: number): string {
	const variables = Array.from(
		{ length: 12 },
		(_, k) =>
			`            - name: SETTING_${k}\n              value: "value of setting ${k} in container ${i} of ${n}"\n`,
	).join('');
	return `        - name: part-${i}\n          image: registry.example.com/team/item:${n % 3 === 0 ? 'latest' : `1.${i}.${n}`}\n          # What the process reads at its start.\n          env:\n${variables}          ports:\n            - containerPort: ${8000 + i}\n              protocol: TCP\n          resources:\n            limits:\n              memory: 256Mi\n          securityContext:\n            privileged: ${n % 50 === 0 && i === 0}\n            allowPrivilegeEscalation: false\n            runAsNonRoot: true\n`;
}

function configMap(n: number): string {
	const lines = Array.from(
		{ length: 160 },
		(_, i) => `    line ${i} of a configuration file that item ${n} reads\n`,
	).join('');
	return `${head('v1', 'ConfigMap', n)}data:\n  application.conf: |\n${lines}`;
}

function role(n: number): string {
	const rules = Array.from(
		{ length: 60 },
		(_, i) =>
			`  - apiGroups: [""]\n    resources: ["pods", "services", "configmaps"]\n    resourceNames: ["item-${n}-${i}"]\n    verbs: ["get", "list", "watch"]\n`,
	).join('');
	return `${head('rbac.authorization.k8s.io/v1', 'Role', n)}rules:\n${rules}`;
}
