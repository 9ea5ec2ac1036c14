import { join } from 'node:path';
import { ROOT, sharedFolder } from '../tools/shared-data.ts';
import { processTime } from './child.ts';
import { median } from './measure.ts';
import { type Cost, costText, runs } from './process-cost.ts';
import { largeFolder, manyFolder, type ScanFolder, smallFolder } from './scan-folders.ts';
import { type ScanPeer, scanPeers } from './scan-peers.ts';

/** Faster than Checkov by this, in CPU time. */
const TIMES_CHECKOV = 40;
const MOST_MEGABYTES = 500;
/** CPU time per megabyte of all documents, relative to that of a tenth. */
const MOST_GROWTH = 1.25;
/** The CPU time of a scan of one file, relative to `node -e 0`. */
const MOST_TIMES_BARE = 2.5;

const MERLON = [process.execPath, join(ROOT, 'apps/cli/bin/merlon.cjs'), 'scan', '-o', 'json'];
const ALL_POLICIES = ['--policies', 'all'];

interface Options {
	/** How often each command runs; the median counts. */
	readonly rounds: number;
	/** How often slow peers do. */
	readonly peerRounds: number;
	readonly checkovLarge: boolean;
	readonly peers: readonly ScanPeer[];
}

/**
 * `npm run bench -- scan [--only small,many,large,start] [--rounds 5] [--peer-rounds 3] [--no-peers] [--checkov-large]`:
 * CPU time, wall time and peak memory against other scanners; false where a goal is missed.
 */
export function benchScan(flags: ReadonlyMap<string, string>): boolean {
	const helm = sharedFolder('conformance/helm');
	const attack = sharedFolder('attack/data');
	if (helm === null || attack === null) {
		say('SKIPPED: the scan benchmark needs ../shared');
		return true;
	}
	const only = new Set((flags.get('only') ?? 'small,many,large,start').split(','));
	const options: Options = {
		rounds: Number(flags.get('rounds') ?? 5),
		peerRounds: Number(flags.get('peer-rounds') ?? 3),
		checkovLarge: flags.has('checkov-large'),
		peers: flags.has('no-peers') ? [] : scanPeers(say),
	};
	const parts: readonly (readonly [string, () => readonly boolean[]])[] = [
		['small', () => compare('small', smallFolder(attack), options)],
		['many', () => compare('many', manyFolder(helm), options)],
		['large', () => measureLarge(options)],
		['start', () => [startOfOneFile()]],
	];
	const reached = parts.filter(([name]) => only.has(name)).flatMap(([, measure]) => measure());
	return !reached.includes(false);
}

/** Merlon and its peers on one folder. */
function compare(name: string, folder: ScanFolder, { rounds, peerRounds, peers }: Options): readonly boolean[] {
	say(`${name}: ${contents(folder)}`);
	merlon(name, folder, [], rounds);
	const own = merlon(name, folder, ALL_POLICIES, rounds);
	const goals = [own.complete];
	for (const peer of peers) {
		const cost = peerCost(name, peer, folder, peerRounds, own.cost);
		if (peer.name === 'checkov' && cost !== null) goals.push(timesCheckov(name, cost.cpuMs / own.cost.cpuMs));
	}
	if (name === 'many') goals.push(fasterThanKubeLinter(folder, own.cost));
	return goals;
}

interface OwnRun {
	readonly cost: Cost;
	/** Whether it reports as many resources as there are documents. */
	readonly complete: boolean;
}

function merlon(name: string, folder: ScanFolder, flags: readonly string[], rounds: number): OwnRun {
	const { cost, stdout } = runs([...MERLON, ...flags, folder.path], rounds);
	const { summary } = JSON.parse(stdout) as { readonly summary: Readonly<Record<string, number>> };
	const complete = summary['resources'] === folder.documents && summary['unreadable'] === 0;
	say(
		`${name}: merlon, ${summary['policies']} policies: ${costText(cost)}; ${summary['resources']} resources, ${summary['failed']} findings`,
	);
	if (!complete) say(`${name}: merlon did not read all of the ${folder.documents} documents`);
	return { cost, complete };
}

/** Null where the peer fails. */
function peerCost(name: string, peer: ScanPeer, folder: ScanFolder, rounds: number, own: Cost): Cost | null {
	const run = runs(peer.command(folder.path), rounds);
	const looked = peer.looked(run);
	if (looked === null) {
		say(`${name}: ${peer.name} failed: ${run.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? ''}`);
		return null;
	}
	const ratio = run.cost.cpuMs / own.cpuMs;
	say(
		`${name}: ${peer.name}, ${peer.rules} rules: ${costText(run.cost)}; ${ratio.toFixed(1)} times merlon's CPU time with all policies (${looked})`,
	);
	return run.cost;
}

