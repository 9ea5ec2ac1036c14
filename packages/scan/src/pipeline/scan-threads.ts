import { parentPort, workerData } from 'node:worker_threads';
import type { InventoryNeed } from '@merlon/model';
import type { PolicyModule } from '@merlon/policy';
import type { Candidate } from '../discover/candidate.ts';
import { FileScanner } from './file-scanner.ts';
import { InventoryCollector, type InventoryEntry, inventoryOf } from './inventory.ts';
import { type PackedOutcome, packOutcome, unpackOutcome } from './packed-outcome.ts';
import type { FileOutcome, ScanTask } from './scan-task.ts';

/** A thread as a scan uses it: a `Worker` of Node.js is one. */
export interface ScanThread {
	postMessage(message: unknown): void;
	on(event: 'error', listener: (error: Error) => void): unknown;
	on(event: 'message', listener: (message: unknown) => void): unknown;
	terminate(): Promise<unknown>;
}

/** Starts a thread that calls `runScanThread` with the data it was given. */
export type ThreadEntry = (data: ScanThreadData) => ScanThread;

/** What a thread of a scan is given. */
export interface ScanThreadData {
	readonly kind: 'scan';
	readonly task: ScanTask;
}

export interface ThreadOptions {
	readonly start: ThreadEntry;
	readonly count: number;
	readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** Files go to a thread in groups: small enough to share the work well, large enough for messages not to matter. */
const GROUP_BYTES = 1024 * 1024;

interface Group {
	readonly number: number;
	readonly files: readonly Candidate[];
}

/** What a thread is told to do, and what it answers. */
type Order =
	| { readonly kind: 'collect'; readonly group: Group; readonly needs: readonly InventoryNeed[] }
	| { readonly kind: 'inventory'; readonly entries: readonly InventoryEntry[] }
	| { readonly kind: 'scan'; readonly group: Group };
type Answer =
	| { readonly kind: 'collected'; readonly entries: readonly InventoryEntry[] }
	| { readonly kind: 'scanned'; readonly outcomes: readonly PackedOutcome[] };

/** Scans files in several threads; outcomes come in the order of the files. */
export async function scanInThreads(
	{ policies }: PolicyModule,
	task: ScanTask,
	{ files, needs }: { readonly files: readonly Candidate[]; readonly needs: readonly InventoryNeed[] },
	{ start, count, onProgress }: ThreadOptions,
): Promise<readonly FileOutcome[]> {
	const groups = grouped(files);
	const byId = new Map(policies.map((policy) => [policy.id, policy]));
	const results: (readonly FileOutcome[])[] = groups.map(() => []);
	const threads = Array.from(
		{ length: Math.min(count, groups.length) },
		() => new ThreadCalls(start({ kind: 'scan', task })),
	);
	let done = 0;
	const scanGroup = async (thread: ThreadCalls, group: Group): Promise<void> => {
		const outcomes = await thread.scan(group);
		results[group.number] = outcomes.map((outcome) => unpackOutcome(outcome, byId));
		done += group.files.length;
		onProgress?.(done, files.length);
	};
	try {
		if (needs.length === 0) await shareOut(threads, groups, scanGroup);
		else {
			const own = await collectInThreads(threads, groups, needs);
			await Promise.all(threads.map((thread) => forEach(own.get(thread) ?? [], (group) => scanGroup(thread, group))));
		}
	} finally {
		await Promise.all(threads.map((thread) => thread.terminate()));
	}
	return results.flat();
}

/** Tells all threads what policies look up in all files. Gives the groups that each thread has read for that. */
async function collectInThreads(
	threads: readonly ThreadCalls[],
	groups: readonly Group[],
	needs: readonly InventoryNeed[],
): Promise<ReadonlyMap<ThreadCalls, readonly Group[]>> {
	const own = new Map<ThreadCalls, Group[]>(threads.map((thread) => [thread, []]));
	const parts: (readonly InventoryEntry[])[] = groups.map(() => []);
	await shareOut(threads, groups, async (thread, group) => {
		own.get(thread)?.push(group);
		parts[group.number] = await thread.collect(group, needs);
	});
	const entries = parts.flat();
	for (const thread of threads) thread.useInventory(entries);
	return own;
}

/** Every thread takes the next group as soon as it is done with one. */
async function shareOut(
	threads: readonly ThreadCalls[],
	groups: readonly Group[],
	work: (thread: ThreadCalls, group: Group) => Promise<void>,
): Promise<void> {
	const queue = groups[Symbol.iterator]();
	await Promise.all(threads.map((thread) => forEach(queue, (group) => work(thread, group))));
}

async function forEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
	for (const item of items) await work(item);
}

/** Asks a thread for one thing after another. */
class ThreadCalls {
	readonly #thread: ScanThread;
	#answered: (answer: Answer) => void = () => undefined;
	#failed: (error: Error) => void = () => undefined;

	constructor(thread: ScanThread) {
		this.#thread = thread;
		thread.on('message', (message) => this.#answered(message as Answer));
		thread.on('error', (error) => this.#failed(error));
	}

	async scan(group: Group): Promise<readonly PackedOutcome[]> {
		const answer = await this.#ask({ kind: 'scan', group });
		return answer.kind === 'scanned' ? answer.outcomes : [];
	}

	async collect(group: Group, needs: readonly InventoryNeed[]): Promise<readonly InventoryEntry[]> {
		const answer = await this.#ask({ kind: 'collect', group, needs });
		return answer.kind === 'collected' ? answer.entries : [];
	}

	useInventory(entries: readonly InventoryEntry[]): void {
		this.#send({ kind: 'inventory', entries });
	}

	terminate(): Promise<unknown> {
		return this.#thread.terminate();
	}

	#ask(order: Order): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.#answered = resolve;
			this.#failed = reject;
			this.#send(order);
		});
	}

	#send(order: Order): void {
		this.#thread.postMessage(order);
	}
}

function grouped(files: readonly Candidate[]): readonly Group[] {
	const groups: { number: number; files: Candidate[] }[] = [];
	let bytes = Number.POSITIVE_INFINITY;
	for (const file of files) {
		if (bytes >= GROUP_BYTES) {
			groups.push({ number: groups.length, files: [] });
			bytes = 0;
		}
		groups.at(-1)?.files.push(file);
		bytes += Math.max(file.size, 0);
	}
	return groups;
}

/** What a thread does: it reads and scans the groups that it is sent. */
export function runScanThread(module: PolicyModule): void {
	const { task } = workerData as ScanThreadData;
	const scanner = new FileScanner(module, task);
	const answer = (message: Answer): void => parentPort?.postMessage(message);
	parentPort?.on('message', (order: Order) => {
		switch (order.kind) {
			case 'collect': {
				const collector = new InventoryCollector(order.needs);
				const entries = order.group.files.flatMap((file) => scanner.collect(file, collector));
				answer({ kind: 'collected', entries });
				break;
			}
			case 'inventory':
				scanner.choice.useInventory(inventoryOf(order.entries));
				break;
			case 'scan':
				answer({ kind: 'scanned', outcomes: order.group.files.map((file) => packOutcome(scanner.scan(file))) });
				break;
		}
	});
}
