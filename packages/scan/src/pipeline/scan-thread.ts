import { assertNever } from '@merlon/base';
import type { InventoryNeed } from '@merlon/model';
import type { Candidate } from '../discover/candidate.ts';
import type { FileScanner } from './file-scanner.ts';
import { InventoryCollector, type InventoryEntry, inventoryOf } from './inventory.ts';
import { type OutcomeReader, type PackedOutcome, packOutcome } from './packed-outcome.ts';
import type { FileOutcome } from './scan-task.ts';

/** A thread as a scan uses it: a `Worker` of Node.js is one. */
export interface ScanThread {
	postMessage(message: unknown): void;
	on(event: 'error', listener: (error: Error) => void): unknown;
	on(event: 'message', listener: (message: unknown) => void): unknown;
	terminate(): Promise<unknown>;
}

/** Of large sets, little would be kept anyway: each thread keeps no more than these bytes. */
const MOST_KEPT = 4 * 1024 * 1024;

/** Files that a thread is given at once. */
export interface Group {
	readonly number: number;
	readonly files: readonly Candidate[];
}

/** What a thread is told to do, and what it answers. */
export type Order =
	| { readonly kind: 'collect'; readonly group: Group; readonly needs: readonly InventoryNeed[] }
	| { readonly kind: 'inventory'; readonly entries: readonly InventoryEntry[] }
	| { readonly kind: 'scan'; readonly group: Group };
export type Answer =
	| { readonly kind: 'collected'; readonly entries: readonly InventoryEntry[] }
	| { readonly kind: 'scanned'; readonly outcomes: readonly PackedOutcome[] };

/** One of the threads of a scan. */
export interface Thread {
	/** How many groups it is given at a time. */
	readonly ahead: number;
	collect(group: Group, needs: readonly InventoryNeed[]): Promise<readonly InventoryEntry[]>;
	useInventory(entries: readonly InventoryEntry[]): void;
	scan(group: Group): Promise<readonly FileOutcome[]>;
}

/**
 * The thread that asks, which does its share of the work itself. What it keeps are copies, as of other threads: a name that
 * was cut out of a file's text would keep the whole text in memory.
 */
export class ThisThread implements Thread {
	readonly ahead = 1;
	readonly #scanner: FileScanner;
	readonly #reader: OutcomeReader;

	constructor(scanner: FileScanner, reader: OutcomeReader) {
		this.#scanner = scanner;
		this.#reader = reader;
	}

	async collect(group: Group, needs: readonly InventoryNeed[]): Promise<readonly InventoryEntry[]> {
		await answersOfOthers();
		return structuredClone(collectGroup(this.#scanner, group, needs));
	}

	useInventory(entries: readonly InventoryEntry[]): void {
		this.#scanner.choice.useInventory(inventoryOf(entries));
	}

	async scan(group: Group): Promise<readonly FileOutcome[]> {
		await answersOfOthers();
		return group.files.map((file) => this.#reader.read(structuredClone(packOutcome(this.#scanner.scan(file)))));
	}
}

/** Lets the answers that have come meanwhile be dealt with, so that no other thread runs out of work. */
function answersOfOthers(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

function collectGroup(
	scanner: FileScanner,
	{ files }: Group,
	needs: readonly InventoryNeed[],
): readonly InventoryEntry[] {
	const collector = new InventoryCollector(needs);
	return files.flatMap((file) => scanner.collect(file, collector, MOST_KEPT));
}

/** Does what a thread is told; null where nobody waits for an answer. */
export function carryOut(scanner: FileScanner, order: Order): Answer | null {
	switch (order.kind) {
		case 'collect':
			return { kind: 'collected', entries: collectGroup(scanner, order.group, order.needs) };
		case 'inventory':
			scanner.choice.useInventory(inventoryOf(order.entries));
			return null;
		case 'scan':
			return { kind: 'scanned', outcomes: order.group.files.map((file) => packOutcome(scanner.scan(file))) };
		default:
			return assertNever(order);
	}
}

interface Call {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** A thread that is sent orders, and answers them in turn. */
export class OtherThread implements Thread {
	readonly ahead = 2;
	readonly #thread: ScanThread;
	readonly #reader: OutcomeReader;
	readonly #calls: Call[] = [];
	#failure: Error | null = null;

	constructor(thread: ScanThread, reader: OutcomeReader) {
		this.#thread = thread;
		this.#reader = reader;
		thread.on('message', (message) => this.#calls.shift()?.resolve(message as Answer));
		thread.on('error', (error) => {
			this.#failure = error;
			for (const call of this.#calls.splice(0)) call.reject(error);
		});
	}

	async collect(group: Group, needs: readonly InventoryNeed[]): Promise<readonly InventoryEntry[]> {
		const answer = await this.#ask({ kind: 'collect', group, needs });
		return answer.kind === 'collected' ? answer.entries : [];
	}

	useInventory(entries: readonly InventoryEntry[]): void {
		this.#send({ kind: 'inventory', entries });
	}

	async scan(group: Group): Promise<readonly FileOutcome[]> {
		const answer = await this.#ask({ kind: 'scan', group });
		return answer.kind === 'scanned' ? answer.outcomes.map((outcome) => this.#reader.read(outcome)) : [];
	}

	terminate(): Promise<unknown> {
		return this.#thread.terminate();
	}

	#ask(order: Order): Promise<Answer> {
		return new Promise((resolve, reject) => {
			if (this.#failure !== null) {
				reject(this.#failure);
				return;
			}
			this.#calls.push({ resolve, reject });
			this.#send(order);
		});
	}

	#send(order: Order): void {
		this.#thread.postMessage(order);
	}
}
