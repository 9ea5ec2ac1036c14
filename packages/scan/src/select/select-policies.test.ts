import type { PolicyMetadata, Severity } from '@merlon/model';
import { describe, expect, it, test } from 'vitest';
import { isForeignId, PolicyNames } from './policy-names.ts';
import { type Selection, selectPolicies, valuesByPolicy } from './select-policies.ts';

function policy(
	id: string,
	severity: Severity,
	aliases: readonly string[],
	controls: readonly string[],
	standard: boolean,
): PolicyMetadata {
	return {
		id,
		title: id,
		description: '',
		severity,
		category: id.includes('rbac') ? 'access' : 'pod-security',
		targets: ['kubernetes/Pod'],
		remediation: '',
		example: '',
		links: [],
		aliases,
		controls,
		default: standard,
		parameters: { schema: {}, defaults: {} },
		inventory: [],
	};
}

const PRIVILEGED = 'k8s-privileged-container';
const POLICIES = [
	policy(
		PRIVILEGED,
		'critical',
		['CKV_K8S_16', 'KSV-0017', 'C-0057', 'kube-linter:privileged-container'],
		['pss-baseline.privileged'],
		true,
	),
	policy(
		'k8s-run-as-root',
		'high',
		['CKV_K8S_6', 'kube-linter:run-as-non-root', 'polaris:runAsRootAllowed'],
		['pss-restricted.run-as-non-root'],
		true,
	),
	policy(
		'k8s-seccomp',
		'medium',
		['CKV_K8S_31', 'KSV-0030'],
		['pss-baseline.seccomp', 'pss-restricted.seccomp'],
		false,
	),
	policy('k8s-rbac-wildcard', 'high', ['CKV_K8S_49', 'KSV-0017'], [], false),
	policy('k8s-image-tag', 'low', ['CKV_K8S_14', 'constructor'], [], true),
];
const SHORT = new Map([
	[PRIVILEGED, 'privileged'],
	['k8s-run-as-root', 'root'],
	['k8s-seccomp', 'seccomp'],
	['k8s-rbac-wildcard', 'rbac'],
	['k8s-image-tag', 'tag'],
]);

function selected(selection: Selection): string {
	return selectPolicies(POLICIES, selection)
		.policies.map(({ id }) => SHORT.get(id))
		.join(' ');
}

function problems(selection: Selection): string[] {
	return selectPolicies(POLICIES, selection).problems.map(
		({ level, message, help }) => `${level}: ${message} (${help})`,
	);
}

