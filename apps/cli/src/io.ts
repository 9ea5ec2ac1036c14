import { readFileSync } from 'node:fs';

/** What a command writes to and reads from. */
export interface Io {
	readonly out: (text: string) => void;
	readonly err: (text: string) => void;
	readonly stdin: () => Uint8Array;
}

export const PROCESS_IO: Io = {
	out: (text) => {
		process.stdout.write(text);
	},
	err: (text) => {
		process.stderr.write(text);
	},
	stdin: () => readFileSync(0),
};

/** How a command ended: 0 for success, 1 for findings or errors in what was read, 2 for wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A command: its arguments, without the words that name it. */
export type RunCommand = (args: readonly string[], io: Io) => ExitCode | Promise<ExitCode>;
