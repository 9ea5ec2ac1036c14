import { parentPort, workerData } from 'node:worker_threads';
import { runMessage, type TestMessage, type TestWorkerData } from './test-message.ts';
import { TestSession } from './test-session.ts';

/** The life of a thread that runs tests: takes the next one until none is left. */
export function runTestWorker(): void {
	const { job, next } = workerData as TestWorkerData;
	const send = (message: TestMessage): void => parentPort?.postMessage(message);
	try {
		const session = new TestSession(job);
		for (let number = take(next); number < session.tests.length; number = take(next)) {
			// Only what this test adds is sent: the receiver has the rest.
			session.restart();
			const run = session.run(number);
			send(runMessage(number, run, session.coverage?.places() ?? null));
		}
	} catch (error) {
		send({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
}

/** The number of a test that is now this thread's. */
export function take(next: Int32Array): number {
	return Atomics.add(next, 0, 1);
}
