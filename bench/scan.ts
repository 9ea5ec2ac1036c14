import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, sharedFolder } from '../tools/shared-data.ts';
import { benchCache } from './cache.ts';
import { writeManifests } from './generate-manifests.ts';
import { median } from './measure.ts';
import { type ScanPeer, scanPeers } from './scan-peers.ts';

/** What one scan cost. */
interface Cost {
	readonly wallMs: number;
	readonly cpuMs: number;
	/** Peak of resident memory. */
	readonly mebibytes: number;
}

/** Faster than Checkov by this, in CPU time. */
const GOAL = 40;
const DOCUMENTS = 20_000;

/** `npm run bench -- scan [--only small,many,large] [--no-peers]`; false where the goal is missed. */
export function benchScan(flags: ReadonlyMap<string, string>): boolean {
	const shared = sharedFolder('conformance/helm');
	if (shared === null) {
		say('SKIPPED: the scan benchmark needs ../shared');
		return true;
	}
	const only = (flags.get('only') ?? 'small,many,large').split(',');
	const peers = flags.has('no-peers') ? [] : scanPeers(say);
	let reached = true;
	for (const [name, folder, peersFor] of folders(shared)) {
		if (!only.includes(name)) continue;
		const target = folder();
		reached = compare(name, target, peersFor ? peers : []) && reached;
	}
	startOfOneFile();
	return reached;
}

type Folder = readonly [name: string, path: () => string, compared: boolean];

/** The folders to scan; peers are not kept waiting for the large one. */
function folders(helm: string): readonly Folder[] {
	return [
		['small', () => join(helm, '../../attack/data/kubernetes-goat/scenarios'), true],
		['many', () => rendered(helm), true],
		['large', () => generated(), false],
	];
}

/** The rendered charts alone, without their templates, which no peer could read. */
function rendered(helm: string): string {
	const folder = join(benchCache('scan'), 'many');
	mkdirSync(folder, { recursive: true });
	for (const chart of readdirSync(helm, { withFileTypes: true })) {
		if (!chart.isDirectory()) continue;
		const file = join(helm, chart.name, 'default.yaml');
		if (existsSync(file)) copyFileSync(file, join(folder, `${chart.name}.yaml`));
	}
	return folder;
}

function generated(): string {
	const folder = join(benchCache('scan'), 'large');
	if (!existsSync(folder)) writeManifests(folder, DOCUMENTS);
	return folder;
}

function compare(name: string, folder: string, peers: readonly ScanPeer[]): boolean {
	const merlon = join(ROOT, 'apps/cli/bin/merlon.cjs');
	const own = typical([process.execPath, merlon, 'scan', '--policies', 'all', '-o', 'json', folder], 3);
	const few = typical([process.execPath, merlon, 'scan', '-o', 'json', folder], 3);
	say(`${name}: merlon, default policies: ${costText(few)}`);
	say(`${name}: merlon, all policies: ${costText(own)}`);
	let reached = true;
	for (const peer of peers) {
		const cost = typical(peer.command(folder), 1);
		const ratio = cost.cpuMs / own.cpuMs;
		say(`${name}: ${peer.name}: ${costText(cost)}; ${ratio.toFixed(1)} times the CPU time of merlon with all policies`);
		if (peer.name === 'checkov') {
			say(`${name}: goal at least ${GOAL} times Checkov: ${ratio >= GOAL ? 'reached' : 'missed'}`);
			reached = ratio >= GOAL;
		}
	}
	return reached;
}

function startOfOneFile(): void {
	const file = join(ROOT, 'policies/kubernetes/workload/privileged-container/cases/fail-container.yaml');
	const merlon = join(ROOT, 'apps/cli/bin/merlon.cjs');
	const one = typical([process.execPath, merlon, 'scan', file], 9);
	const bare = typical([process.execPath, '-e', '0'], 9);
	say(`one file: ${one.cpuMs.toFixed(0)} ms CPU, ${(one.cpuMs / bare.cpuMs).toFixed(2)} times node -e 0`);
}

function typical(command: readonly string[], rounds: number): Cost {
	const costs = Array.from({ length: rounds }, () => costOf(command));
	return {
		wallMs: median(costs.map(({ wallMs }) => wallMs)),
		cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
		mebibytes: median(costs.map(({ mebibytes }) => mebibytes)),
	};
}

/** Scanners end with 1 where they find something. */
function costOf(command: readonly string[]): Cost {
	const script = 'exec /usr/bin/time -f "%e %U %S %M" "$@" 2>&1 >/dev/null | tail -n 1';
	const { stdout } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
	const [wall, user, system, kibibytes] = stdout.trim().split(' ').map(Number);
	return {
		wallMs: 1000 * (wall ?? Number.NaN),
		cpuMs: 1000 * ((user ?? Number.NaN) + (system ?? Number.NaN)),
		mebibytes: (kibibytes ?? Number.NaN) / 1024,
	};
}

function costText({ wallMs, cpuMs, mebibytes }: Cost): string {
	return `${(cpuMs / 1000).toFixed(2)} s CPU, ${(wallMs / 1000).toFixed(2)} s, ${mebibytes.toFixed(0)} MiB`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
