import { LookupFailure } from '../runtime/context.ts';
import { SyncWorker } from './sync-worker.ts';

export interface LookupOptions {
	/** How long an answer may take, in milliseconds; 5000 unless given. */
	readonly timeoutMs?: number;
}

const SOURCE = `
const { lookup } = require('node:dns').promises;
answer(async (name) => (await lookup(name, { all: true })).map((found) => found.address));
`;

/** The effect behind `net.lookup_ip_addr`: asks the system's resolver and waits for the answer. */
export function createLookupHost(options: LookupOptions = {}): (name: string) => readonly string[] {
	const timeoutMs = options.timeoutMs ?? 5000;
	const worker = new SyncWorker(SOURCE);
	return (name) => {
		const answer = worker.call(name, timeoutMs);
		if (answer === null) throw new LookupFailure(`lookup ${name}: i/o timeout`, true);
		if (answer.ok) return answer.result as readonly string[];
		throw new LookupFailure(answer.code === 'ENOTFOUND' ? `lookup ${name}: no such host` : answer.message);
	};
}
