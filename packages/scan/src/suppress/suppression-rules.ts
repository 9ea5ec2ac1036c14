import type { Finding, Suppression } from '@merlon/model';
import { type ConfigPaths, type FileMatcher, fileMatcher, matchesFile } from '../config/config-paths.ts';
import type { SuppressionRule } from '../config/scan-config.ts';
import { compileWildcard, matchesWildcard, type Wildcard } from '../glob/wildcard.ts';
import type { PolicyNames } from '../select/policy-names.ts';

interface Compiled {
	/** Null for any policy, resource or file. */
	readonly policies: ReadonlySet<string> | null;
	readonly resources: readonly Wildcard[] | null;
	readonly paths: FileMatcher | null;
	readonly reason: string;
}

/** The suppressions of the configuration: of files, resources and policies. Those that have expired are left out. */
export class SuppressionRules {
	readonly #rules: readonly Compiled[];

	constructor(rules: readonly SuppressionRule[], names: PolicyNames, today: string, paths: ConfigPaths) {
		this.#rules = rules
			.filter(({ until }) => until === undefined || until >= today)
			.map(({ policy, resource, path, reason }) => ({
				policies: policy === undefined ? null : new Set(policy.flatMap((name) => [...names.idsOf(name)])),
				resources: resource === undefined ? null : resource.map(compileWildcard),
				paths: path === undefined ? null : fileMatcher(path, paths),
				reason: reason ?? '',
			}));
	}

	/** Whether there is no rule that holds. */
	get isEmpty(): boolean {
		return this.#rules.length === 0;
	}

	/** The first rule that a finding falls under, of those with a reason where one is needed; or null. */
	find({ policy, resource, locations }: Finding, needsReason = false): Suppression | null {
		const file = locations[0]?.file ?? '';
		const rule = this.#rules.find(
			({ policies, resources, paths, reason }) =>
				(!needsReason || reason !== '') &&
				(policies === null || policies.has(policy)) &&
				(resources === null || resources.some((pattern) => matchesWildcard(pattern, resource.address))) &&
				(paths === null || matchesFile(paths, file)),
		);
		return rule === undefined ? null : { source: 'config', reason: rule.reason, location: null };
	}
}
