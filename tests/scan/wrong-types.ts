import type { HostileFile } from './hostile-cases.ts';

/** A Deployment whose pod template stands between what is wrong: `spec` is indented by six, from line 11 on. */
function deployment(spec: string): string {
	return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
${spec}`;
}

function file(
	name: string,
	content: string,
	problems: readonly string[],
	privileged: readonly number[] = [],
): HostileFile {
	return { name: `types/${name}.yaml`, content, problems, resources: 1, privileged };
}

const PRIVILEGED = '      - {name: b, image: c, securityContext: {privileged: true}}\n';

/** Fields of another type than Kubernetes has there. The policies see what is right beside them. */
export const WRONG_TYPES: readonly HostileFile[] = [
	file('containers-mapping', deployment('      containers:\n        web: {image: nginx}\n'), ['wrong-type 11:7']),
	file('containers-null', deployment('      containers:\n'), ['null-value 11:7']),
	file('container-null', deployment(`      containers:\n      -\n${PRIVILEGED}`), ['null-value 12:7'], [13]),
	file('container-text', deployment(`      containers:\n      - nginx\n${PRIVILEGED}`), ['wrong-type 12:7'], [13]),
	file(
		'environment-number',
		deployment(
			`      containers:\n      - name: a\n        env:\n        - name: PORT\n          value: 8080\n${PRIVILEGED}`,
		),
		['wrong-type 15:11'],
		[16],
	),
	file('environment-mapping', deployment('      containers:\n      - name: a\n        env: {PORT: "8080"}\n'), [
		'wrong-type 13:9',
	]),
	file('security-context-list', deployment('      securityContext: []\n      containers: []\n'), ['wrong-type 11:7']),
	file(
		'security-context-items',
		deployment('      securityContext:\n      - runAsNonRoot: true\n      containers: []\n'),
		['wrong-type 11:7'],
	),
	file('privileged-text', deployment('      containers:\n      - securityContext: {privileged: "true"}\n'), [
		'wrong-type 12:27',
	]),
	file(
		'capabilities-text',
		deployment('      containers:\n      - securityContext: {capabilities: {add: SYS_ADMIN}}\n'),
		['wrong-type 12:42'],
	),
	file(
		'command-text',
		deployment('      containers:\n      - {name: a, command: sh -c true, args: [1, true, null]}\n'),
		['wrong-type 12:19', 'wrong-type 12:47', 'wrong-type 12:50'],
	),
	file(
		'port-text',
		deployment('      containers:\n      - ports: [{containerPort: "80"}, {containerPort: 70000000000}]\n'),
		['wrong-type 12:18', 'wrong-type 12:41'],
	),
	file('quantity', deployment('      containers:\n      - resources: {limits: {memory: lots, cpu: true}}\n'), [
		'malformed-value 12:30',
		'wrong-type 12:44',
	]),
	file('replicas-text', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: "3"\n', ['wrong-type 4:3']),
	file('spec-list', 'apiVersion: v1\nkind: Pod\nspec:\n- containers: []\n', ['wrong-type 3:1']),
	file('metadata-list', 'apiVersion: v1\nkind: Pod\nmetadata:\n- name: a\n', ['wrong-type 3:1']),
	file(
		'annotations',
		'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    a: 1\n    b: true\n    c: {d: e}\n    f:\n',
		['wrong-type 5:5', 'wrong-type 6:5', 'wrong-type 7:5'],
	),
	file(
		'annotations-of-custom-resource',
		'apiVersion: example.com/v1\nkind: Thing\nmetadata: {annotations: [a]}\nspec: 5\n',
		['wrong-type 3:12'],
	),
	file('secret', 'apiVersion: v1\nkind: Secret\ndata: {a: plain text}\nstringData: {b: 5}\n', [
		'malformed-value 3:8',
		'wrong-type 4:14',
	]),
	file(
		'slips',
		deployment('      containers:\n      - securitycontext: {priviliged: true}\n      initcontainers: []\n'),
		['unknown-field 12:9', 'unknown-field 13:7'],
	),
	file('rules-mapping', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nrules: {verbs: ["*"]}\n', [
		'wrong-type 3:1',
	]),
	file('prototype-keys', 'apiVersion: v1\nkind: ConfigMap\ndata: {__proto__: 1, constructor: 2, toString: a}\n', [
		'wrong-type 3:8',
		'wrong-type 3:22',
	]),
	file(
		'many',
		`apiVersion: v1\nkind: ConfigMap\ndata:\n${Array.from({ length: 5000 }, (_, i) => `  k${i}: ${i}\n`).join('')}`,
		[...Array.from({ length: 20 }, (_, i) => `wrong-type ${4 + i}:3`), 'wrong-type 1:1'],
	),
	file(
		'deep',
		`apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ${deepLabels()}}\n`,
		['wrong-type 3:12'],
	),
];

function deepLabels(): string {
	return `${'{a: '.repeat(150)}1${'}'.repeat(150)}`;
}
