import { hash } from 'node:crypto';
import type { Finding, Json, JsonPath, Resource } from '@merlon/model';

/** Hexadecimal digits of a fingerprint: enough that two findings of one repository do not share one by chance. */
const LENGTH = 32;

/**
 * What tells a finding from others in the next scan: the policy, the resource, and the place in it. Lines and files are
 * left out, so that moving a manifest keeps its findings; items of lists go by their names, so that an item more does
 * too. The message is left out because its wording may improve.
 */
export function fingerprint(policy: string, path: JsonPath, resource: Resource): string {
	const { framework, address, content } = resource;
	const apiVersion = typeof content['apiVersion'] === 'string' ? content['apiVersion'] : '';
	const text = JSON.stringify([framework, groupOf(apiVersion), address, policy, namedPath(content, path)]);
	return hash('sha256', text, 'hex').slice(0, LENGTH);
}

/** Versions of an API come and go while the object stays. */
function groupOf(apiVersion: string): string {
	const slash = apiVersion.indexOf('/');
	return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function namedPath(content: Json, path: JsonPath): readonly (string | number)[] {
	let at: Json | undefined = content;
	return path.map((key): string | number => {
		at = child(at, key);
		const name = typeof key === 'number' ? child(at, 'name') : undefined;
		return typeof name === 'string' ? `name=${name}` : key;
	});
}

function child(value: Json | undefined, key: string | number): Json | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	return (value as { readonly [key: string | number]: Json })[key];
}

/** Gives findings that would share a fingerprint different ones, by their order. */
export function withDistinctFingerprints(findings: readonly Finding[]): readonly Finding[] {
	const seen = new Map<string, number>();
	return findings.map((finding) => {
		const count = (seen.get(finding.fingerprint) ?? 0) + 1;
		seen.set(finding.fingerprint, count);
		return count === 1 ? finding : { ...finding, fingerprint: `${finding.fingerprint}-${count}` };
	});
}
