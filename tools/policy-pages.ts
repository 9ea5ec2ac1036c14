import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import type { PolicyMetadata } from '../packages/model/src/index.ts';
import { SEVERITIES } from '../packages/model/src/index.ts';
import { loadPolicies, type PolicyDefinition, type PolicyModule } from '../packages/policy/src/index.ts';
import { runCase } from '../packages/scan/src/policy-test/run-case.ts';
import { missingParameters, parameterExample } from '../packages/scan/src/select/idle-policies.ts';
import { ROOT } from './shared-data.ts';

/** The pages below `docs/policies`, written from what the policies say of themselves. */
export interface PolicyPage {
	readonly path: string;
	readonly text: string;
}

/** Where the pages are; a page there that no policy has is stale. */
export const POLICY_PAGES = 'docs/policies';

/** One page for each policy, and the table of all. */
export function policyPages(note: string): readonly PolicyPage[] {
	const files = readdirSync(join(ROOT, 'policies'), { recursive: true, encoding: 'utf8' });
	const sources = files
		.filter((file) => file.endsWith('.rego'))
		.sort()
		.map((file) => ({ file: `policies/${file}`, text: read(`policies/${file}`) }));
	const { module, definitions, problems } = loadPolicies(sources);
	if (module === null)
		throw new Error(problems.map(({ file, row, message }) => `${file}:${row}: ${message}`).join('\n'));
	return [
		{ path: `${POLICY_PAGES}/README.md`, text: note + tablePage(definitions) },
		...definitions.map((definition) => ({
			path: `${POLICY_PAGES}/${definition.metadata.id}.md`,
			text: note + policyPage(definition, module),
		})),
	];
}

function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

function tablePage(definitions: readonly PolicyDefinition[]): string {
	const all = definitions.map(({ metadata }) => metadata);
	const categories = [...new Set(all.map(({ category }) => category))].sort();
	const sections = categories.map((category) => {
		const rows = all
			.filter((policy) => policy.category === category)
			.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.id < b.id ? -1 : 1))
			.map(tableRow);
		return `\n## ${category}\n\n| policy | severity | default | what it finds |\n|---|---|---|---|\n${rows.join('')}`;
	});
	const marked = all.filter((policy) => policy.default).length;
	return (
		'# Policies\n\n' +
		`${all.length} policies, of which ${marked} run by default; \`--policies all\` and \`--check\` choose among all\n` +
		'([scan.md](../scan.md#which-policies-run)). `merlon policies list` and `merlon policies show <id>` say the same.\n' +
		sections.join('')
	);
}

function tableRow(policy: PolicyMetadata): string {
	return `| [\`${policy.id}\`](${policy.id}.md) | ${policy.severity} | ${policy.default ? 'yes' : ''} | ${cell(policy.title)} |\n`;
}

function policyPage({ file, metadata, package: name }: PolicyDefinition, module: PolicyModule): string {
	const { id, title, severity, category, targets, controls, aliases, description, remediation, example, links } =
		metadata;
	const folder = dirname(file);
	const facts = [
		['severity', severity],
		['category', category],
		['looks at', targets.map(code).join(', ')],
		['runs', metadata.default ? 'by default' : 'when chosen: `--policies all`, or `--check`'],
		['controls', controls.map(code).join(', ')],
		['also called', aliases.map(code).join(', ')],
		['source', `[\`${name}\`](../../${file})`],
	];
	const parts = [
		`# ${title}`,
		`\`${id}\``,
		`| | |\n|---|---|\n${facts
			.filter(([, value]) => value !== '')
			.map(([key, value]) => `| ${key} | ${cell(value ?? '')} |`)
			.join('\n')}`,
		description,
		'## How to fix it',
		remediation,
		...(example === '' ? [] : [fence('yaml', example)]),
		...parametersPart(metadata),
		...casesPart(folder, id, module),
		'## Read more',
		links.map((link) => `- <${link}>`).join('\n'),
	];
	return `${parts.join('\n\n')}\n`;
}

function parametersPart(policy: PolicyMetadata): string[] {
	const { id, parameters } = policy;
	const { schema, defaults } = parameters;
	const names = Object.keys(defaults);
	if (names.length === 0) return [];
	const properties = (schema['properties'] ?? {}) as Readonly<Record<string, { readonly description?: string }>>;
	const rows = names.map((name) => {
		return `| ${code(name)} | ${code(JSON.stringify(defaults[name]))} | ${cell(properties[name]?.description ?? '')} |`;
	});
	const missing = missingParameters(policy);
	return [
		'## Parameters',
		`Set below \`parameters\`, \`${id}\` in [merlon.yaml](../scan.md#merlonyaml).`,
		`| parameter | standard | |\n|---|---|---|\n${rows.join('\n')}`,
		...missing.map((name) => `It finds nothing until ${code(name)} is set:`),
		...missing.map((name) => fence('yaml', parameterExample(policy, name))),
	];
}

/** The first case of each kind, with what the policy finds in it. */
function casesPart(folder: string, id: string, module: PolicyModule): string[] {
	const files = readdirSync(join(ROOT, folder, 'cases')).sort();
	const parts: string[] = [];
	for (const [status, heading] of [
		['fail', '## Fails'],
		['pass', '## Passes'],
	] as const) {
		const name = files.find((file) => basename(file).startsWith(`${status}-`) && file.endsWith('.yaml'));
		if (name === undefined) continue;
		const file = `${folder}/cases/${name}`;
		const { head, body } = withoutHead(read(file));
		const { findings } = runCase(module, id, { file, text: read(file) });
		parts.push(heading, fence('yaml', body));
		const lines = findings.map(({ line, message }) => `- line ${line - head}: ${message}`);
		if (lines.length > 0) parts.push(lines.join('\n'));
	}
	return parts;
}

/** A case without the comments that say what is expected of it. */
function withoutHead(text: string): { readonly head: number; readonly body: string } {
	const lines = text.split('\n');
	const first = lines.findIndex((line) => !line.startsWith('# fail:') && !line.startsWith('# pass:'));
	return { head: first, body: lines.slice(first).join('\n') };
}

function fence(language: string, text: string): string {
	return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function code(text: string): string {
	return `\`${text}\``;
}

function cell(text: string): string {
	return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
