import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** What the worker answers: a result, or the fields of an error. */
export type WorkerAnswer =
	| { readonly ok: true; readonly result: unknown }
	| { readonly ok: false; readonly code: string; readonly message: string };

const WAITING = 0;

/**
 * A thread that does asynchronous work while this one waits for it. `source` is a CommonJS script that calls
 * `answer(handler)`, where the handler gets a request and gives a promise of the result. The script comes as text, so
 * that it needs no file next to a bundle.
 */
export class SyncWorker {
	readonly #source: string;
	#worker: Worker | null = null;

	constructor(source: string) {
		this.#source = source;
	}

	/** Sends a request and waits for the answer; null when there is none in time. */
	call(request: unknown, timeoutMs: number): WorkerAnswer | null {
		this.#worker ??= startWorker(this.#source);
		const signal = new Int32Array(new SharedArrayBuffer(4));
		const { port1, port2 } = new MessageChannel();
		this.#worker.postMessage({ request, signal, port: port2 }, [port2]);
		Atomics.wait(signal, 0, WAITING, timeoutMs);
		const received = receiveMessageOnPort(port1);
		port1.close();
		if (received === undefined) {
			this.stop();
			return null;
		}
		return received.message as WorkerAnswer;
	}

	/** Ends the thread; the next call starts a new one. */
	stop(): void {
		void this.#worker?.terminate();
		this.#worker = null;
	}
}

/** Posts each answer before it wakes the waiting thread up. */
const PRELUDE = `
const { parentPort } = require('node:worker_threads');
// Compilers that keep names wrap functions in a call of this.
const __name = (target) => target;
function answer(handler) {
	parentPort.on('message', ({ request, signal, port }) => {
		const done = (message) => {
			port.postMessage(message);
			port.close();
			Atomics.store(signal, 0, 1);
			Atomics.notify(signal, 0);
		};
		handler(request).then(
			(result) => done({ ok: true, result }),
			(error) => done({ ok: false, code: error.code ?? '', message: error.message }),
		);
	});
}
`;

function startWorker(source: string): Worker {
	const worker = new Worker(PRELUDE + source, { eval: true, stdout: false, stderr: false });
	// The thread must not keep the process alive.
	worker.unref();
	return worker;
}
