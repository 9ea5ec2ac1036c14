import { isMainThread } from 'node:worker_threads';
import { nearestName } from '@merlon/base';
import { COMMANDS } from './command-table.ts';
import { type ExitCode, type Io, PROCESS_IO } from './io.ts';

/** Runs the command that the arguments name. */
async function main(args: readonly string[], io: Io): Promise<ExitCode> {
	const words = args.findIndex((arg) => arg.startsWith('-'));
	const named = words < 0 ? args : args.slice(0, words);
	for (let length = Math.min(named.length, 2); length > 0; length--) {
		const entry = COMMANDS.get(named.slice(0, length).join(' '));
		if (entry !== undefined) return (await entry.load())(args.slice(length), io);
	}
	return withoutCommand(args, named, io);
}

function withoutCommand(args: readonly string[], named: readonly string[], io: Io): ExitCode {
	const group = named[0] ?? '';
	const isGroup = [...COMMANDS.keys()].some((name) => name.startsWith(`${group} `));
	if (args.length === 0 || args.includes('--help') || args.includes('-h') || (isGroup && named.length === 1)) {
		io.out(usage(isGroup ? group : ''));
		return args.length === 0 ? 2 : 0;
	}
	const asked = named.slice(0, isGroup ? 2 : 1).join(' ');
	const near = nearestName(asked, COMMANDS.keys());
	io.err(`merlon: unknown command "${asked}"${near === null ? '' : `, did you mean "${near}"?`}\n`);
	return 2;
}

function usage(group: string): string {
	const prefix = group === '' ? '' : `${group} `;
	const lines = [...COMMANDS]
		.filter(([name]) => name.startsWith(prefix))
		.map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}\n`);
	return `Usage: merlon ${prefix}<command> [options]\n\nCommands:\n${lines.join('')}`;
}

if (isMainThread) {
	void main(process.argv.slice(2), PROCESS_IO).then((code) => {
		process.exitCode = code;
	});
} else {
	void import('./thread-roles.ts').then(({ runThread }) => runThread());
}
