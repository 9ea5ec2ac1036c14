import type { JsonObject, Resource } from '@merlon/model';

type Level = Map<string, Level | JsonObject>;

/** Kinds that have no namespace, of those that policies look up. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
	'ClusterRole',
	'ClusterRoleBinding',
	'CustomResourceDefinition',
	'IngressClass',
	'Namespace',
	'Node',
	'PersistentVolume',
	'PriorityClass',
	'StorageClass',
]);

/**
 * The set of objects that resources stand in, as Gatekeeper gives it: `cluster[version][kind][name]` and
 * `namespace[namespace][version][kind][name]`.
 */
export function inventoryOf(resources: readonly Resource[]): JsonObject {
	const root: Level = new Map();
	for (const { type, namespace, name, content } of resources) {
		const version = typeof content['apiVersion'] === 'string' ? content['apiVersion'] : '';
		const path = CLUSTER_KINDS.has(type)
			? ['cluster', version, type]
			: ['namespace', namespace ?? 'default', version, type];
		let at = root;
		for (const key of path) {
			let next = at.get(key);
			if (!(next instanceof Map)) {
				next = new Map();
				at.set(key, next);
			}
			at = next;
		}
		at.set(name, content);
	}
	return asObject(root);
}

function asObject(level: Level): JsonObject {
	// Object.fromEntries defines properties, so that `__proto__` is a key like any other.
	return Object.fromEntries(Array.from(level, ([key, value]) => [key, value instanceof Map ? asObject(value) : value]));
}
