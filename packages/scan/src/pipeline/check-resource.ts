import {
	type Finding,
	type PolicyMetadata,
	type Problem,
	type Resource,
	type ResourceRef,
	resourceRef,
	type Severity,
} from '@merlon/model';
import type { Evaluated, PolicySet, Violation } from '@merlon/policy';
import { fingerprint } from '../baseline/fingerprint.ts';

/** What the policies say of one resource, before suppressions. */
export interface Checked {
	readonly findings: readonly Finding[];
	readonly problems: readonly Problem[];
	/** Ids of the policies that were asked. */
	readonly evaluated: readonly string[];
}

export interface CheckOptions {
	/** Whether policies that found nothing give a finding too. */
	readonly showPassed: boolean;
	/** The severity that the configuration gives a policy, null for the policy's own. */
	readonly severity: (policy: PolicyMetadata) => Severity | null;
}

/** Evaluates the policies that look at a resource. A policy that fails is a problem, and the others go on. */
export function checkResource(resource: Resource, policies: PolicySet, options: CheckOptions): Checked {
	const findings: Finding[] = [];
	const problems: Problem[] = [];
	const ref = resourceRef(resource);
	const results = policies.evaluate(resource.framework, resource.type, resource.content);
	for (const evaluated of results) {
		const { policy, error, violations } = evaluated;
		if (error !== null) problems.push(policyProblem(resource, evaluated));
		else if (violations.length > 0) {
			for (const violation of violations) findings.push(finding(resource, ref, policy, 'fail', violation, options));
		} else if (options.showPassed) findings.push(finding(resource, ref, policy, 'pass', passOf(policy), options));
	}
	return { findings, problems, evaluated: results.map(({ policy }) => policy.id) };
}

function passOf({ title }: PolicyMetadata): Violation {
	return { message: title, path: [], fix: null, details: null };
}

function finding(
	resource: Resource,
	ref: ResourceRef,
	policy: PolicyMetadata,
	status: Finding['status'],
	{ message, path, fix, details }: Violation,
	options: CheckOptions,
): Finding {
	return {
		policy: policy.id,
		title: policy.title,
		status,
		severity: options.severity(policy) ?? policy.severity,
		category: policy.category,
		message,
		resource: ref,
		locations: [resource.origin.locate(path)],
		suppression: null,
		fix,
		fingerprint: fingerprint(policy.id, path, resource),
		links: policy.links,
		remediation: policy.remediation,
		details,
	};
}

function policyProblem(resource: Resource, { policy, error }: Evaluated): Problem {
	return {
		code: 'policy-error',
		level: 'error',
		message: `${policy.id} could not be evaluated on ${resource.address}: ${error ?? ''}`,
		file: resource.origin.file,
		line: resource.origin.line,
		column: 1,
		help: 'the other policies were; this one says nothing of the resource',
	};
}
