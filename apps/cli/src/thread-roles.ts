import { workerData } from 'node:worker_threads';
import { BUILTIN } from '@merlon/policy/builtin';
import { runScanThread } from '@merlon/scan';
import { runTestWorker } from './test-run/test-worker.ts';

/** Does what the data of this thread says it is for. */
export function runThread(): void {
	const { kind } = workerData as { readonly kind?: string };
	if (kind === 'scan') runScanThread(BUILTIN);
	else void runTestWorker();
}
