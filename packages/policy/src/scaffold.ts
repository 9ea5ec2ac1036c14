import type { PolicySource } from './policy-source.ts';

/** Where a policy stands: `kubernetes/workload/host-pid` is the folder, the package and the id. */
export interface PolicyPlace {
	readonly framework: string;
	readonly area: string;
	readonly name: string;
	/** `merlon.kubernetes.workload.host_pid`. */
	readonly package: string;
	readonly id: string;
}

/** What ids of a framework's policies begin with. */
const PREFIXES: ReadonlyMap<string, string> = new Map([['kubernetes', 'k8s']]);

const PART = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Reads `framework/area/name`; null where it is no place of a policy. */
export function policyPlace(path: string): PolicyPlace | null {
	const [framework = '', area = '', name = '', ...more] = path.split('/');
	const prefix = PREFIXES.get(framework);
	if (prefix === undefined || more.length > 0 || !PART.test(area) || !PART.test(name)) return null;
	const packageName = ['merlon', framework, area, name].map((part) => part.replaceAll('-', '_')).join('.');
	return { framework, area, name, package: packageName, id: `${prefix}-${name}` };
}

/** The files of a new policy, below its folder. They pass their tests, so that the author changes what works. */
export function scaffoldPolicy(place: PolicyPlace): readonly PolicySource[] {
	return [
		{ file: 'policy.rego', text: policyText(place) },
		{ file: 'policy_test.rego', text: testText(place) },
		{ file: 'cases/fail-container.yaml', text: podText('# fail: Pod.default.web at 9', 'containers', true) },
		{ file: 'cases/fail-init-container.yaml', text: podText('# fail: Pod.default.web at 9', 'initContainers', true) },
		{ file: 'cases/pass-container.yaml', text: podText('# pass: Pod.default.web', 'containers', false) },
	];
}

function policyText(place: PolicyPlace): string {
	return `# METADATA
# title: Container allocates a terminal
# description: |
#   What goes wrong, and how an attacker uses it. A process with a terminal waits for someone to type; nobody does in a
#   cluster, and whoever gets in has a shell to work with.
# related_resources:
# - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
# custom:
#   id: ${place.id}
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: Remove \`tty\`.
#   example: |
#     tty: false
package ${place.package}

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	container.spec.tty == true
	path := array.concat(container.path, ["tty"])
	msg := sprintf("container %q allocates a terminal", [container.name])
}
`;
}

function testText(place: PolicyPlace): string {
	const name = place.name.replaceAll('-', '_');
	return `package ${place.package}_test

import data.${place.package}

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_a_finding_stands_at_its_field if {
	${name}.violation == {{
		"msg": "container \\"web\\" allocates a terminal",
		"path": ["spec", "containers", 0, "tty"],
	}} with input as pod({"containers": [{"name": "web", "tty": true}]})
}

test_absent_null_and_mistyped_values_pass if {
	every container in [{}, {"tty": false}, {"tty": null}, {"tty": "true"}, null] {
		count(${name}.violation) == 0 with input as pod({"containers": [container]})
	}
}
`;
}

function podText(expected: string, field: string, tty: boolean): string {
	const lines = [
		expected,
		'apiVersion: v1',
		'kind: Pod',
		'metadata:',
		'  name: web',
		'spec:',
		`  ${field}:`,
		'    - name: web',
		`      tty: ${tty}`,
		'      image: registry.example.com/web:2.4.1',
	];
	return `${lines.join('\n')}\n`;
}