describe('selection', () => {
	test.each<[Selection, string]>([
		[{}, 'privileged root tag'],
		[{ policies: 'all' }, 'privileged root seccomp rbac tag'],
		[{ policies: ['k8s-seccomp', 'CKV_K8S_6'] }, 'root seccomp'],
		[{ policies: ['default', 'k8s-seccomp'] }, 'privileged root seccomp tag'],
		[{ check: ['CKV_K8S_16'] }, 'privileged'],
		[{ check: ['ckv_k8s_31'] }, 'seccomp'],
		[{ check: ['KSV-0017'] }, 'privileged rbac'],
		[{ check: ['AVD-KSV-0030'] }, 'seccomp'],
		[{ check: ['KSV030'] }, 'seccomp'],
		[{ check: ['kube-linter:run-as-non-root'] }, 'root'],
		[{ check: ['run-as-non-root'] }, 'root'],
		[{ check: ['CKV_K8S_*'] }, 'privileged root seccomp rbac tag'],
		[{ check: ['k8s-r*', 'k8s-seccom?'] }, 'root seccomp rbac'],
		[{ check: ['high'] }, 'privileged root rbac'],
		[{ check: ['HIGH', 'CKV_K8S_14'] }, 'privileged root rbac tag'],
		[{ check: ['info'] }, 'privileged root seccomp rbac tag'],
		[{ check: ['access'] }, 'rbac'],
		[{ check: ['pss-baseline'] }, 'privileged seccomp'],
		[{ check: ['pss-restricted'] }, 'privileged root seccomp'],
		[{ check: ['pss-restricted.*'] }, 'root seccomp'],
		[{ check: ['pss-baseline.seccomp'] }, 'seccomp'],
		[{ check: ['constructor'] }, 'tag'],
		[{ skipCheck: ['low'] }, 'privileged root'],
		[{ policies: 'all', skipCheck: ['medium'] }, 'privileged root rbac'],
		[{ skipCheck: ['CKV_K8S_1*'] }, 'root'],
		[{ check: ['high'], skipCheck: [PRIVILEGED] }, 'root rbac'],
		[{ policies: ['k8s-image-tag', 'k8s-run-as-root'], check: ['high'] }, 'root'],
		[{ policies: ['k8s-image-tag'], check: ['high', 'CKV_K8S_31'] }, 'seccomp'],
		[{ check: ['critical'], severity: new Map([['k8s-seccomp', 'critical']]) }, 'privileged seccomp'],
	])('%j', (selection, expected) => {
		expect(selected(selection)).toBe(expected);
		expect(problems(selection)).toEqual([]);
	});

	test.each<[Selection, string]>([
		[
			{ check: ['k8s-secomp'] },
			'error: check: there is no policy, severity, category or control called "k8s-secomp" (did you mean "k8s-seccomp"?)',
		],
		[
			{ skipCheck: ['hihg'] },
			'error: skip-check: there is no policy, severity, category or control called "hihg" (did you mean "high"?)',
		],
		[
			{ policies: ['zzzzzz-*'] },
			'error: policies: there is no policy, severity, category or control called "zzzzzz-*" (merlon policies list shows what there is)',
		],
		[
			{ skipCheck: ['CKV_AWS_1'] },
			'warning: skip-check: no policy here stands for CKV_AWS_1 (merlon policies list shows what there is)',
		],
		[
			{ check: ['CKV_K8S_16', 'CKV_K8S_99'] },
			'warning: check: no policy here stands for CKV_K8S_99 (merlon policies list shows what there is)',
		],
		[
			{ check: ['CKV_K8S_99'] },
			'error: check: no policy here stands for any of CKV_K8S_99, so nothing would run (merlon policies list shows what there is)',
		],
	])('%j is reported', (selection, problem) => {
		expect(problems(selection)).toContain(problem);
	});

	it('with a severity that no policy has is no slip', () => {
		expect(problems({ policies: ['k8s-image-tag'], check: ['critical'] })).toEqual([]);
	});

	it('says where names stand', () => {
		const source = {
			file: 'merlon.yaml',
			locate: (path: readonly (string | number)[]) => ({ line: path.length, column: Number(path[1]) }),
		};
		expect(selectPolicies(POLICIES, { skipCheck: ['low', 'nope'] }, source).problems).toMatchObject([
			{ code: 'policy-unknown', file: 'merlon.yaml', line: 2, column: 1 },
		]);
	});
});

describe('names', () => {
	const names = new PolicyNames(POLICIES);

	it('of other tools are found with and without the tool', () => {
		expect([...names.idsOf('polaris:runAsRootAllowed')]).toEqual(['k8s-run-as-root']);
		expect([...names.idsOf('__proto__')]).toEqual([]);
		expect([...names.idsOf('*')]).toHaveLength(5);
	});

	it('give values by id', () => {
		const byId = valuesByPolicy({ CKV_K8S_16: 1, 'k8s-r*': 2, 'k8s-seccmp': 3 }, names);
		expect([...byId]).toEqual([
			[PRIVILEGED, 1],
			['k8s-run-as-root', 2],
			['k8s-rbac-wildcard', 2],
		]);
	});

	it('of other tools are told by their form', () => {
		const ids = ['CKV_K8S_1', 'CKV2_K8S_1', 'BC_K8S_1', 'KSV001', 'AVD-AWS-0001', 'C-0057', 'k8s-a', 'high'];
		expect(ids.map(isForeignId)).toEqual([true, true, true, true, true, true, false, false]);
	});
});
