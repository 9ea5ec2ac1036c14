import { type Finding, type PolicyMetadata, SEVERITIES, type Severity } from '@merlon/model';
import { codeBlock, linkText } from '../markdown-text.ts';
import type { Report } from '../report-options.ts';
import { oneLine, shortened, visibleLines } from '../safe-text.ts';

/** GitHub cuts longer descriptions and refuses more tags. */
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 10;

export type SarifLevel = 'error' | 'warning' | 'note';

const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
	critical: 'error',
	high: 'error',
	medium: 'warning',
	low: 'note',
	info: 'note',
};

/** GitHub's scale: above 9 is critical, from 7 high, from 4 medium, below low. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
	critical: '9.5',
	high: '8.0',
	medium: '5.5',
	low: '3.0',
	info: '0.5',
};

/** What is not known of a policy that only its findings tell of. */
const UNTOLD = { description: '', example: '', aliases: [], controls: [] } as const;

/** The rules of a run, and where each stands in the list. */
export interface RuleTable {
	readonly rules: readonly object[];
	readonly indexes: ReadonlyMap<string, number>;
}

export function sarifLevel(severity: Severity): SarifLevel {
	return LEVELS[severity];
}

/** A rule for each policy that ran, and for each that has findings without being told of. */
export function ruleTable({ policies, result }: Report): RuleTable {
	const severities = worstSeverities(result.findings);
	const rules = policies.map((policy) => ruleOf(policy, severities.get(policy.id) ?? policy.severity));
	const indexes = new Map(policies.map(({ id }, i) => [id, i]));
	for (const finding of result.findings) {
		if (indexes.has(finding.policy)) continue;
		indexes.set(finding.policy, rules.length);
		rules.push(
			ruleOf({ ...finding, ...UNTOLD, id: finding.policy }, severities.get(finding.policy) ?? finding.severity),
		);
	}
	return { rules, indexes };
}

type RuleSource = Pick<
	PolicyMetadata,
	'id' | 'title' | 'description' | 'category' | 'remediation' | 'example' | 'links' | 'aliases' | 'controls'
>;

function ruleOf(policy: RuleSource, severity: Severity): object {
	const { id, title, description, category, links, aliases, controls } = policy;
	const full = oneLine(description) || oneLine(title);
	const [helpUri] = links;
	return {
		id,
		shortDescription: { text: shortened(oneLine(title) || id, LONGEST_DESCRIPTION) },
		fullDescription: { text: shortened(full || id, LONGEST_DESCRIPTION) },
		...(helpUri === undefined ? {} : { helpUri }),
		help: { text: helpText(policy), markdown: helpMarkdown(policy) },
		defaultConfiguration: { level: LEVELS[severity] },
		properties: {
			tags: ['security', ...new Set([category, ...controls].filter((tag) => tag !== ''))].slice(0, MOST_TAGS),
			'security-severity': SECURITY_SEVERITIES[severity],
			precision: 'high',
			...(aliases.length === 0 ? {} : { aliases }),
		},
	};
}

function helpText({ title, description, remediation, example, links }: RuleSource): string {
	const blocks = [oneLine(description) || oneLine(title), oneLine(remediation), visibleLines(example).join('\n')];
	return [...blocks, links.join('\n')].filter((block) => block !== '').join('\n\n');
}

/** Policies may use Markdown in what they say of themselves. */
function helpMarkdown({ title, description, remediation, example, links }: RuleSource): string {
	const blocks = [visibleLines(description).join('\n') || oneLine(title)];
	if (remediation !== '') blocks.push(`**Fix:** ${oneLine(remediation)}`);
	if (example.trim() !== '') blocks.push(codeBlock(visibleLines(example), 'yaml').trimEnd());
	if (links.length > 0) blocks.push(links.map((link) => `- ${linkText(link)}`).join('\n'));
	return blocks.join('\n\n');
}

/** A configuration may give a policy another severity than its own: what its findings say counts. */
function worstSeverities(findings: readonly Finding[]): Map<string, Severity> {
	const worst = new Map<string, Severity>();
	for (const { policy, severity, status } of findings) {
		if (status === 'pass') continue;
		const known = worst.get(policy);
		if (known === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) worst.set(policy, severity);
	}
	return worst;
}
