import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.ts';

/** What a command cost. */
export interface Cost {
	readonly wallMs: number;
	/** Of the process and all that it started. */
	readonly cpuMs: number;
	/** Peak of resident memory, of the largest process. */
	readonly mebibytes: number;
}

/** What a command cost in the median of some runs, and what it printed in the last of them. */
export interface Run {
	readonly cost: Cost;
	readonly stdout: string;
	readonly stderr: string;
	readonly status: number;
}

/** Runs a command some times. Scanners end with 1 where they find something, so that the status is the caller's. */
export function runs(command: readonly string[], rounds: number): Run {
	const all = Array.from({ length: rounds }, () => run(command));
	const last = all.at(-1);
	if (last === undefined) throw new Error('a command is run at least once');
	const typical = (figure: (cost: Cost) => number): number => median(all.map(({ cost }) => figure(cost)));
	const cost = {
		wallMs: typical(({ wallMs }) => wallMs),
		cpuMs: typical(({ cpuMs }) => cpuMs),
		mebibytes: typical(({ mebibytes }) => mebibytes),
	};
	return { ...last, cost };
}

/** Bash's `time` counts in milliseconds, GNU's knows the memory. */
const SCRIPT = `
TIMEFORMAT='%R %U %S'
{ time /usr/bin/time --quiet -f %M -o "$1/memory" "\${@:2}" >"$1/stdout" 2>"$1/stderr"; } 2>"$1/time"
`;

function run(command: readonly string[]): Run {
	const folder = mkdtempSync(join(tmpdir(), 'merlon-bench-'));
	try {
		const { status } = spawnSync('bash', ['-c', SCRIPT, 'bash', folder, ...command], { stdio: 'ignore' });
		const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
		const [wall, user, system] = text('time').trim().split(' ').map(Number);
		const cost = {
			wallMs: 1000 * (wall ?? Number.NaN),
			cpuMs: 1000 * ((user ?? Number.NaN) + (system ?? Number.NaN)),
			mebibytes: Number(text('memory')) / 1024,
		};
		return { cost, stdout: text('stdout'), stderr: text('stderr'), status: status ?? -1 };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export function costText({ wallMs, cpuMs, mebibytes }: Cost): string {
	return `${seconds(cpuMs)} s CPU, ${seconds(wallMs)} s wall, ${mebibytes.toFixed(0)} MiB`;
}

function seconds(ms: number): string {
	return (ms / 1000).toFixed(ms < 1000 ? 3 : 2);
}
