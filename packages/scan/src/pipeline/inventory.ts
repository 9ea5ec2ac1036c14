import { type InventoryNeed, isJsonObject, type Json, type JsonObject, type Resource, valueAt } from '@merlon/model';

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

/** An object of the set that resources stand in, and the keys that lead to it. Plain data, to be sent between threads. */
export interface InventoryEntry {
	readonly path: readonly string[];
	readonly object: JsonObject;
}

/** What policies need to see of an object of one kind. */
interface Projection {
	/** All of it. */
	readonly whole: boolean;
	/** It is needed though it may have none of the fields. */
	readonly named: boolean;
	readonly fields: readonly (readonly string[])[];
}

/** Takes from resources what policies look up: a set may be much larger than that. */
export class InventoryCollector {
	readonly #needs: readonly InventoryNeed[];
	readonly #projections = new Map<string, Projection>();

	constructor(needs: readonly InventoryNeed[]) {
		this.#needs = needs;
	}

	entries(resources: readonly Resource[]): InventoryEntry[] {
		return resources.flatMap((resource) => {
			const object = this.#project(resource);
			return object === null ? [] : [{ path: pathOf(resource), object }];
		});
	}

	#project({ type, content }: Resource): JsonObject | null {
		const { whole, named, fields } = this.#projection(type);
		if (whole) return content;
		const found = fields.flatMap((path) => {
			const value = valueAt(content, path);
			return value === undefined ? [] : [{ path, value }];
		});
		if (!named && found.length === 0) return null;
		const object = identityOf(content);
		for (const { path, value } of found) setAt(object, path, value);
		return object;
	}

	#projection(kind: string): Projection {
		let projection = this.#projections.get(kind);
		if (projection === undefined) {
			const needs = this.#needs.filter(({ kinds }) => kinds.includes('*') || kinds.includes(kind));
			projection = {
				whole: needs.some(({ fields }) => fields.length === 0),
				named: needs.some(({ kinds }) => kinds.includes(kind)),
				fields: needs.flatMap(({ fields }) => fields.map((field) => field.split('.'))),
			};
			this.#projections.set(kind, projection);
		}
		return projection;
	}
}

function pathOf({ type, namespace, name, content }: Resource): readonly string[] {
	const version = typeof content['apiVersion'] === 'string' ? content['apiVersion'] : '';
	return CLUSTER_KINDS.has(type)
		? ['cluster', version, type, name]
		: ['namespace', namespace ?? 'default', version, type, name];
}

/** Kind, names and labels. */
function identityOf({ apiVersion = null, kind = null, metadata }: JsonObject): Record<string, Json> {
	if (!isJsonObject(metadata)) return { apiVersion, kind };
	const { name = null, namespace = null, labels = null } = metadata;
	const identity = Object.entries({ name, namespace, labels }).filter(([, value]) => value !== null);
	return { apiVersion, kind, metadata: Object.fromEntries(identity) };
}

/** Sets what stands at a path of names that policies wrote. */
function setAt(target: Record<string, Json>, path: readonly string[], value: Json): void {
	let at = target;
	for (const key of path.slice(0, -1)) {
		// Parts of the object itself are not changed: they are copied on the way.
		const own = at[key];
		const next: Record<string, Json> = isJsonObject(own) ? { ...own } : {};
		at[key] = next;
		at = next;
	}
	at[path.at(-1) ?? ''] = value;
}

type Level = Map<string, Level | JsonObject>;

/**
 * The set of objects that resources stand in, as Gatekeeper gives it: `cluster[version][kind][name]` and
 * `namespace[namespace][version][kind][name]`.
 */
export function inventoryOf(entries: readonly InventoryEntry[]): JsonObject {
	const root: Level = new Map();
	for (const { path, object } of entries) {
		let at = root;
		for (const key of path.slice(0, -1)) {
			let next = at.get(key);
			if (!(next instanceof Map)) {
				next = new Map();
				at.set(key, next);
			}
			at = next;
		}
		at.set(path.at(-1) ?? '', object);
	}
	return asObject(root);
}

function asObject(level: Level): JsonObject {
	// Object.fromEntries defines properties, so that `__proto__` is a key like any other.
	return Object.fromEntries(Array.from(level, ([key, value]) => [key, value instanceof Map ? asObject(value) : value]));
}
