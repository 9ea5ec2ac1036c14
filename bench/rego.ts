import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedFolder } from '../tools/shared-data.ts';
import { bundleChild, processTime, runJson } from './child.ts';
import { duration, geometricMean, median } from './measure.ts';
import { type PeerFigure, type Peers, preparePeers } from './peers.ts';
import type { CompileFigure, MemoryFigure, SpeedFigure } from './rego-engine.ts';

const ALL_POLICIES = ['a', 'c', 'e', 'f', 'g', 'h', 'j'];
const SCALED_POLICIES = ['e', 'f', 'h', 'j'];

/** Peers in the order of the columns, with the ratio of their time to ours that we want to reach as geometric mean. */
const PEERS: readonly { readonly engine: string; readonly title: string; readonly goal: number | null }[] = [
	{ engine: 'opa-go', title: 'OPA', goal: 25 },
	{ engine: 'opa-go-aststore', title: 'OPA AST store', goal: null },
	{ engine: 'regorus-rvm', title: 'regorus', goal: 6 },
	{ engine: 'regorus-interp', title: 'regorus interpreter', goal: null },
	{ engine: 'opa-wasm', title: 'opa-wasm', goal: null },
	{ engine: 'js-hand', title: 'hand-written', goal: 1 / 3 },
];

interface Row {
	readonly id: string;
	readonly own: SpeedFigure | null;
	readonly peers: ReadonlyMap<string, PeerFigure>;
}

/** `npm run bench -- rego [--ids a,c] [--no-peers] [--only speed,compile,memory,scaling]`; false where a goal is missed. */
export async function benchRego(flags: ReadonlyMap<string, string>): Promise<boolean> {
	const shared = sharedFolder('bench/rego');
	if (shared === null) {
		say('SKIPPED: bench rego needs the shared data (../shared, or $MERLON_SHARED)');
		return true;
	}
	const ids = (flags.get('ids') ?? ALL_POLICIES.join(',')).split(',');
	const parts = (flags.get('only') ?? 'speed,compile,memory,scaling').split(',');
	const engine = await bundleChild('rego-engine');
	const peers = flags.has('no-peers') ? { opa: null, run: () => [] } : preparePeers(shared, ids, say);
	let reached = true;
	if (parts.includes('speed')) reached = speed(shared, engine, ids, peers);
	if (parts.includes('compile')) compileTimes(shared, engine, ids, peers.opa);
	if (parts.includes('memory')) for (const id of ids) memory(shared, engine, id);
	if (parts.includes('scaling')) for (const id of ids) if (SCALED_POLICIES.includes(id)) scaling(shared, engine, id);
	return reached;
}

/** Engines run back to back for each policy, so that a busy machine hits all alike. */
function speed(shared: string, engine: string, ids: readonly string[], peers: Peers): boolean {
	const rows = ids.map((id): Row => {
		const own = runJson<SpeedFigure>(process.execPath, [engine, 'speed', shared, id]);
		const row = { id, own, peers: new Map(peers.run(id).map((figure) => [figure.engine, figure])) };
		say(rowText(row));
		return row;
	});
	const equal = rows.filter((row) => row.own?.exactOrder === true).length;
	say(`results equal, order included: ${equal} of ${rows.length}`);
	let reached = equal === rows.length;
	for (const { engine: name, title, goal } of PEERS) {
		const ratios = rows.map((row) => ratioTo(row, name)).filter((ratio) => ratio !== null);
		if (ratios.length === 0) continue;
		const mean = geometricMean(ratios);
		if (goal !== null && mean < goal) reached = false;
		if (name === 'opa-go' && ratios.some((ratio) => ratio <= 1)) reached = false;
		const verdict = goal === null ? '' : `, goal ${goal.toFixed(2)}: ${mean >= goal ? 'reached' : 'missed'}`;
		const least = Math.min(...ratios).toFixed(2);
		say(
			`geometric mean against ${title}: ${mean.toFixed(2)} times as fast (least ${least}, ${ratios.length} policies${verdict})`,
		);
	}
	return reached;
}

