import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { policyPlace, scaffoldPolicy } from '@merlon/policy';
import { BUILTIN } from '@merlon/policy/builtin';
import type { ExitCode, Io } from '../../io.ts';
import { commandParser, parseArgs } from '../../options.ts';

const EXAMPLES = `
The new policy works and passes its tests; change it to what you need.

Examples:
  merlon policies new kubernetes/workload/terminal
  merlon policies test policies/kubernetes/workload/terminal
`;

/** `merlon policies new <framework>/<area>/<name>` */
export function runNew(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('merlon policies new', 'Write the files of a new policy: source, tests and cases.', io)
		.argument('<framework/area/name>', 'as kubernetes/workload/terminal')
		.option('--folder <path>', 'where policies are', 'policies')
		.addHelpText('after', EXAMPLES);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const path = String(command.args[0]);
	const place = policyPlace(path);
	if (place === null) {
		io.err(`merlon policies new: "${path}" is no place of a policy: write kubernetes/<area>/<name> in kebab-case\n`);
		return 2;
	}
	const folder = join(command.opts<{ folder: string }>().folder, place.framework, place.area, place.name);
	const problem = BUILTIN.policies.some(({ id }) => id === place.id)
		? `there is a policy ${place.id} already; choose another name`
		: existsSync(folder)
			? `${folder} is there already`
			: null;
	if (problem !== null) {
		io.err(`merlon policies new: ${problem}\n`);
		return 1;
	}
	for (const { file, text } of scaffoldPolicy(place)) {
		const target = join(folder, file);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, text);
		io.out(`${target}\n`);
	}
	io.out(`\n${place.id} works as it is: merlon policies test ${folder}\n`);
	return 0;
}
