import { parentPort, workerData } from 'node:worker_threads';
import type { InventoryNeed } from '@merlon/model';
import type { PolicyModule } from '@merlon/policy';
import type { Candidate } from '../discover/candidate.ts';
import { FileScanner } from './file-scanner.ts';
import type { InventoryEntry } from './inventory.ts';
import { OutcomeReader } from './packed-outcome.ts';
import type { FileOutcome, ScanTask } from './scan-task.ts';
import {
	carryOut,
	type Group,
	type Order,
	OtherThread,
	type ScanThread,
	ThisThread,
	type Thread,
} from './scan-thread.ts';

/** Starts a thread that calls `runScanThread` with the data it was given. */
export type ThreadEntry = (data: ScanThreadData) => ScanThread;

/** What a thread of a scan is given. */
export interface ScanThreadData {
	readonly kind: 'scan';
	readonly task: ScanTask;
}

export interface ThreadOptions {
	readonly start: ThreadEntry;
	/** Threads, this one included. */
	readonly count: number;
	readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/** Files go to a thread in groups: small enough to share the work well, large enough for messages not to matter. */
const GROUP_BYTES = 1024 * 1024;

/** Scans files in several threads, of which this is one; outcomes come in the order of the files. */
export async function scanInThreads(
	{ policies }: PolicyModule,
	scanner: FileScanner,
	task: ScanTask,
	{ files, needs }: { readonly files: readonly Candidate[]; readonly needs: readonly InventoryNeed[] },
	{ start, count, onProgress }: ThreadOptions,
): Promise<readonly FileOutcome[]> {
	const groups = grouped(files);
	const reader = new OutcomeReader(policies);
	const others = Array.from(
		{ length: Math.min(count, groups.length) - 1 },
		() => new OtherThread(start({ kind: 'scan', task }), reader),
	);
	const threads: readonly Thread[] = [new ThisThread(scanner, reader), ...others];
	const results: (readonly FileOutcome[])[] = groups.map(() => []);
	let done = 0;
	const scanGroup = async (thread: Thread, group: Group): Promise<void> => {
		results[group.number] = await thread.scan(group);
		done += group.files.length;
		onProgress?.(done, files.length);
	};
	try {
		if (needs.length === 0) await shareOut(threads, () => groups, scanGroup);
		else {
			const own = await collectInThreads(threads, groups, needs);
			await shareOut(threads, (thread) => own.get(thread) ?? [], scanGroup);
		}
	} finally {
		await Promise.all(others.map((thread) => thread.terminate()));
	}
	return results.flat();
}

/** Tells all threads what policies look up in all files. Gives the groups that each thread has read for that. */
async function collectInThreads(
	threads: readonly Thread[],
	groups: readonly Group[],
	needs: readonly InventoryNeed[],
): Promise<ReadonlyMap<Thread, readonly Group[]>> {
	const own = new Map<Thread, Group[]>(threads.map((thread) => [thread, []]));
	const parts: (readonly InventoryEntry[])[] = groups.map(() => []);
	await shareOut(
		threads,
		() => groups,
		async (thread, group) => {
			own.get(thread)?.push(group);
			parts[group.number] = await thread.collect(group, needs);
		},
	);
	const entries = parts.flat();
	for (const thread of threads) thread.useInventory(entries);
	return own;
}

/**
 * Every thread takes the next of its groups as soon as it is done with one; those that share a list share the work.
 * Threads are given some groups ahead, so that they need not wait until somebody has time for them.
 */
async function shareOut(
	threads: readonly Thread[],
	groupsOf: (thread: Thread) => readonly Group[],
	work: (thread: Thread, group: Group) => Promise<void>,
): Promise<void> {
	const queues = new Map<readonly Group[], Iterator<Group>>();
	const queueOf = (thread: Thread): Iterator<Group> => {
		const groups = groupsOf(thread);
		const queue = queues.get(groups) ?? groups[Symbol.iterator]();
		queues.set(groups, queue);
		return queue;
	};
	const lane = async (thread: Thread, queue: Iterator<Group>): Promise<void> => {
		for (let next = queue.next(); next.done !== true; next = queue.next()) await work(thread, next.value);
	};
	await Promise.all(
		threads.flatMap((thread) => Array.from({ length: thread.ahead }, () => lane(thread, queueOf(thread)))),
	);
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

/** What a thread does: it carries out the orders that it is sent. */
export function runScanThread(module: PolicyModule): void {
	const { task } = workerData as ScanThreadData;
	const scanner = new FileScanner(module, task);
	parentPort?.on('message', (order: Order) => {
		const answer = carryOut(scanner, order);
		if (answer !== null) parentPort?.postMessage(answer);
	});
}