function timesCheckov(name: string, ratio: number): boolean {
	return goal(
		`${name}: ${ratio.toFixed(1)} times faster than Checkov; goal at least ${TIMES_CHECKOV}`,
		ratio >= TIMES_CHECKOV,
	);
}

/** What kube-linter took on this class of machine for other outputs of the same charts: it is not built here. */
const KUBE_LINTER = { checks: 31, cpuSeconds: 2.2, megabytesRead: 12, documents: 1965, memory: 192 };

function fasterThanKubeLinter({ megabytes }: ScanFolder, own: Cost): boolean {
	const { checks, cpuSeconds, documents, megabytesRead, memory } = KUBE_LINTER;
	const theirs = (1000 * cpuSeconds) / megabytesRead;
	say(
		`many: kube-linter, ${checks} checks: ${cpuSeconds} s CPU, ${memory} MB for ${documents} documents of ${megabytesRead} MB, ${theirs.toFixed(0)} ms per MB (measured earlier on this class of machine, not in this run)`,
	);
	const ours = own.cpuMs / megabytes;
	return goal(`many: merlon takes ${ours.toFixed(0)} ms CPU per MB; goal less than kube-linter`, ours < theirs);
}

/** How cost grows: all of the generated documents against a tenth of them. */
function measureLarge(options: Options): readonly boolean[] {
	const [whole, tenth] = [largeFolder('whole'), largeFolder('tenth')];
	say(`large: ${contents(whole)}`);
	say(`tenth of large: ${contents(tenth)}`);
	const rounds = Math.min(options.rounds, 3);
	const few = merlon('tenth of large', tenth, ALL_POLICIES, rounds);
	const all = merlon('large', whole, ALL_POLICIES, rounds);
	const growth = all.cost.cpuMs / whole.megabytes / (few.cost.cpuMs / tenth.megabytes);
	const cores = all.cost.cpuMs / all.cost.wallMs;
	const megabytes = (all.cost.mebibytes * 1024 * 1024) / 1e6;
	say(`large: ${(all.cost.cpuMs / whole.megabytes).toFixed(1)} ms CPU per MB, on ${cores.toFixed(2)} cores`);
	const goals = [
		few.complete,
		all.complete,
		goal(
			`large: CPU time per MB is ${growth.toFixed(2)} of a tenth's; goal at most ${MOST_GROWTH}`,
			growth <= MOST_GROWTH,
		),
		goal(`large: ${megabytes.toFixed(0)} MB at its peak; goal less than ${MOST_MEGABYTES}`, megabytes < MOST_MEGABYTES),
	];
	const checkov = options.peers.find(({ name }) => name === 'checkov');
	if (checkov === undefined) return goals;
	const [name, folder, own] = options.checkovLarge ? ['large', whole, all.cost] : ['tenth of large', tenth, few.cost];
	const cost = peerCost(name, checkov, folder, 1, own);
	if (cost === null) return goals;
	if (folder === whole) return [...goals, timesCheckov(name, cost.cpuMs / all.cost.cpuMs)];
	say('large: Checkov is taken to need ten times what a tenth does (--checkov-large measures it)');
	return [...goals, timesCheckov('large', (10 * cost.cpuMs) / all.cost.cpuMs)];
}

const START_ROUNDS = 15;

/** One file, in turns with a bare start of Node.js. */
function startOfOneFile(): boolean {
	const file = join(ROOT, 'policies/kubernetes/workload/privileged-container/cases/fail-container.yaml');
	const [node = '', ...args] = MERLON;
	const one: number[] = [];
	const bare: number[] = [];
	for (let round = 0; round < START_ROUNDS; round++) {
		one.push(processTime(node, [...args, '--soft-fail', file])?.cpuMs ?? Number.NaN);
		bare.push(processTime(node, ['-e', '0'])?.cpuMs ?? Number.NaN);
	}
	const ratio = median(one) / median(bare);
	return goal(
		`one file: ${median(one).toFixed(0)} ms CPU, ${ratio.toFixed(2)} times node -e 0; goal at most ${MOST_TIMES_BARE}`,
		ratio <= MOST_TIMES_BARE,
	);
}

function goal(text: string, reached: boolean): boolean {
	say(`${text}: ${reached ? 'reached' : 'missed'}`);
	return reached;
}

function contents({ documents, megabytes, files }: ScanFolder): string {
	return `${documents} documents of ${megabytes.toFixed(megabytes < 10 ? 2 : 1)} MB in ${files} files`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
