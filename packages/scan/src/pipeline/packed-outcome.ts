import type { Finding, JsonPath, PolicyMetadata } from '@merlon/model';
import type { FileOutcome } from './scan-task.ts';

/** What a finding has of its policy: the same texts for thousands of findings. */
type OfPolicy = 'title' | 'category' | 'links' | 'remediation';

/** An outcome without what its reader knows already, to be sent between threads. */
export interface PackedOutcome extends Omit<FileOutcome, 'findings'> {
	readonly findings: readonly Omit<Finding, OfPolicy>[];
}

export function packOutcome({ findings, ...rest }: FileOutcome): PackedOutcome {
	return {
		...rest,
		findings: findings.map(({ title: _title, category: _category, links: _links, remediation: _, ...own }) => own),
	};
}

/** Reads packed outcomes. Texts that come with every message are kept once. */
export class OutcomeReader {
	readonly #policies: ReadonlyMap<string, PolicyMetadata>;
	readonly #texts = new Map<string, string>();

	constructor(policies: readonly PolicyMetadata[]) {
		this.#policies = new Map(policies.map((policy) => [policy.id, policy]));
	}

	read({ findings, ...rest }: PackedOutcome): FileOutcome {
		return { ...rest, findings: findings.map((finding) => this.#finding(finding)) };
	}

	#finding(finding: Omit<Finding, OfPolicy>): Finding {
		const { id, title, category, links, remediation } = this.#policies.get(finding.policy) as PolicyMetadata;
		return {
			...finding,
			policy: id,
			title,
			category,
			links,
			remediation,
			status: this.#once(finding.status),
			severity: this.#once(finding.severity),
			locations: finding.locations.map((location) => ({
				...location,
				file: this.#once(location.file),
				path: this.#path(location.path),
			})),
			fix: finding.fix === null ? null : { ...finding.fix, path: this.#path(finding.fix.path) },
		};
	}

	#path(path: JsonPath): JsonPath {
		return path.map((key) => (typeof key === 'string' ? this.#once(key) : key));
	}

	#once<T extends string>(text: T): T {
		const known = this.#texts.get(text);
		if (known === undefined) this.#texts.set(text, text);
		return (known as T | undefined) ?? text;
	}
}
