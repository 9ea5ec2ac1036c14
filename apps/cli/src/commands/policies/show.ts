import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PolicyMetadata } from '@merlon/model';
import { BUILTIN } from '@merlon/policy/builtin';
import { missingParameters, PolicyNames, parameterExample } from '@merlon/scan';
import type { ExitCode, Io } from '../../io.ts';
import { choice, commandParser, parseArgs } from '../../options.ts';
import { tableText } from '../../report/table-text.ts';

const EXAMPLES = `
Examples:
  merlon policies show k8s-privileged-container
  merlon policies show CKV_K8S_16                   what another tool calls it
  merlon policies show k8s-host-pid --rego          with its source, in a repository that has it
`;

/** `merlon policies show <id>` */
export function runShow(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('merlon policies show', 'Show all that a policy says of itself.', io)
		.argument('<id>', 'the id of a policy, or what another tool calls it')
		.option('--rego', 'print the source, where the repository has it')
		.addOption(choice('-o, --output <format>', 'how to print', ['text', 'json'], 'text'))
		.addHelpText('after', EXAMPLES);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<{ rego?: boolean; output: string }>();
	const asked = String(command.args[0]);
	const names = new PolicyNames(BUILTIN.policies);
	const ids = names.idsOf(asked);
	if (ids.size === 0) {
		const near = names.nearest(asked);
		const help = near === null ? '; merlon policies list shows what there is' : `, did you mean "${near}"?`;
		io.err(`merlon policies show: there is no policy called "${asked}"${help}\n`);
		return 2;
	}
	const found = BUILTIN.policies.filter(({ id }) => ids.has(id));
	if (flags.rego === true) return showSources(found, io);
	if (flags.output === 'json') io.out(`${JSON.stringify(found.length === 1 ? found[0] : found, null, 2)}\n`);
	else io.out(found.map(policyText).join(`\n${'-'.repeat(80)}\n\n`));
	return 0;
}

function showSources(policies: readonly PolicyMetadata[], io: Io): ExitCode {
	const sources = sourcesNear(process.cwd());
	for (const { id } of policies) {
		const file = sources.find((candidate) => new RegExp(`^#   id: ${id}$`, 'm').test(readFileSync(candidate, 'utf8')));
		if (file === undefined) {
			io.err(`merlon policies show: no folder "policies" here or above has the source of ${id}\n`);
			return 1;
		}
		io.out(`# ${relative(process.cwd(), file)}\n${readFileSync(file, 'utf8')}`);
	}
	return 0;
}

/** The policies of the nearest folder `policies`, here or above. */
function sourcesNear(start: string): string[] {
	for (let folder = resolve(start); ; folder = dirname(folder)) {
		const policies = join(folder, 'policies');
		if (existsSync(policies)) {
			const names = readdirSync(policies, { recursive: true, encoding: 'utf8' });
			return names.filter((name) => /(?:^|[\\/])policy\.rego$/.test(name)).map((name) => join(policies, name));
		}
		if (dirname(folder) === folder) return [];
	}
}

function policyText(policy: PolicyMetadata): string {
	const { id, title, severity, category, targets, controls, aliases, description, remediation, example } = policy;
	const facts = tableText([
		['severity', severity],
		['category', category],
		['looks at', targets.join(', ')],
		['runs', policy.default ? 'by default' : 'when chosen: --policies all, or --check'],
		...(controls.length > 0 ? [['controls', controls.join(', ')]] : []),
		...(aliases.length > 0 ? [['also called', aliases.join(', ')]] : []),
	]);
	const parts = [`${id}: ${title}`, facts.trimEnd(), description, `How to fix it: ${remediation}`];
	if (example !== '') parts.push(indented(example));
	const { defaults } = policy.parameters;
	if (Object.keys(defaults).length > 0) parts.push(`Parameters:\n${indented(parametersText(policy))}`);
	for (const name of missingParameters(policy)) {
		parts.push(`It finds nothing until ${name} is set, in merlon.yaml:\n\n  ${parameterExample(policy, name)}`);
	}
	parts.push(policy.links.join('\n'));
	return `${parts.join('\n\n')}\n`;
}

function parametersText({ parameters: { defaults } }: PolicyMetadata): string {
	return Object.entries(defaults)
		.map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
		.join('\n');
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`.trimEnd())
		.join('\n');
}
