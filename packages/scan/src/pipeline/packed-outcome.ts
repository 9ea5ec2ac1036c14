import type { Finding, PolicyMetadata } from '@merlon/model';
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

export function unpackOutcome(
	{ findings, ...rest }: PackedOutcome,
	policies: ReadonlyMap<string, PolicyMetadata>,
): FileOutcome {
	return {
		...rest,
		findings: findings.map((finding): Finding => {
			const { title, category, links, remediation } = policies.get(finding.policy) as PolicyMetadata;
			return { ...finding, title, category, links, remediation };
		}),
	};
}
