import type { PolicyMetadata } from '@merlon/model';
import { BUILTIN } from '@merlon/policy/builtin';
import { selectPolicies } from '@merlon/scan';
import type { ExitCode, Io } from '../../io.ts';
import { choice, collected, commandParser, parseArgs } from '../../options.ts';
import { tableText } from '../../report/table-text.ts';

interface ListFlags {
	readonly policies: string;
	readonly check: readonly string[];
	readonly skipCheck: readonly string[];
	readonly text: readonly string[];
	readonly output: string;
}

const EXAMPLES = `
Examples:
  merlon policies list                            all policies; * marks those that run by default
  merlon policies list --policies default         those that run by default
  merlon policies list --check high               of severity high and worse
  merlon policies list --check pss-restricted     of a standard
  merlon policies list --check 'CKV_K8S_*'        known by ids of Checkov
  merlon policies list --text token -o json       that say "token" anywhere
`;

/** `merlon policies list` */
export function runList(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('merlon policies list', 'List the policies that come with Merlon.', io)
		.addOption(choice('--policies <set>', 'the set to list', ['all', 'default'], 'all'))
		.option('-c, --check <names>', 'ids, aliases, wildcards, severities, categories or controls', collected, [])
		.option('--skip-check <names>', 'what to leave out, in the same words', collected, [])
		.option('--text <words>', 'only policies that say this', collected, [])
		.addOption(choice('-o, --output <format>', 'how to print', ['text', 'json'], 'text'))
		.addHelpText('after', EXAMPLES);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<ListFlags>();
	const { policies, problems } = selectPolicies(BUILTIN.policies, {
		policies: flags.policies === 'default' ? 'default' : 'all',
		check: namesOf(flags.check),
		skipCheck: namesOf(flags.skipCheck),
	});
	for (const { message, help } of problems)
		io.err(`merlon policies list: ${message}${help === '' ? '' : `; ${help}`}\n`);
	if (problems.some(({ level }) => level === 'error')) return 2;
	const listed = flags.policies === 'default' ? policies.filter((policy) => policy.default) : policies;
	const shown = listed.filter((policy) => flags.text.every((words) => says(policy, words)));
	if (flags.output === 'json') io.out(`${JSON.stringify(shown, null, 2)}\n`);
	else io.out(listText(shown));
	return 0;
}

function namesOf(given: readonly string[]): string[] {
	return given.flatMap((text) => text.split(',')).map((name) => name.trim());
}

function says(
	{ id, title, description, remediation, aliases, controls, category }: PolicyMetadata,
	words: string,
): boolean {
	const wanted = words.toLowerCase();
	return [id, title, description, remediation, category, ...aliases, ...controls].some((text) =>
		text.toLowerCase().includes(wanted),
	);
}

function listText(policies: readonly PolicyMetadata[]): string {
	const rows = policies.map((policy) => [
		`${policy.default ? '*' : ' '} ${policy.id}`,
		policy.severity,
		policy.category,
		policy.title,
	]);
	const marked = policies.filter((policy) => policy.default).length;
	const count = `${policies.length} ${policies.length === 1 ? 'policy' : 'policies'}, ${marked} by default (*)\n`;
	return rows.length === 0 ? count : `${tableText([['  id', 'severity', 'category', 'title'], ...rows])}\n${count}`;
}