function rowText(row: Row): string {
	if (row.own === null) return `${row.id}: FAILED`;
	const ratios = PEERS.flatMap(({ engine, title }) => {
		const figure = row.peers.get(engine);
		if (figure === undefined) return [];
		const ratio = ratioTo(row, engine);
		return [
			ratio === null ? `${title} wrong or failed` : `${title} ${duration(figure.ns ?? 0)} (${ratio.toFixed(2)}x)`,
		];
	});
	const note = row.own.exactOrder ? '' : ' RESULT DIFFERS';
	return `${row.id}: merlon ${duration(row.own.ns)}${note}; ${ratios.join('; ')}`;
}

/** How many times our time the peer needs; null where one of the two gave no right result. */
function ratioTo(row: Row, engine: string): number | null {
	const figure = row.peers.get(engine);
	if (row.own === null || figure === undefined || figure.ns === null || !figure.ok) return null;
	return figure.ns / row.own.ns;
}

/** CPU time per 1,000 lines, against the CPU time of `opa build` without that of starting the binary. */
function compileTimes(shared: string, engine: string, ids: readonly string[], opa: string | null): void {
	const copies = 8;
	const own = runJson<CompileFigure>(process.execPath, [engine, 'compile', shared, ids.join(','), String(copies)]);
	if (own === null) return;
	const perThousand = 1000 / own.lines;
	const warm = own.warmNs * perThousand;
	const cold = own.coldNs * perThousand;
	say(`compile, per 1,000 lines of ${own.lines}: merlon ${duration(warm)} warm, ${duration(cold)} in a fresh process`);
	if (opa === null) return;
	const folder = mkdtempSync(join(tmpdir(), 'merlon-compile-'));
	writeCopies(shared, folder, ids, copies);
	const build = medianCpu(opa, ['build', '-o', join(folder, 'bundle.tar.gz'), join(folder, 'policies')]);
	const start = medianCpu(opa, ['version']);
	rmSync(folder, { recursive: true });
	const peer = (build - start) * 1e6 * perThousand;
	say(
		`compile: opa build ${duration(peer)} per 1,000 lines: ${(peer / warm).toFixed(2)}x warm, ${(peer / cold).toFixed(2)}x fresh`,
	);
}

function writeCopies(shared: string, folder: string, ids: readonly string[], copies: number): void {
	mkdirSync(join(folder, 'policies'));
	for (let copy = 0; copy < copies; copy++) {
		for (const id of ids) {
			const text = readFileSync(join(shared, 'policies', `${id}.rego`), 'utf8');
			const renamed = text.replace(/^package bench\./m, `package bench.copy${copy}.`);
			writeFileSync(join(folder, 'policies', `${id}${copy}.rego`), renamed);
		}
	}
}

function medianCpu(command: string, args: readonly string[]): number {
	return median(Array.from({ length: 5 }, () => processTime(command, args)?.cpuMs ?? Number.NaN));
}

function memory(shared: string, engine: string, id: string): void {
	const args = ['--expose-gc', '--max-semi-space-size=512', '--min-semi-space-size=256', engine, 'memory', shared, id];
	const figure = runJson<MemoryFigure>(process.execPath, args);
	if (figure !== null) say(`memory ${id}: ${(figure.bytes / 1024).toFixed(1)} KiB per evaluation`);
}

function scaling(shared: string, engine: string, id: string): void {
	const times = [1, 10, 100].map((factor) => {
		const figure = runJson<SpeedFigure>(process.execPath, [engine, 'scaled', shared, id, String(factor)]);
		return { factor, ns: figure?.ns ?? Number.NaN };
	});
	const base = times[0]?.ns ?? Number.NaN;
	const texts = times.map(
		({ factor, ns }) => `${factor}x data ${duration(ns)} (${(ns / base / factor).toFixed(2)} of linear)`,
	);
	say(`scaling ${id}: ${texts.join('; ')}`);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
