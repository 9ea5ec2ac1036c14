import { expect, it } from 'vitest';
import { loadPolicies } from './compile-policies.ts';
import { PolicySet } from './policy-set.ts';
import { testRules } from './test-rules.ts';

const POLICY = `# METADATA
# title: Pod has a name
# description: Says what its parameter says.
# custom:
#   id: k8s-named
#   severity: low
#   category: governance
#   targets: [kubernetes/Pod]
#   remediation: Rename it.
#   parameters:
#     schema: {type: object, properties: {name: {type: string}}}
#     defaults: {name: web}
package merlon.kubernetes.metadata.named

violation contains {"msg": input.parameters.name, "path": ["metadata", "name"]} if {
	input.review.object.metadata.name == input.parameters.name
}
`;

const file = 'policy.rego';

it('loads policies that are evaluated at once, with their parameters', () => {
	const { module, problems } = loadPolicies([{ file, text: POLICY }]);
	if (module === null) throw new Error('the policy is refused');
	expect(problems).toEqual([]);
	const ask = (parameters: Record<string, { name: string }>, name: string): unknown =>
		new PolicySet(module, new Set(['k8s-named']), { parameters })
			.evaluate('kubernetes', 'Pod', { kind: 'Pod', metadata: { name } })
			.map(({ violations }) => violations.map(({ message }) => message));
	expect(ask({}, 'web')).toEqual([['web']]);
	expect(ask({}, 'api')).toEqual([[]]);
	expect(ask({ 'k8s-named': { name: 'api' } }, 'api')).toEqual([['api']]);
});

it('says where a policy cannot be compiled', () => {
	const text = POLICY.replace('input.review.object.metadata.name ==', 'missing ==');
	expect(loadPolicies([{ file, text }])).toMatchObject({
		module: null,
		problems: [{ file, row: 16, message: 'var missing is unsafe' }],
	});
});

it('says where a policy cannot be read', () => {
	expect(loadPolicies([{ file, text: 'package a\n\nviolation contains if {' }]).problems[0]).toMatchObject({
		file,
		row: 3,
	});
});

it('misses the rule that gives the findings', () => {
	const text = POLICY.replace('violation contains', 'deny contains');
	expect(loadPolicies([{ file, text }]).problems).toEqual([
		{ file, row: 1, message: 'a policy needs the rule `violation`' },
	]);
});

it('takes an id once', () => {
	const other = {
		file: 'other.rego',
		text: POLICY.replace('package merlon.kubernetes.metadata.named', 'package other'),
	};
	expect(loadPolicies([{ file, text: POLICY }, other]).problems).toEqual([
		{ file: 'other.rego', row: 1, message: 'policy.rego has the id k8s-named, too' },
	]);
});

it('runs the rules that are tests', () => {
	const text = `package named_test

import data.merlon.kubernetes.metadata.named

test_passes if count(named.violation) == 0

test_fails if count(named.violation) == 1

todo_test_later if true
`;
	const { passed, problems } = testRules([
		{ file, text: POLICY },
		{ file: 'policy_test.rego', text },
	]);
	expect([...passed]).toEqual([['policy_test.rego', 1]]);
	expect(problems).toEqual([
		{ file: 'policy_test.rego', row: 7, message: 'test_fails fails' },
		{ file: 'policy_test.rego', row: 9, message: 'todo_test_later is skipped' },
	]);
});
