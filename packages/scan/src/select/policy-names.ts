import { nearestName } from '@merlon/base';
import type { PolicyMetadata } from '@merlon/model';
import { compileWildcard, hasWildcard, matchesWildcard } from '../glob/wildcard.ts';

/** What policies are called: by their ids and by what other tools call them. Case does not matter. */
export class PolicyNames {
	readonly #byName = new Map<string, Set<string>>();
	readonly #byPattern = new Map<string, ReadonlySet<string>>();

	constructor(policies: readonly Pick<PolicyMetadata, 'id' | 'aliases'>[]) {
		for (const { id, aliases } of policies) {
			for (const name of [id, ...aliases]) for (const form of formsOf(name)) this.#add(form, id);
		}
	}

	#add(name: string, id: string): void {
		const ids = this.#byName.get(name);
		if (ids === undefined) this.#byName.set(name, new Set([id]));
		else ids.add(id);
	}

	/** The ids of the policies that a name or a wildcard stands for; none where nothing is called so. */
	idsOf(name: string): ReadonlySet<string> {
		const key = name.toLowerCase();
		const known = this.#byName.get(key) ?? this.#byPattern.get(key);
		if (known !== undefined) return known;
		const found = this.#search(key);
		// The names come from the files that are scanned: what is remembered of them is bounded.
		if (this.#byPattern.size < 10_000) this.#byPattern.set(key, found);
		return found;
	}

	#search(key: string): ReadonlySet<string> {
		const ids = new Set<string>();
		if (!hasWildcard(key)) {
			for (const form of formsOf(key)) for (const id of this.#byName.get(form) ?? []) ids.add(id);
			return ids;
		}
		const wildcard = compileWildcard(key);
		for (const [candidate, of] of this.#byName) {
			if (matchesWildcard(wildcard, candidate)) for (const id of of) ids.add(id);
		}
		return ids;
	}

	/** A name close to one that nothing is called by, or null. */
	nearest(name: string): string | null {
		return nearestName(name.toLowerCase(), this.#byName.keys());
	}
}

/** A name in lower case, and as people write it elsewhere: with and without the tool, with and without zeros. */
function formsOf(name: string): string[] {
	const lower = name.toLowerCase();
	const bare = lower.slice(lower.indexOf(':') + 1);
	// Trivy has called the same check KSV017, KSV-0017 and AVD-KSV-0017.
	const trivy = /^(?:avd-)?ksv-?0*([0-9]+)$/.exec(bare)?.[1];
	const forms =
		trivy === undefined
			? []
			: [`ksv-${trivy.padStart(4, '0')}`, `ksv${trivy.padStart(3, '0')}`, `avd-ksv-${trivy.padStart(4, '0')}`];
	return [...new Set([lower, bare, ...forms])];
}

/** Whether a name has the form of another tool's ids, so that not to know it is no slip. */
export function isForeignId(name: string): boolean {
	return /^(?:ckv2?_|bc_|(?:avd-)?ksv-?[0-9]|avd-|c-[0-9]{4}$|cve-)/i.test(name);
}
