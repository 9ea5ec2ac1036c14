import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILTIN } from '@merlon/policy/builtin';
import { afterAll, expect, it } from 'vitest';
import type { Candidate } from '../discover/candidate.ts';
import { FileScanner } from './file-scanner.ts';
import type { ScanTask } from './scan-task.ts';
import { carryOut, type Order, type ScanThread } from './scan-thread.ts';
import { scanInThreads, type ThreadEntry } from './scan-threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'merlon-threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const task: ScanTask = { config: { policies: 'all' }, cwd: folder, folder, today: '2026-11-23' };

/** Files whose Services select the pods of other files. Their sizes are made up, so that each makes a group. */
const files: readonly Candidate[] = Array.from({ length: 8 }, (_, i) => {
	const absolute = join(folder, `${i}.yaml`);
	writeFileSync(
		absolute,
		`apiVersion: v1
kind: Service
metadata: {name: s${i}, namespace: a}
spec: {selector: {app: app-${(i + 3) % 9}}}
---
apiVersion: v1
kind: Pod
metadata: {name: p${i}, namespace: a, labels: {app: app-${i}}}
spec: {containers: [{name: c, image: nginx, securityContext: {privileged: true}}]}
`,
	);
	return { path: `${i}.yaml`, absolute, size: 2_000_000, explicit: false, blob: null };
});
const needs = BUILTIN.policies.flatMap(({ inventory }) => inventory);

/** A thread that works in this one; what is sent is copied, as between threads. */
class FakeThread extends EventEmitter implements ScanThread {
	readonly #scanner = new FileScanner(BUILTIN, task);
	#ended = false;

	postMessage(message: unknown): void {
		const order = structuredClone(message) as Order;
		setImmediate(() => {
			if (this.#ended) return;
			const answer = carryOut(this.#scanner, order);
			if (answer !== null) this.emit('message', structuredClone(answer));
		});
	}

	terminate(): Promise<void> {
		this.#ended = true;
		return Promise.resolve();
	}
}

function inThreads(count: number, start: ThreadEntry, wanted = needs): ReturnType<typeof scanInThreads> {
	const scanner = new FileScanner(BUILTIN, task);
	return scanInThreads(BUILTIN, scanner, task, { files, needs: wanted }, { start, count, onProgress: undefined });
}

it('gives the same in any number of threads', async () => {
	const [alone, few, many] = await Promise.all([1, 2, 20].map((count) => inThreads(count, () => new FakeThread())));
	expect(alone?.map(({ resources }) => resources[0]?.name)).toEqual(files.map((_, i) => `s${i}`));
	expect(few).toEqual(alone);
	expect(many).toEqual(alone);
	const dangling = alone?.flatMap(({ findings }) =>
		findings.filter(({ policy }) => policy === 'k8s-service-without-pods').map(({ resource }) => resource.name),
	);
	expect(dangling).toEqual(['s5']);
});

it('needs no inventory', async () => {
	const outcomes = await inThreads(3, () => new FakeThread(), []);
	expect(outcomes.map(({ findings }) => findings.some(({ policy }) => policy === 'k8s-privileged-container'))).toEqual(
		files.map(() => true),
	);
});

it('ends with the error of a thread', async () => {
	const broken = (): ScanThread => {
		const thread = new FakeThread();
		setImmediate(() => thread.emit('error', new Error('the thread is gone')));
		return thread;
	};
	await expect(inThreads(3, broken)).rejects.toThrow('the thread is gone');
});

it('tells how far it is', async () => {
	const seen: string[] = [];
	const onProgress = (done: number, total: number): void => void seen.push(`${done} of ${total}`);
	const scanner = new FileScanner(BUILTIN, task);
	const start = (): ScanThread => new FakeThread();
	await scanInThreads(BUILTIN, scanner, task, { files, needs: [] }, { start, count: 2, onProgress });
	expect(seen).toEqual(files.map((_, i) => `${i + 1} of 8`));
});
