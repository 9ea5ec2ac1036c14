import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { benchCache } from '../../bench/cache.ts';
import type { Answer } from './answer.ts';
import type { Program } from './policy.ts';

/** OPA itself, in one process that answers program after program. */
export interface OpaEngine {
	/** `unoptimized` tries every rule to its end, also those that OPA's index and early exit would leave out. */
	answer(program: Program, options?: { readonly unoptimized: boolean }): Promise<Answer>;
	stop(): void;
}

/** Builds the oracle from OPA's pinned Go module; gives the reason where it cannot. */
export function startOpa(): OpaEngine | string {
	const folder = fileURLToPath(new URL('oracle', import.meta.url));
	const binary = join(benchCache('differential'), 'oracle');
	const { status, stderr, error } = spawnSync('go', ['build', '-o', binary, '.'], { cwd: folder, encoding: 'utf8' });
	if (error !== undefined) return 'Go is absent';
	if (status !== 0) return `the oracle does not build: ${stderr.trim().split('\n').at(-1) ?? ''}`;
	return talkTo(spawn(binary));
}

function talkTo(child: ChildProcessWithoutNullStreams): OpaEngine {
	const waiting: ((answer: Answer) => void)[] = [];
	createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Answer));
	child.stderr.resume();
	return {
		answer: (program, { unoptimized } = { unoptimized: false }) =>
			new Promise((resolve) => {
				waiting.push(resolve);
				child.stdin.write(`${requestText(program, unoptimized)}\n`);
			}),
		stop: () => child.stdin.end(),
	};
}

/** The documents are pasted as they are, so that no digit is lost. */
function requestText({ modules, query, input, data, strict }: Program, unoptimized: boolean): string {
	const fixed = JSON.stringify({ modules, query, strict_builtin_errors: strict, unoptimized }).slice(1, -1);
	return `{${fixed},"input":${input},"data":${data}}`;
}
