import type { Finding, PolicyMetadata, Resource } from '@merlon/model';
import { readKubernetes } from '@merlon/readers';
import { describe, expect, it } from 'vitest';
import type { SuppressionRule } from '../config/scan-config.ts';
import { PolicyNames } from '../select/policy-names.ts';
import { applySuppressions, type SuppressOptions } from './apply-suppressions.ts';
import { SuppressionRules } from './suppression-rules.ts';
import { parseAnnotation, parseComment } from './suppression-syntax.ts';

const POLICIES = [
	{
		id: 'k8s-privileged',
		aliases: ['CKV_K8S_16', 'KSV-0017', 'kube-linter:privileged-container', 'polaris:runAsPrivileged'],
	},
	{ id: 'k8s-host-network', aliases: ['CKV_K8S_19'] },
] as unknown as readonly PolicyMetadata[];

const names = new PolicyNames(POLICIES);
const PATHS = { cwd: '/w', folder: '/w' };

function optionsWith(change: Partial<SuppressOptions> & { readonly rules?: SuppressionRules } = {}): SuppressOptions {
	return {
		names,
		rules: new SuppressionRules([], names, '2026-11-22', PATHS),
		today: '2026-11-22',
		noInlineSkips: false,
		requireSkipReason: false,
		...change,
	};
}

function pod(metadata: string): Resource {
	const { resources } = readKubernetes(
		'a.yaml',
		`apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${metadata}spec: {}\n`,
	);
	return resources[0] as Resource;
}

function annotated(annotation: string): Resource {
	return pod(`  annotations:\n    ${annotation}\n`);
}

function failures(
	resource: Resource,
	ids: readonly string[] = ['k8s-privileged', 'k8s-host-network'],
): readonly Finding[] {
	return ids.map(
		(policy) =>
			({
				policy,
				status: 'fail',
				resource,
				locations: [{ file: 'a.yaml', path: ['spec'] }],
				suppression: null,
			}) as unknown as Finding,
	);
}

const ALL = new Set(POLICIES.map(({ id }) => id));

function suppress(
	resource: Resource,
	options: SuppressOptions = optionsWith(),
	ids?: readonly string[],
): { skipped: Record<string, string>; problems: string[] } {
	const { findings, problems } = applySuppressions(resource, failures(resource, ids), ALL, options);
	const skipped = findings.flatMap(({ policy, status, suppression }) =>
		status === 'skip' ? [[policy, suppression?.reason ?? '']] : [],
	);
	return {
		skipped: Object.fromEntries(skipped) as Record<string, string>,
		problems: problems.map(({ line, message, help }) => `${line}: ${message} (${help})`),
	};
}

describe('suppressions in annotations', () => {
	it.each([
		['merlon.dev/skip-1: k8s-privileged=it is a driver', { 'k8s-privileged': 'it is a driver' }],
		[
			'merlon.dev/skip-1: "k8s-privileged, CKV_K8S_19 until=2027-01-31=a = b; c, d: e"',
			{ 'k8s-privileged': 'a = b; c, d: e', 'k8s-host-network': 'a = b; c, d: e' },
		],
		['merlon.dev/skip-1: k8s-*=both', { 'k8s-privileged': 'both', 'k8s-host-network': 'both' }],
		['checkov.io/skip1: CKV_K8S_16=x=y', { 'k8s-privileged': 'x=y' }],
		['bridgecrew.io/skip22: CKV_K8S_19', { 'k8s-host-network': '' }],
		['ignore-check.kube-linter.io/privileged-container: needs it', { 'k8s-privileged': 'needs it' }],
		['kube-linter.io/ignore-all: legacy', { 'k8s-privileged': 'legacy', 'k8s-host-network': 'legacy' }],
		['polaris.fairwinds.com/runAsPrivileged-exempt: "true"', { 'k8s-privileged': '' }],
		['polaris.fairwinds.com/runAsPrivileged-exempt: "false"', {}],
	])('%s', (annotation, skipped) => {
		expect(suppress(annotated(annotation)).skipped).toEqual(skipped);
	});

	it('of a pod template hold for its workload', () => {
		const text =
			'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata:\n      annotations:\n        checkov.io/skip1: CKV_K8S_16=ok\n    spec:\n      containers: []\n';
		const [resource] = readKubernetes('a.yaml', text).resources;
		expect(suppress(resource as Resource).skipped).toEqual({ 'k8s-privileged': 'ok' });
	});
});

describe('suppressions in comments', () => {
	it.each([
		['# merlon:skip=k8s-privileged:why: because', { 'k8s-privileged': 'why: because' }],
		[
			'# merlon:skip=k8s-privileged,CKV_K8S_19 until=2026-11-22:today still',
			{ 'k8s-privileged': 'today still', 'k8s-host-network': 'today still' },
		],
		['#checkov:skip=CKV_K8S_16:ok', { 'k8s-privileged': 'ok' }],
		['#trivy:ignore:AVD-KSV-0017', { 'k8s-privileged': '' }],
		['#trivy:ignore:KSV017 exp:2026-01-01', {}],
		['# nothing of the kind', {}],
	])('%s', (comment, skipped) => {
		expect(suppress(pod(`  ${comment}\n`)).skipped).toEqual(skipped);
	});

	it('do not count inside texts', () => {
		expect(suppress(pod('  labels:\n    a: "# merlon:skip=k8s-privileged:x"\n')).skipped).toEqual({});
	});
});

