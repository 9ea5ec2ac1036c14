import { parentPort, workerData } from 'node:worker_threads';
import type { PolicyModule } from '@merlon/policy';
import type { Candidate } from '../discover/candidate.ts';
import { FileScanner } from './file-scanner.ts';
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

/** Files go to a thread in groups: small enough to share the work well, large enough for messages not to matter. */
const GROUP_BYTES = 1024 * 1024;

interface Group {
	readonly number: number;
	readonly files: readonly Candidate[];
}

interface Answer {
	readonly number: number;
	readonly outcomes: readonly FileOutcome[];
}

/** Scans files in several threads; outcomes come in the order of the files. */
export async function scanInThreads(
	task: ScanTask,
	files: readonly Candidate[],
	start: ThreadEntry,
	count: number,
	onProgress: ((done: number, total: number) => void) | undefined,
): Promise<readonly FileOutcome[]> {
	const groups = grouped(files);
	const results: (readonly FileOutcome[])[] = new Array<readonly FileOutcome[]>(groups.length).fill([]);
	let next = 0;
	let done = 0;
	const work = (worker: ScanThread): Promise<void> =>
		new Promise((resolve, reject) => {
			const give = (): void => {
				const group = groups[next++];
				if (group === undefined) resolve();
				else worker.postMessage(group);
			};
			worker.on('error', reject);
			worker.on('message', (message) => {
				const { number, outcomes } = message as Answer;
				results[number] = outcomes;
				done += outcomes.length;
				onProgress?.(done, files.length);
				give();
			});
			give();
		});
	const workers = Array.from({ length: Math.min(count, groups.length) }, () => start({ kind: 'scan', task }));
	try {
		await Promise.all(workers.map(work));
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
	return results.flat();
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

/** What a thread does: it scans the groups that it is sent. */
export function runScanThread(module: PolicyModule): void {
	const { task } = workerData as ScanThreadData;
	const scanner = new FileScanner(module, task);
	parentPort?.on('message', ({ number, files }: Group) => {
		parentPort?.postMessage({ number, outcomes: files.map((file) => scanner.scan(file)) });
	});
}
