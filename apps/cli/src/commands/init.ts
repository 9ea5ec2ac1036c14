import { writeFileSync } from 'node:fs';
import { initText } from '@merlon/scan';
import type { ExitCode, Io } from '../io.ts';
import { commandParser, parseArgs } from '../options.ts';

const EXAMPLES = `
Examples:
  merlon init                 merlon.yaml in the current folder
  merlon init --print         on standard output
`;

/** `merlon init` */
export function runInit(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('merlon init', 'Write a merlon.yaml in which every setting stands as a comment.', io)
		.argument('[file]', 'what to write', 'merlon.yaml')
		.option('--force', 'replace a file that is there')
		.option('--print', 'write to standard output')
		.addHelpText('after', EXAMPLES);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const { force, print } = command.opts<{ force?: boolean; print?: boolean }>();
	if (print === true) {
		io.out(initText());
		return 0;
	}
	const file = String(command.processedArgs[0]);
	try {
		writeFileSync(file, initText(), { flag: force === true ? 'w' : 'wx' });
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : null;
		if (typeof code !== 'string') throw error;
		io.err(
			`merlon init: ${code === 'EEXIST' ? `${file} is there already; --force replaces it` : `${file}: ${code}`}\n`,
		);
		return 1;
	}
	io.out(`${file} written: uncomment what you want to set, then run merlon scan\n`);
	return 0;
}