describe('what is wrong with suppressions', () => {
	it.each([
		[
			'merlon.dev/skip-1: k8s-privilegd=x',
			'6: "merlon.dev/skip-1" names no policy: "k8s-privilegd" (did you mean "k8s-privileged"?)',
		],
		[
			'merlon.dev/skip-1: k8s-privileged until=2026-11-21=x',
			'6: "merlon.dev/skip-1" has expired on 2026-11-21 (fix the finding, or say until when)',
		],
		[
			'merlon.dev/skip-1: CKV_K8S_999=x',
			'6: "merlon.dev/skip-1" names no policy: "CKV_K8S_999" (`merlon policies list` shows the policies)',
		],
		[
			'ignore-check.kube-linter.io/no-such-check: x',
			'6: "ignore-check.kube-linter.io/no-such-check" is about a check of another tool for which there is no policy: "kube-linter:no-such-check" ()',
		],
	])('%s', (annotation, problem) => {
		expect(suppress(annotated(annotation)).problems).toEqual([problem]);
	});

	it('is that they suppress nothing', () => {
		expect(suppress(annotated('merlon.dev/skip-1: k8s-privileged=x'), optionsWith(), []).problems).toEqual([
			'6: "merlon.dev/skip-1" suppresses nothing: the resource passes (remove it)',
		]);
	});

	it('is that they give no reason, where one is required', () => {
		expect(suppress(annotated('merlon.dev/skip-1: k8s-privileged'), optionsWith({ requireSkipReason: true }))).toEqual({
			skipped: {},
			problems: ['6: "merlon.dev/skip-1" gives no reason (say why: <id>=<reason>)'],
		});
	});

	it('may be that they are not allowed', () => {
		expect(
			suppress(annotated('merlon.dev/skip-1: k8s-privileged=x'), optionsWith({ noInlineSkips: true })).skipped,
		).toEqual({});
	});
});

describe('suppressions of the configuration', () => {
	it.each<[SuppressionRule, readonly string[]]>([
		[{ policy: ['CKV_K8S_16'], reason: 'r' }, ['k8s-privileged']],
		[{ resource: ['Pod.*.web'], reason: 'r' }, ['k8s-privileged', 'k8s-host-network']],
		[{ resource: ['Pod.*.other'] }, []],
		[{ path: ['*.yaml'], policy: ['k8s-host-network'] }, ['k8s-host-network']],
		[{ path: ['other/'] }, []],
		[{ until: '2026-11-21' }, []],
	])('%j', (rule, ids) => {
		const options = optionsWith({ rules: new SuppressionRules([rule], names, '2026-11-22', PATHS) });
		expect(Object.keys(suppress(pod(''), options).skipped)).toEqual(ids);
	});
});

it('annotations and comments that are no suppressions are none', () => {
	expect(parseAnnotation('merlon.dev/owner', 'x')).toBeNull();
	expect(parseComment(' a comment')).toBeNull();
});

it('of the configuration need a reason where one is required', () => {
	const rules = new SuppressionRules(
		[{ policy: ['k8s-privileged'] }, { resource: ['Pod.*'], reason: 'why' }],
		names,
		'2026-11-22',
		{
			cwd: '/',
			folder: '/',
		},
	);
	expect(suppress(pod(''), optionsWith({ rules }), ['k8s-privileged']).skipped).toEqual({ 'k8s-privileged': '' });
	const strict = optionsWith({ rules, requireSkipReason: true });
	expect(suppress(pod(''), strict, ['k8s-privileged']).skipped).toEqual({ 'k8s-privileged': 'why' });
});

it('of Trivy hold for the block that they stand before or in', () => {
	const text = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    #trivy:ignore:KSV-0017
    # a comment
    - name: a
      securityContext: {privileged: true}
    - name: b
      securityContext: #trivy:ignore:CKV_K8S_19
        privileged: true
`;
	const [resource] = readKubernetes('a.yaml', text).resources;
	const finding = (policy: string, index: number): Finding => {
		const path = ['spec', 'containers', index, 'securityContext', 'privileged'];
		return {
			...failures(resource as Resource, [policy])[0],
			locations: [{ file: 'a.yaml', path }],
		} as unknown as Finding;
	};
	const findings = [
		finding('k8s-privileged', 0),
		finding('k8s-privileged', 1),
		finding('k8s-host-network', 0),
		finding('k8s-host-network', 1),
	];
	const { findings: after, problems } = applySuppressions(resource as Resource, findings, ALL, optionsWith());
	expect(after.map(({ status }) => status)).toEqual(['skip', 'fail', 'fail', 'skip']);
	expect(problems).toEqual([]);
});

it('passes are skipped, and the suppression is not needed', () => {
	const resource = annotated('checkov.io/skip1: CKV_K8S_16=why');
	const passed = failures(resource, ['k8s-privileged']).map((finding): Finding => ({ ...finding, status: 'pass' }));
	const { findings, problems } = applySuppressions(resource, passed, ALL, optionsWith());
	expect(findings.map(({ status, suppression }) => [status, suppression?.reason])).toEqual([['skip', 'why']]);
	expect(problems.map(({ code }) => code)).toEqual(['suppression-unused']);
});

it('suppressions that cannot be read are reported', () => {
	expect(suppress(annotated('merlon.dev/skip-1: k8s-privileged=x; until=soon'))).toEqual({
		skipped: {},
		problems: ['6: "merlon.dev/skip-1" ends on "soon", which is no day (write <id>=<reason>; until=2027-01-31)'],
	});
});

it('ids of other tools that nothing stands for are no slips', () => {
	expect(suppress(annotated('checkov.io/skip1: CKV_K8S_17')).problems).toEqual([
		'6: "checkov.io/skip1" is about a check of another tool for which there is no policy: "CKV_K8S_17" ()',
	]);
});
