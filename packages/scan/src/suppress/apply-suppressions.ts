import type { Finding, Problem, Resource, Suppression } from '@merlon/model';
import { isForeignId, type PolicyNames } from '../select/policy-names.ts';
import { foreignProblem } from './foreign-suppressions.ts';
import { type InlineSuppression, inlineSuppressions } from './inline-suppressions.ts';
import type { SuppressionRules } from './suppression-rules.ts';

export interface SuppressOptions {
	readonly names: PolicyNames;
	/** The configuration's suppressions. */
	readonly rules: SuppressionRules;
	/** Today's date, as `2026-11-22`. */
	readonly today: string;
	/** Suppressions in manifests are not honoured. */
	readonly noInlineSkips: boolean;
	/** Suppressions without a reason are not honoured. */
	readonly requireSkipReason: boolean;
}

/** Findings of one resource with their suppressions, and what is wrong with the suppressions. */
export interface Suppressed {
	readonly findings: readonly Finding[];
	readonly problems: readonly Problem[];
}

/** An inline suppression that holds, and the policies that it is about. */
interface Meant {
	readonly suppression: InlineSuppression;
	readonly policies: ReadonlySet<string>;
}

/** Turns failures that someone answers for into skips with the reason. `evaluated`: policies that were asked. */
export function applySuppressions(
	resource: Resource,
	findings: readonly Finding[],
	evaluated: ReadonlySet<string>,
	options: SuppressOptions,
): Suppressed {
	const problems: Problem[] = [];
	const inline = options.noInlineSkips ? [] : inlineSuppressions(resource);
	if (inline.length === 0 && options.rules.isEmpty) return { findings, problems };
	const meant = inline
		.filter((suppression) => isValid(suppression, options, problems))
		.map((suppression): Meant => ({ suppression, policies: policiesOf(suppression, options.names, problems) }));
	const used = new Set<InlineSuppression>();
	const result = findings.map((finding): Finding => {
		if (finding.status === 'skip') return finding;
		const own = meant.find(({ suppression, policies }) => {
			return policies.has(finding.policy) && isAbout(suppression, finding, resource);
		})?.suppression;
		if (own !== undefined && finding.status !== 'pass') used.add(own);
		const suppression = own === undefined ? options.rules.find(finding, options.requireSkipReason) : inlineOf(own);
		return suppression === null ? finding : { ...finding, status: 'skip', suppression };
	});
	for (const { suppression, policies } of meant) {
		if (used.has(suppression) || suppression.ids.includes('*')) continue;
		if (![...policies].some((id) => evaluated.has(id))) continue;
		problems.push(problem(suppression, 'suppression-unused', 'suppresses nothing: the resource passes', 'remove it'));
	}
	return { findings: result, problems };
}

/** Whether a finding, or something around it, starts where the block of a suppression does. */
function isAbout({ blockLine }: InlineSuppression, { status, locations }: Finding, { origin }: Resource): boolean {
	if (blockLine === null) return true;
	if (status === 'pass') return false;
	return (
		origin.line === blockLine ||
		locations.some(({ path }) => path.some((_, i) => origin.locate(path.slice(0, i + 1)).startLine === blockLine))
	);
}

function inlineOf({ source, reason, location }: InlineSuppression): Suppression {
	return { source, reason, location };
}

function isValid(suppression: InlineSuppression, options: SuppressOptions, problems: Problem[]): boolean {
	const { until, reason, invalid } = suppression;
	if (invalid !== null) {
		problems.push(problem(suppression, 'suppression-invalid', invalid, 'write <id>=<reason>; until=2027-01-31'));
		return false;
	}
	if (until !== null && until < options.today) {
		problems.push(
			problem(suppression, 'suppression-expired', `has expired on ${until}`, 'fix the finding, or say until when'),
		);
		return false;
	}
	if (options.requireSkipReason && reason === '') {
		problems.push(problem(suppression, 'suppression-without-reason', 'gives no reason', 'say why: <id>=<reason>'));
		return false;
	}
	return true;
}

function policiesOf(suppression: InlineSuppression, names: PolicyNames, problems: Problem[]): ReadonlySet<string> {
	const meant = new Set<string>();
	for (const id of suppression.ids) {
		const found = names.idsOf(id);
		for (const policy of found) meant.add(policy);
		if (found.size > 0) continue;
		if (suppression.isForeign) {
			problems.push(foreignProblem(suppression.written, id, suppression.location));
			continue;
		}
		// Another tool's id that nothing here stands for is no slip.
		const nearest = isForeignId(id) ? null : names.nearest(id);
		const help = nearest === null ? '`merlon policies list` shows the policies' : `did you mean "${nearest}"?`;
		problems.push(problem(suppression, 'suppression-unknown', `names no policy: "${id}"`, help));
	}
	return meant;
}

function problem({ written, location }: InlineSuppression, code: string, what: string, help: string): Problem {
	const { file, startLine: line, startColumn: column } = location;
	return { code, level: 'warning', message: `"${written}" ${what}`, file, line, column, help };
}
