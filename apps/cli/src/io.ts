import { readFileSync } from 'node:fs';

/** What a command writes to and reads from. */
export interface Io {
	readonly out: (text: string) => void;
	readonly err: (text: string) => void;
	readonly stdin: () => Uint8Array;
	/** Waits until what reads the output has caught up: long output in pieces would pile up in memory. */
	readonly drained?: () => Promise<void>;
}

export const PROCESS_IO: Io = {
	out: (text) => {
		guarded(process.stdout).write(text);
	},
	err: (text) => {
		guarded(process.stderr).write(text);
	},
	stdin: () => readFileSync(0),
	drained: async () => {
		const { stdout } = process;
		if (stdout.writableNeedDrain) await new Promise<void>((resolve) => void stdout.once('drain', resolve));
	},
};

/** What a shell says of a program that the signal SIGPIPE ended: 128 and 13. Node.js ignores that signal. */
const READER_GONE = 141;

const guardedStreams = new WeakSet<NodeJS.WriteStream>();

/** A stream of the process that cannot end it with a stack trace. */
function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
	if (!guardedStreams.has(stream)) {
		guardedStreams.add(stream);
		stream.on('error', (error: NodeJS.ErrnoException) => endWithout(stream, error));
	}
	return stream;
}

/** Nothing that is left to do would reach anybody. */
function endWithout(stream: NodeJS.WriteStream, { code, message }: NodeJS.ErrnoException): void {
	if (code === 'EPIPE') process.exit(READER_GONE);
	if (stream === process.stdout) process.stderr.write(`merlon: the output cannot be written: ${message}\n`);
	process.exit(2);
}

/** How a command ended: 0 for success, 1 for findings or errors in what was read, 2 for wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A command: its arguments, without the words that name it. */
export type RunCommand = (args: readonly string[], io: Io) => ExitCode | Promise<ExitCode>;
