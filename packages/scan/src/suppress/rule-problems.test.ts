import type { Finding } from '@merlon/model';
import { expect, it } from 'vitest';
import { parseConfig } from '../config/loaded-config.ts';
import { PolicyNames } from '../select/policy-names.ts';
import { type RuleJudgement, ruleProblems } from './rule-problems.ts';

const names = new PolicyNames([{ id: 'k8s-a', aliases: ['CKV_K8S_1'] }]);
const JUDGEMENT: RuleJudgement = { names, today: '2026-11-22', cwd: '/r', requireSkipReason: false, whole: true };

function problems(rules: string, change: Partial<RuleJudgement> = {}): string[] {
	const loaded = parseConfig(`suppressions:\n${rules}`, 'merlon.yaml', '/r');
	expect(loaded.problems).toEqual([]);
	const finding = {
		policy: 'k8s-a',
		status: 'skip',
		resource: { address: 'Pod.default.web' },
		locations: [{ file: 'a.yaml' }],
		suppression: { source: 'config', reason: '', location: null },
	} as unknown as Finding;
	return ruleProblems(loaded, [finding], { ...JUDGEMENT, ...change }).map(
		({ file, line, column, code, message, help }) => {
			return `${file}:${line}:${column} ${code}: ${message} (${help})`;
		},
	);
}

it('rules that something falls under are well', () => {
	expect(problems('- {policy: CKV_K8S_1, resource: "Pod.*", path: "*.yaml"}\n- {resource: Pod.default.web}\n')).toEqual(
		[],
	);
});

it('rules that nothing falls under are reported, unless only some files were scanned', () => {
	const rule = '- policy: k8s-a\n  path: other/\n';
	expect(problems(rule)).toEqual([
		'merlon.yaml:2:3 suppression-unused: this suppression suppresses nothing (remove it)',
	]);
	expect(problems(rule, { whole: false })).toEqual([]);
});

it('rules that name no policy are reported', () => {
	expect(problems('- policy: [k8s-b, CKV_K8S_2]\n')).toEqual([
		'merlon.yaml:2:11 suppression-unknown: this suppression names no policy: "k8s-b" (did you mean "k8s-a"?)',
		'merlon.yaml:2:11 suppression-unknown: this suppression names no policy: "CKV_K8S_2" (`merlon policies list` shows the policies)',
	]);
});

it('rules that have expired are reported', () => {
	expect(problems('- policy: k8s-a\n  until: "2026-11-21"\n')).toEqual([
		'merlon.yaml:3:10 suppression-expired: this suppression has expired on 2026-11-21 (fix the finding, or say until when)',
	]);
	expect(problems('- policy: k8s-a\n  until: "2026-11-22"\n')).toEqual([]);
});

it('rules without a reason are reported where one is required', () => {
	expect(problems('- policy: k8s-a\n', { requireSkipReason: true })).toEqual([
		'merlon.yaml:2:3 suppression-without-reason: this suppression gives no reason (say why: reason: …)',
	]);
});
