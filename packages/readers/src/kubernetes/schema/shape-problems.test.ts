import type { Problem } from '@merlon/model';
import { describe, expect, test } from 'vitest';
import { readKubernetes } from '../read-kubernetes.ts';

/** Each problem as `line:column level code: message (help)`. */
function problems(text: string, file = 'a.yaml'): string[] {
	return readKubernetes(file, text).problems.map(shown);
}

function shown({ line, column, level, code, message, help }: Problem): string {
	return `${line}:${column} ${level} ${code}: ${message} (${help})`;
}

const POD = 'apiVersion: v1\nkind: Pod\n';
const REFUSED = 'and the API server refuses the object';

/** What is said of a field of a Pod's spec, on line 3. */
function ofPod(field: string): string[] {
	return problems(`${POD}spec: {${field}}\n`).map((text) => text.replace(`, ${REFUSED}`, ''));
}

describe('values of another type', () => {
	test.each([
		['nodeName: 5', 'is a number: Pod v1 has a string there (put it in quotes: nodeName: "5")'],
		['nodeName: 012', 'is a number: Pod v1 has a string there (put it in quotes: nodeName: "012")'],
		['nodeName: 1.50', 'is the number 1.5: Pod v1 has a string there (put it in quotes: nodeName: "1.50")'],
		['nodeName: yes', 'is a boolean: Pod v1 has a string there (put it in quotes: nodeName: "yes")'],
		['nodeName: {}', 'is a mapping: Pod v1 has a string there (write a string)'],
		['nodeName: []', 'is a list: Pod v1 has a string there (write a string)'],
		['hostPID: "true"', 'is a string: Pod v1 has true or false there (write it without quotes: hostPID: true)'],
		['hostPID: "yes"', 'is a string: Pod v1 has true or false there (write true or false)'],
		['hostPID: 1', 'is a number: Pod v1 has true or false there (write true or false)'],
		['priority: "3"', 'is a string: Pod v1 has an integer there (write it without quotes: priority: 3)'],
		['priority: high', 'is a string: Pod v1 has an integer there (write an integer)'],
		['priority: 3.5', 'is the number 3.5: Pod v1 has an integer of 32 bits there (write an integer)'],
		['priority: 2147483648', 'is the number 2147483648: Pod v1 has an integer of 32 bits there (write an integer)'],
		['activeDeadlineSeconds: 1e30', 'is the number 1e+30: Pod v1 has an integer there (write an integer)'],
		['priority: .inf', 'is the number Infinity: Pod v1 has an integer of 32 bits there (write an integer)'],
		['securityContext: []', 'is a list: Pod v1 has a mapping there (write {} or a mapping)'],
		['securityContext: on', 'is a boolean: Pod v1 has a mapping there (write a mapping: keys with values)'],
		[
			'securityContext: [{runAsNonRoot: true}]',
			'is a list: Pod v1 has a mapping there (write a mapping, with no "-" before its keys)',
		],
		['nodeSelector: [a]', 'is a list: Pod v1 has a mapping there (write a mapping, with no "-" before its keys)'],
		['containers: {}', 'is a mapping: Pod v1 has a list there (write [] or a list)'],
		['containers: {name: a}', 'is a mapping: Pod v1 has a list there (write a list, each item after a "-")'],
		['containers: a', 'is a string: Pod v1 has a list there (write a list, each item after a "-")'],
	])('%s', (field, expected) => {
		const name = field.slice(0, field.indexOf(':'));
		expect(ofPod(field)).toEqual([`3:8 error wrong-type: spec.${name} ${expected}`]);
	});

	test.each([
		'nodeName: "5"',
		'nodeName: null',
		'hostPID: yes',
		'hostPID: null',
		'priority: 3',
		'priority: 3.0',
		'priority: 2147483647',
		'priority: -2147483648',
		'activeDeadlineSeconds: 2147483648',
		'securityContext: {}',
		'securityContext: null',
		'nodeSelector: {a: null}',
		'containers: []',
		'initContainers: null',
		'overhead: {cpu: 1, memory: 1.5Gi, other: 1e3}',
		'"": 5',
		'__proto__: 5, constructor: 5',
		'nodeSelector: {__proto__: a, constructor: b}',
	])('%s is no such thing', (field) => {
		expect(ofPod(field)).toEqual([]);
	});

	test('stand at their lines, however deep', () => {
		const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    example.com/a: 1
    __proto__: 2
spec:
  template:
    spec:
      containers:
      - name: a
        env:
        - name: A
          value: 5
        ports:
        - containerPort: "80"
        livenessProbe:
          httpGet: {port: true}
        command:
        - sh
        - 5
`;
		expect(problems(text).map((problem) => problem.replace(/, and the API server.*/, ''))).toEqual([
			'5:5 error wrong-type: metadata.annotations["example.com/a"] is a number: Deployment apps/v1 has a string there',
			'6:5 error wrong-type: metadata.annotations.__proto__ is a number: Deployment apps/v1 has a string there',
			'14:11 error wrong-type: spec.template.spec.containers[0].env[0].value is a number: Deployment apps/v1 has a string there',
			'16:11 error wrong-type: spec.template.spec.containers[0].ports[0].containerPort is a string: Deployment apps/v1 has an integer there',
			'18:21 error wrong-type: spec.template.spec.containers[0].livenessProbe.httpGet.port is a boolean: Deployment apps/v1 has an integer or a string there',
			'21:9 error wrong-type: spec.template.spec.containers[0].command[1] is a number: Deployment apps/v1 has a string there',
		]);
	});

	test('are found in JSON and in items of lists', () => {
		const pod = '{"apiVersion": "v1", "kind": "Pod",\n"spec": {"nodeName": 5}}';
		const expected = `error wrong-type: spec.nodeName is a number: Pod v1 has a string there, ${REFUSED} (put it in quotes: nodeName: "5")`;
		expect(problems(pod, 'a.json')).toEqual([`2:10 ${expected}`]);
		expect(problems(`{"apiVersion": "v1", "kind": "List", "items": [\n${pod}]}`, 'a.json')).toEqual([
			`3:10 ${expected}`,
		]);
	});

	test('of secrets are not repeated', () => {
		const text = 'apiVersion: v1\nkind: Secret\nstringData: {pin: 1234}\ndata: {a: hunter2}\n';
		expect(problems(text)).toEqual([
			`3:14 error wrong-type: stringData.pin is a number: Secret v1 has a string there, ${REFUSED} (put it in quotes)`,
			`4:8 warning malformed-value: data.a is not base64: Secret v1 has base64 there, ${REFUSED} (encode it as base64)`,
		]);
	});

	test('of aliases have no text of their own', () => {
		expect(problems(`${POD}metadata: {name: a, generation: &a 5, namespace: *a}\n`)).toEqual([
			`3:39 error wrong-type: metadata.namespace is a number: Pod v1 has a string there, ${REFUSED} (put it in quotes)`,
		]);
	});

	test('make an object unreadable, and the policies see it nonetheless', () => {
		const {
			resources,
			problems: found,
			unreadable,
		} = readKubernetes('a.yaml', `${POD}spec: {nodeName: 5, hostPID: 1}\n`);
		expect(resources).toHaveLength(1);
		expect(found.map((problem) => problem.unreadable)).toEqual([true, true]);
		expect(unreadable).toBe(1);
	});
});

describe('texts that do not stand for what the field holds', () => {
	test.each([
		[
			'overhead: {cpu: lots}',
			'spec.overhead.cpu is "lots": Pod v1 has a quantity there',
			'write a quantity, as 500m or 2Gi',
		],
		[
			`overhead: {cpu: ${'long'.repeat(20)}}`,
			'spec.overhead.cpu is another text: Pod v1 has a quantity there',
			'write a quantity, as 500m or 2Gi',
		],
	])('%s', (field, message, help) => {
		expect(ofPod(field)).toEqual([`3:19 warning malformed-value: ${message} (${help})`]);
	});

	test('are times, too', () => {
		const text =
			'apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {creationTimestamp: now}\nspec: {renewTime: now}\n';
		expect(problems(text)).toEqual([
			`3:12 warning malformed-value: metadata.creationTimestamp is "now": Lease coordination.k8s.io/v1 has a time there, ${REFUSED} (write a time, as 2026-01-31T12:00:00Z)`,
			`4:8 warning malformed-value: spec.renewTime is "now": Lease coordination.k8s.io/v1 has a time with microseconds there, ${REFUSED} (write a time, as 2026-01-31T12:00:00.000000Z)`,
		]);
	});

	test('do not make an object unreadable', () => {
		expect(readKubernetes('a.yaml', `${POD}spec: {overhead: {cpu: lots}}\n`).unreadable).toBe(0);
	});
});

describe('null', () => {
	test('as an item is read as an item without anything', () => {
		expect(ofPod('containers: [null, {name: a, env: [null]}]')).toEqual([
			'3:21 warning null-value: spec.containers[0] is null: the API server reads it as an item in which nothing is set (write the item, or remove its "-")',
			'3:43 warning null-value: spec.containers[1].env[0] is null: the API server reads it as an item in which nothing is set (write the item, or remove its "-")',
		]);
	});

	test('as all containers is a list without any', () => {
		expect(ofPod('containers: null')).toEqual([
			'3:8 warning null-value: spec.containers is null: a pod without containers (write at least one container)',
		]);
	});
});

describe('names of fields', () => {
	const said = (name: string, meant: string): string =>
		`3:8 warning unknown-field: spec.${name} is no field of Pod v1, and the API server passes over it (did you mean "${meant}"?)`;

	test.each([
		['nodename', 'nodeName'],
		['SecurityContext', 'securityContext'],
		['containres', 'containers'],
		['hostNetwrk', 'hostNetwork'],
		['volume', 'volumes'],
	])('%s is a slip', (name, meant) => {
		expect(ofPod(`${name}: null`)).toEqual([said(name, meant).replace(`, ${REFUSED}`, '')]);
	});

	test.each([
		'volume: [], volumes: []',
		'somethingElse: 5',
		'os2: 5',
		'x-volumes: []',
		`${'volumes'.repeat(20)}: 5`,
		'overhead: {memory: 1, memori: 1}',
		'nodeSelector: {nodename: a}',
	])('%s is none', (field) => {
		expect(ofPod(field)).toEqual([]);
	});

	test('are looked at where Kubernetes knows all of them', () => {
		expect(problems('apiVersion: example.com/v1\nkind: Thing\nmetadata: {annotation: {}}\n')).toEqual([]);
		expect(problems('apiVersion: apps/v2\nkind: Deployment\nspce: {}\n')).toEqual([]);
		expect(problems('apiVersion: apps/v1\nkind: Deployment\nspce: {}\n')).toEqual([
			'3:1 warning unknown-field: spce is no field of Deployment apps/v1, and the API server passes over it (did you mean "spec"?)',
		]);
	});

	test('are looked at up to a number of them', () => {
		const strange = Array.from({ length: 50_000 }, (_, i) => `strange${i}: 1`).join(', ');
		expect(ofPod(`${strange}, volume: []`)).toEqual([]);
	});

	test('do not make an object unreadable', () => {
		expect(readKubernetes('a.yaml', `${POD}spec: {volume: []}\n`).unreadable).toBe(0);
	});
});

describe('kinds', () => {
	test.each([
		'{apiVersion: v1, kind: Deployment, spec: 5}',
		'{apiVersion: apps/v1beta1, kind: Deployment, spec: 5}',
		'{apiVersion: apps/v1, kind: deployment, spec: 5}',
		'{apiVersion: example.com/v1, kind: Pod, spec: 5}',
		'{apiVersion: __proto__, kind: constructor, spec: 5}',
		'{apiVersion: v1, kind: __proto__, spec: 5}',
		'{apiVersion: " ", kind: ObjectMeta, name: 5}',
	])('that no API server has of itself are left alone: %s', (text) => {
		expect(problems(text)).toEqual([]);
	});

	test('but for their metadata', () => {
		const text = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {labels: {a: 1}}\nspec: 5\n';
		expect(problems(text)).toEqual([
			`3:21 error wrong-type: metadata.labels.a is a number: every object has a string there, ${REFUSED} (put it in quotes: a: "1")`,
		]);
		expect(problems('apiVersion: example.com/v1\nkind: Thing\nmetadata: []\n')).toEqual([
			`3:1 error wrong-type: metadata is a list: every object has a mapping there, ${REFUSED} (write {} or a mapping)`,
		]);
	});

	test.each([
		['argoproj.io/v1alpha1', 'Rollout'],
		['apps.openshift.io/v1', 'DeploymentConfig'],
		['serving.knative.dev/v1', 'Service'],
	])('%s %s has a pod template', (apiVersion, kind) => {
		const head = `apiVersion: ${apiVersion}\nkind: ${kind}\n`;
		expect(problems(`${head}spec: {replicas: a, template: {spec: {containers: {}}}}\n`)).toEqual([
			`3:39 error wrong-type: spec.template.spec.containers is a mapping: a pod template has a list there, ${REFUSED} (write [] or a list)`,
		]);
		expect(problems(`${head}spec: 5\n`)).toEqual([]);
		expect(problems(`${head}spec: {template: null}\n`)).toEqual([]);
		expect(problems(head)).toEqual([]);
	});

	test('with schemas of their own are followed into them', () => {
		const head = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n';
		const schema = (text: string): string[] =>
			problems(`${head}spec: {versions: [{schema: {openAPIV3Schema: ${text}}}]}\n`).map((problem) =>
				problem.replace(/^\S+ error wrong-type: spec\.versions\[0\]\.schema\.openAPIV3Schema\.?|:.*/g, ''),
			);
		expect(schema('{additionalProperties: a}')).toEqual(['additionalProperties is a string']);
		expect(schema('{additionalProperties: {type: 5}}')).toEqual(['additionalProperties.type is a number']);
		expect(schema('{properties: {a: {items: [{type: 5}]}}}')).toEqual(['properties.a.items[0].type is a number']);
		expect(schema('{dependencies: {a: [5], b: {type: 5}, c: 5}}')).toEqual([
			'dependencies.a[0] is a number',
			'dependencies.b.type is a number',
		]);
		expect(schema('{additionalProperties: true, items: 5, default: [5], enum: [5, a], maximum: 5.5}')).toEqual([]);
		expect(schema('{maximum: "5"}')).toEqual(['maximum is a string']);
	});
});

describe('many of them', () => {
	const labels = (count: number): string => Array.from({ length: count }, (_, i) => `k${i}: 1`).join(', ');

	test('are told apart up to a number', () => {
		expect(problems(`${POD}metadata: {labels: {${labels(20)}}}\n`)).toHaveLength(20);
		const found = problems(`${POD}metadata: {labels: {${labels(55)}}}\n`);
		expect(found).toHaveLength(21);
		expect(found.at(-1)).toBe(
			'1:1 error wrong-type: 35 more fields of this object hold what the API server cannot read ()',
		);
	});

	test('which may be harmless', () => {
		const nulls = Array(21).fill('null').join(', ');
		expect(ofPod(`containers: [${nulls}]`).at(-1)).toBe(
			'1:1 warning malformed-value: 1 more fields of this object hold what the API server cannot read ()',
		);
		expect(ofPod(`containers: [${nulls}], nodeName: 5`).at(-1)).toBe(
			'1:1 error wrong-type: 2 more fields of this object hold what the API server cannot read ()',
		);
	});
});
