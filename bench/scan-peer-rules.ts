/** One of the rules that peers without rules of their own are given. */
interface PeerRule {
	readonly name: string;
	/** The Rego that binds `msg`, over `object`, its `pod` and its `containers`. */
	readonly body: string;
}

/** Typical ones, cheap to answer, so that the peers' own cost shows. */
export const PEER_RULES: readonly PeerRule[] = [
	{
		name: 'privileged',
		body: 'some container in containers\n\tcontainer.securityContext.privileged\n\tmsg := sprintf("%s runs privileged", [container.name])',
	},
	{
		name: 'latest',
		body: 'some container in containers\n\tendswith(container.image, ":latest")\n\tmsg := sprintf("%s runs an image whose tag is latest", [container.name])',
	},
	{
		name: 'limits',
		body: 'some container in containers\n\tnot container.resources.limits.memory\n\tmsg := sprintf("%s has no memory limit", [container.name])',
	},
	{
		name: 'hostnamespaces',
		body: 'some field in ["hostNetwork", "hostPID", "hostIPC"]\n\tpod[field]\n\tmsg := sprintf("%s is set", [field])',
	},
	{
		name: 'hostpath',
		body: 'some volume in pod.volumes\n\tvolume.hostPath\n\tmsg := sprintf("volume %s is a path of the node", [volume.name])',
	},
];

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'];

/** What the rules are about, from an object. */
function preamble(object: string): string {
	return `
object := ${object}

pod := object.spec if object.kind == "Pod"

pod := object.spec.template.spec if object.kind in ${JSON.stringify(WORKLOADS)}

pod := object.spec.jobTemplate.spec.template.spec if object.kind == "CronJob"

containers contains container if {
	some key in ["containers", "initContainers"]
	some container in pod[key]
}
`;
}

/** The rules as Conftest takes them, in one package. */
export function conftestPolicy(): string {
	const rules = PEER_RULES.map(({ name, body }) => `\ndeny_${name} contains msg if {\n\t${body}\n}\n`);
	return `package main\n${preamble('input')}${rules.join('')}`;
}

/** The rules as Gatekeeper takes them: a template for each, and the constraint that turns it on for workloads. */
export function gatekeeperPolicies(): string {
	return PEER_RULES.map(({ name, body }) => {
		const rego = `package ${name}\n${preamble('input.review.object')}\nviolation contains {"msg": msg} if {\n\t${body}\n}\n`;
		const kind = `Bench${name.charAt(0).toUpperCase()}${name.slice(1)}`;
		return [constraintTemplate(kind, rego), constraint(kind)]
			.map((object) => `---\n${JSON.stringify(object)}\n`)
			.join('');
	}).join('');
}

function constraintTemplate(kind: string, rego: string): object {
	const target = {
		target: 'admission.k8s.gatekeeper.sh',
		code: [{ engine: 'Rego', source: { version: 'v1', rego } }],
	};
	return {
		apiVersion: 'templates.gatekeeper.sh/v1',
		kind: 'ConstraintTemplate',
		metadata: { name: kind.toLowerCase() },
		spec: { crd: { spec: { names: { kind } } }, targets: [target] },
	};
}

function constraint(kind: string): object {
	const kinds = [
		{ apiGroups: [''], kinds: ['Pod', 'ReplicationController'] },
		{ apiGroups: ['apps'], kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] },
		{ apiGroups: ['batch'], kinds: ['Job', 'CronJob'] },
	];
	return {
		apiVersion: 'constraints.gatekeeper.sh/v1beta1',
		kind,
		metadata: { name: kind.toLowerCase() },
		spec: { match: { kinds } },
	};
}
