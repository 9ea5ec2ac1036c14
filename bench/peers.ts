import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCache } from './cache.ts';

/** What a peer's harness prints of one policy. */
export interface PeerFigure {
	readonly engine: string;
	readonly bench: string;
	readonly ns: number | null;
	readonly ok: boolean;
}

export interface Peers {
	readonly opa: string | null;
	/** Runs every engine that could be built on one policy. */
	run(id: string): PeerFigure[];
}

/** Builds the peers of the shared benchmark in the cache. One that cannot be built is left out with a line that says so. */
export function preparePeers(shared: string, ids: readonly string[], say: (line: string) => void): Peers {
	const work = benchCache('rego');
	cpSync(shared, work, { recursive: true, mode: 0, force: false });
	const opa = findOpa();
	if (opa === null) say('SKIPPED: no `opa` binary (set $OPA): opa-wasm and compile times are not compared');
	const go = ensure(say, 'OPA (Go)', join(work, 'go/gobench'), join(work, 'go'), 'go', ['build', '-o', 'gobench', '.']);
	const rust = ensure(say, 'regorus (Rust)', join(work, 'rust/target/release/regobench'), join(work, 'rust'), 'cargo', [
		'build',
		'--release',
	]);
	const wasm = ensure(say, 'opa-wasm', join(work, 'js/node_modules'), join(work, 'js'), 'npm', ['ci']);
	if (opa !== null && wasm) for (const id of ids) buildWasm(opa, work, id);
	return {
		opa,
		run: (id) => [
			...(go ? runPeer(join(work, 'go/gobench'), ['.', id], work) : []),
			...(rust ? runPeer(join(work, 'rust/target/release/regobench'), ['.', id], work) : []),
			...(wasm && opa !== null ? runPeer(process.execPath, ['js/bench.js', '.', id, 'wasm'], work) : []),
			...runPeer(process.execPath, ['js/bench.js', '.', id, 'hand'], work),
		],
	};
}

function findOpa(): string | null {
	const candidates = [process.env['OPA'] ?? 'opa', join(benchCache('bin'), 'opa')];
	return candidates.find((path) => spawnSync(path, ['version']).status === 0) ?? null;
}

function ensure(
	say: (line: string) => void,
	name: string,
	product: string,
	cwd: string,
	command: string,
	args: readonly string[],
): boolean {
	if (existsSync(product)) return true;
	say(`building ${name} …`);
	const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
	if (status === 0) return true;
	say(`SKIPPED: ${name} could not be built: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`);
	return false;
}

function buildWasm(opa: string, work: string, id: string): void {
	const wasm = join(work, 'js/wasm', `${id}.wasm`);
	if (existsSync(wasm)) return;
	mkdirSync(join(work, 'js/wasm'), { recursive: true });
	const temporary = mkdtempSync(join(tmpdir(), 'merlon-bench-'));
	const bundle = join(temporary, 'b.tgz');
	spawnSync(opa, ['build', '-t', 'wasm', '-e', `bench/${id}/result`, '-o', bundle, join(work, `policies/${id}.rego`)]);
	spawnSync('tar', ['-xzf', bundle, '-C', temporary, '/policy.wasm']);
	renameSync(join(temporary, 'policy.wasm'), wasm);
	rmSync(temporary, { recursive: true });
}

function runPeer(command: string, args: readonly string[], cwd: string): PeerFigure[] {
	const { stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '1' } });
	const lines = (stdout ?? '').split('\n').filter((line) => line.startsWith('{'));
	return lines.map((line) => JSON.parse(line) as PeerFigure);
}
