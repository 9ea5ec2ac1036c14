import type { Finding, JsonPath, Problem } from '@merlon/model';
import type { LoadedConfig } from '../config/loaded-config.ts';
import type { SuppressionRule } from '../config/scan-config.ts';
import { isForeignId, type PolicyNames } from '../select/policy-names.ts';
import { SuppressionRules } from './suppression-rules.ts';

/** What the suppressions of the settings are judged by. */
export interface RuleJudgement {
	readonly names: PolicyNames;
	readonly today: string;
	readonly cwd: string;
	readonly requireSkipReason: boolean;
	/** Whether all files were scanned: where only some were, a rule that nothing fell under may still be needed. */
	readonly whole: boolean;
}

/** Says which suppressions of the settings name no policy, have expired, or suppressed none of the findings of a scan. */
export function ruleProblems(loaded: LoadedConfig, findings: readonly Finding[], judgement: RuleJudgement): Problem[] {
	const { names, today, cwd } = judgement;
	const skipped = findings.filter(({ suppression }) => suppression?.source === 'config');
	return (loaded.config.suppressions ?? []).flatMap((rule, i): Problem[] => {
		const at: JsonPath = ['suppressions', i];
		const unknown = (rule.policy ?? []).filter((name) => names.idsOf(name).size === 0);
		if (unknown.length > 0) return unknown.map((name) => unknownPolicy(loaded, [...at, 'policy'], name, names));
		if (rule.until !== undefined && rule.until < today) {
			const message = `this suppression has expired on ${rule.until}`;
			return [
				problemAt(loaded, [...at, 'until'], 'suppression-expired', message, 'fix the finding, or say until when'),
			];
		}
		if (judgement.requireSkipReason && (rule.reason ?? '') === '') {
			return [
				problemAt(loaded, at, 'suppression-without-reason', 'this suppression gives no reason', 'say why: reason: …'),
			];
		}
		if (!judgement.whole || isUsed(rule, skipped, names, today, { cwd, folder: loaded.folder })) return [];
		return [problemAt(loaded, at, 'suppression-unused', 'this suppression suppresses nothing', 'remove it')];
	});
}

function isUsed(
	rule: SuppressionRule,
	skipped: readonly Finding[],
	names: PolicyNames,
	today: string,
	paths: { readonly cwd: string; readonly folder: string },
): boolean {
	const alone = new SuppressionRules([rule], names, today, paths);
	return skipped.some((finding) => alone.find(finding) !== null);
}

function unknownPolicy(loaded: LoadedConfig, path: JsonPath, name: string, names: PolicyNames): Problem {
	const nearest = isForeignId(name) ? null : names.nearest(name);
	const help = nearest === null ? '`merlon policies list` shows the policies' : `did you mean "${nearest}"?`;
	return problemAt(loaded, path, 'suppression-unknown', `this suppression names no policy: "${name}"`, help);
}

function problemAt(
	{ file, locate }: LoadedConfig,
	path: JsonPath,
	code: string,
	message: string,
	help: string,
): Problem {
	return { code, level: 'warning', message, file, ...locate(path), help };
}
