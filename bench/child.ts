import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../tools/shared-data.ts';
import { benchCache } from './cache.ts';

/** Bundles a benchmark's measuring part, so that what is timed is plain JavaScript as users run it. */
export async function bundleChild(name: string): Promise<string> {
	const outfile = join(benchCache('children'), `${name}.cjs`);
	await build({
		entryPoints: [join(ROOT, 'bench', `${name}.ts`)],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		conditions: ['merlon-source'],
		logLevel: 'error',
	});
	return outfile;
}

/** The JSON that a child prints as its last line; null where it fails, with its error on our standard error. */
export function runJson<T>(command: string, args: readonly string[], cwd: string = ROOT): T | null {
	const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
	if (status !== 0) {
		process.stderr.write(`${command} ${args.join(' ')} failed:\n${(stderr ?? '').slice(-2000)}\n`);
		return null;
	}
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as T;
}

export interface ProcessTime {
	readonly wallMs: number;
	readonly cpuMs: number;
}

/** Time of one whole process; null where it fails. Bash's `time` counts the child's CPU time. */
export function processTime(command: string, args: readonly string[]): ProcessTime | null {
	const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1';
	const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', command, ...args], { encoding: 'utf8' });
	if (status !== 0) return null;
	const [real, user, system] = stderr.trim().split(' ').map(Number);
	return { wallMs: 1000 * (real ?? 0), cpuMs: 1000 * ((user ?? 0) + (system ?? 0)) };
}
