import type { Finding, JsonPath, Location, PolicyMetadata } from '@merlon/model';
import type { FileOutcome } from './scan-task.ts';

/** What a finding has of its policy: the same texts for thousands of findings. */
type OfPolicy = 'title' | 'category' | 'links' | 'remediation';

type Packed = Omit<Finding, OfPolicy>;

/** An outcome without what its reader knows already, to be sent between threads. */
export interface PackedOutcome extends Omit<FileOutcome, 'findings'> {
	readonly findings: readonly Packed[];
}

export function packOutcome({ findings, resources, problems, unreadable }: FileOutcome): PackedOutcome {
	return { findings: findings.map(packed), resources, problems, unreadable };
}

/** Keys one by one: there may be very many findings, and copying what is left of an object is slow. */
function packed(finding: Finding): Packed {
	const { policy, status, severity, message, resource, locations, suppression, fix, fingerprint, details } = finding;
	return { policy, status, severity, message, resource, locations, suppression, fix, fingerprint, details };
}

/** Reads packed outcomes. Texts that come with every message are kept once. */
export class OutcomeReader {
	readonly #policies: ReadonlyMap<string, PolicyMetadata>;
	readonly #texts = new Map<string, string>();

	constructor(policies: readonly PolicyMetadata[]) {
		this.#policies = new Map(policies.map((policy) => [policy.id, policy]));
	}

	read({ findings, resources, problems, unreadable }: PackedOutcome): FileOutcome {
		return { findings: findings.map((finding) => this.#finding(finding)), resources, problems, unreadable };
	}

	#finding(finding: Packed): Finding {
		const { status, severity, message, resource, locations, suppression, fix, fingerprint, details } = finding;
		const { id, title, category, links, remediation } = this.#policies.get(finding.policy) as PolicyMetadata;
		return {
			policy: id,
			title,
			status: this.#once(status),
			severity: this.#once(severity),
			category,
			message,
			resource,
			locations: locations.map((location) => this.#location(location)),
			suppression,
			fix: fix === null ? null : { ...fix, path: this.#path(fix.path) },
			fingerprint,
			links,
			remediation,
			details,
		};
	}

	#location({ file, startLine, startColumn, endLine, endColumn, path }: Location): Location {
		return { file: this.#once(file), startLine, startColumn, endLine, endColumn, path: this.#path(path) };
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
