import { realpathSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InvariantError } from '@merlon/base';
import type { TestRun } from '../report/test-report.ts';
import type { TestJob } from './test-job.ts';
import { runOf, type TestMessage, type TestWorkerData } from './test-message.ts';
import type { TestSession } from './test-session.ts';
import { take } from './test-worker.ts';

/** How many threads run tests. `auto` starts further ones only when that is likely to pay. */
export interface ThreadCount {
	readonly threads: number;
	readonly auto: boolean;
}

/** What starting threads costs besides loading the policies again, in milliseconds. */
const START_MS = 300;

/**
 * Runs all tests of a session and hands them over in order. This thread takes part; the others load the policies for
 * themselves and take tests as they are ready.
 */
export async function runTestsInThreads(
	session: TestSession,
	job: TestJob,
	{ threads, auto }: ThreadCount,
	loadMs: number,
	accept: (run: TestRun) => void,
): Promise<void> {
	const count = session.tests.length;
	const queue = new InOrder(count, accept);
	const next = new Int32Array(new SharedArrayBuffer(4));
	const crew = new Crew(session, queue);
	try {
		const extra = Math.min(threads, count) - 1;
		if (!auto) crew.start(extra, { job, next });
		const started = performance.now();
		for (let number = take(next); number < count; number = take(next)) {
			queue.put(number, session.run(number));
			if (extra < 1) continue;
			if (crew.size === 0 && pays(performance.now() - started, number + 1, count, loadMs)) {
				crew.start(extra, { job, next });
			}
			if (crew.size > 0) await setImmediate();
			crew.check();
		}
		await crew.finished();
	} finally {
		await crew.dismiss();
	}
}

/** Whether the tests that are left are likely to take longer than getting others ready to help. */
function pays(spentMs: number, done: number, count: number, loadMs: number): boolean {
	return (spentMs / done) * (count - done) > 2 * loadMs + START_MS;
}

/** Puts runs in the order of their numbers. */
class InOrder {
	readonly #runs: (TestRun | null)[];
	readonly #accept: (run: TestRun) => void;
	#handedOver = 0;

	constructor(count: number, accept: (run: TestRun) => void) {
		this.#runs = new Array<TestRun | null>(count).fill(null);
		this.#accept = accept;
	}

	get complete(): boolean {
		return this.#handedOver === this.#runs.length;
	}

	put(number: number, run: TestRun): void {
		this.#runs[number] = run;
		for (let ready = this.#runs[this.#handedOver]; ready != null; ready = this.#runs[this.#handedOver]) {
			this.#runs[this.#handedOver++] = null;
			this.#accept(ready);
			if (this.complete) return;
		}
	}
}

/** The other threads. */
class Crew {
	readonly #session: TestSession;
	readonly #queue: InOrder;
	readonly #workers: Worker[] = [];
	#error: Error | null = null;
	#wake: () => void = () => undefined;

	constructor(session: TestSession, queue: InOrder) {
		this.#session = session;
		this.#queue = queue;
	}

	get size(): number {
		return this.#workers.length;
	}

	start(count: number, data: TestWorkerData): void {
		// The threads run the file that this process was started with, which sees that it is not the main one.
		const entry = realpathSync(process.argv[1] ?? '');
		for (let i = 0; i < count; i++) {
			const worker = new Worker(entry, { workerData: data, argv: [] });
			worker.on('message', (message: TestMessage) => this.#receive(message));
			worker.on('error', (error) => this.#fail(error));
			worker.on('exit', (code) => {
				if (code !== 0) this.#fail(new InvariantError(`a thread that ran tests ended with ${code}`));
			});
			this.#workers.push(worker);
		}
	}

	/** Throws what has gone wrong in a thread. */
	check(): void {
		if (this.#error !== null) throw this.#error;
	}

	/** Waits until every test has been run. */
	async finished(): Promise<void> {
		while (!this.#queue.complete) {
			this.check();
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
	}

	async dismiss(): Promise<void> {
		await Promise.all(this.#workers.map((worker) => worker.terminate()));
	}

	#receive(message: TestMessage): void {
		if (message.kind === 'failed') {
			this.#fail(new InvariantError(message.message));
			return;
		}
		if (message.covered !== null) this.#session.coverage?.add(message.covered);
		this.#queue.put(message.number, runOf(message));
		this.#wake();
	}

	#fail(error: unknown): void {
		this.#error ??= error instanceof Error ? error : new InvariantError(String(error));
		this.#wake();
	}
}
