import { type Resource, resourceRef } from '@merlon/model';
import { loadPolicies, PolicySet } from '@merlon/policy';
import { readKubernetes } from '@merlon/readers';
import { describe, expect, it } from 'vitest';
import { type Checked, type CheckOptions, checkResource } from './check-resource.ts';

const POD = readKubernetes('web.yaml', '# the shop\n---\nkind: Pod\napiVersion: v1\nmetadata:\n  name: web\n')
	.resources[0] as Resource;

function source(id: string, rule: string): { readonly file: string; readonly text: string } {
	const text = `# METADATA
# title: Title of ${id}
# description: Why
# custom:
#   id: ${id}
#   severity: low
#   category: test
#   targets: [kubernetes/Pod]
#   remediation: None.
package test.${id}

${rule}
`;
	return { file: `${id}.rego`, text };
}

const { module: MODULE } = loadPolicies([
	source('broken', 'violation contains {"msg": message}\n\nmessage := "one"\n\nmessage := "two"'),
	source('fails', 'violation contains {"msg": "found", "path": ["kind"]}'),
	source('passes', 'violation contains {"msg": "found"} if input.review.object.kind == "Service"'),
]);

function check(options: Partial<CheckOptions> = {}): Checked {
	if (MODULE === null) throw new Error('the policies are refused');
	const set = new PolicySet(MODULE, new Set(['broken', 'fails', 'passes']));
	return checkResource(POD, set, { showPassed: false, severity: () => null, ...options });
}

describe('a policy that cannot be evaluated', () => {
	it('is a problem at the resource, and does not stop the others', () => {
		const { findings, problems, evaluated } = check();
		expect(evaluated).toEqual(['broken', 'fails', 'passes']);
		expect(findings.map(({ policy, message }) => `${policy}: ${message}`)).toEqual(['fails: found']);
		expect(problems).toEqual([
			{
				code: 'policy-error',
				level: 'error',
				message:
					'broken could not be evaluated on Pod.default.web: rule data.test.broken.message produced conflicting values',
				file: 'web.yaml',
				line: 3,
				column: 1,
				help: 'the other policies were; this one says nothing of the resource',
			},
		]);
	});

	it('has not passed', () => {
		const { findings } = check({ showPassed: true });
		expect(findings.map(({ policy, status, message }) => [policy, status, message])).toEqual([
			['fails', 'fail', 'found'],
			['passes', 'pass', 'Title of passes'],
		]);
	});
});

describe('a finding', () => {
	it('says all that reports need', () => {
		expect(check().findings).toEqual([
			{
				policy: 'fails',
				title: 'Title of fails',
				status: 'fail',
				severity: 'low',
				category: 'test',
				message: 'found',
				resource: resourceRef(POD),
				locations: [{ file: 'web.yaml', startLine: 3, startColumn: 1, endLine: 3, endColumn: 10, path: ['kind'] }],
				suppression: null,
				fix: null,
				fingerprint: 'b0019ec1173d81e4988aa394596ece80',
				links: [],
				remediation: 'None.',
				details: null,
			},
		]);
	});

	it('has the severity that the settings give its policy', () => {
		expect(check({ severity: ({ id }) => (id === 'fails' ? 'critical' : null) }).findings[0]?.severity).toBe(
			'critical',
		);
	});
});
