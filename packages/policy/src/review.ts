import { isJsonObject, type JsonObject, type JsonPath, valueAt } from '@merlon/model';

/** What a policy sees of a Kubernetes object, as Gatekeeper gives it for an object that exists. */
export function reviewOf(content: JsonObject): JsonObject {
	const { group, version } = groupVersion(content);
	const metadata = isJsonObject(content['metadata']) ? content['metadata'] : {};
	return {
		kind: { group, version, kind: content['kind'] ?? '' },
		name: metadata['name'] ?? '',
		namespace: metadata['namespace'] ?? '',
		operation: 'CREATE',
		object: content,
	};
}

function groupVersion({ apiVersion }: JsonObject): { group: string; version: string } {
	const text = typeof apiVersion === 'string' ? apiVersion : '';
	const slash = text.indexOf('/');
	return slash < 0 ? { group: '', version: text } : { group: text.slice(0, slash), version: text.slice(slash + 1) };
}

/** Where the pod template stands in the kinds that make pods; other kinds are asked whether they have one. */
const TEMPLATES: ReadonlyMap<string, JsonPath> = new Map<string, JsonPath>([
	['Pod', []],
	['PodTemplate', ['template']],
	['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
]);
const USUAL: JsonPath = ['spec', 'template'];

/** The path to the pod template of a workload, empty for a pod; null for an object that makes no pods. */
export function podTemplatePath(content: JsonObject): JsonPath | null {
	const kind = content['kind'];
	const path = (typeof kind === 'string' ? TEMPLATES.get(kind) : undefined) ?? USUAL;
	const at = valueAt(content, path);
	if (!isJsonObject(at)) return null;
	if (path !== USUAL) return path;
	const spec = at['spec'];
	return isJsonObject(spec) && Array.isArray(spec['containers']) ? path : null;
}
