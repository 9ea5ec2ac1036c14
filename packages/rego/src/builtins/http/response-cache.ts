import type { CachedResponse, HttpCache } from '../../runtime/context.ts';

/** Keeps answers in memory, up to a number of bytes; the ones that were not used for longest go first. */
export class HttpResponseCache implements HttpCache {
	readonly #maxBytes: number;
	readonly #entries = new Map<string, CachedResponse>();
	#bytes = 0;

	constructor(maxBytes: number) {
		this.#maxBytes = maxBytes;
	}

	get(key: string): CachedResponse | undefined {
		const found = this.#entries.get(key);
		if (found !== undefined) {
			this.#entries.delete(key);
			this.#entries.set(key, found);
		}
		return found;
	}

	set(key: string, response: CachedResponse): void {
		this.delete(key);
		const size = entrySize(key, response);
		if (size > this.#maxBytes) return;
		this.#entries.set(key, response);
		this.#bytes += size;
		for (const oldest of this.#entries.keys()) {
			if (this.#bytes <= this.#maxBytes) break;
			this.delete(oldest);
		}
	}

	delete(key: string): void {
		const found = this.#entries.get(key);
		if (found === undefined) return;
		this.#entries.delete(key);
		this.#bytes -= entrySize(key, found);
	}
}

function entrySize(key: string, response: CachedResponse): number {
	let size = 2 * key.length + response.body.length;
	for (const [name, value] of response.headers) size += 2 * (name.length + value.length);
	return size;
}
