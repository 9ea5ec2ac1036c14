import {
	type Finding,
	type JsonPath,
	type PolicyMetadata,
	type Problem,
	type Resource,
	resourceRef,
	type Severity,
} from '@merlon/model';
import type { Evaluated, PolicySet, Violation } from '@merlon/policy';

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
	const results = policies.evaluate(resource.framework, resource.type, resource.content);
	for (const evaluated of results) {
		if (evaluated.error !== null) problems.push(policyProblem(resource, evaluated));
		else if (evaluated.violations.length > 0) {
			for (const violation of evaluated.violations)
				findings.push(failure(resource, evaluated.policy, violation, options));
		} else if (options.showPassed)
			findings.push(finding(resource, evaluated.policy, 'pass', evaluated.policy.title, [], options));
	}
	return { findings, problems, evaluated: results.map(({ policy }) => policy.id) };
}

function failure(resource: Resource, policy: PolicyMetadata, violation: Violation, options: CheckOptions): Finding {
	const { message, path, fix, details } = violation;
	return { ...finding(resource, policy, 'fail', message, path, options), fix, details };
}

function finding(
	resource: Resource,
	policy: PolicyMetadata,
	status: Finding['status'],
	message: string,
	path: JsonPath,
	options: CheckOptions,
): Finding {
	return {
		policy: policy.id,
		title: policy.title,
		status,
		severity: options.severity(policy) ?? policy.severity,
		category: policy.category,
		message,
		resource: resourceRef(resource),
		locations: [resource.origin.locate(path)],
		suppression: null,
		fix: null,
		fingerprint: '',
		links: policy.links,
		remediation: policy.remediation,
		details: null,
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
