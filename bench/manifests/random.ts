/** Numbers that look random and are the same in every run. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = (Math.imul(seed, 0x9e3779b1) + 0x7f4a7c15) | 0;
	}

	/** From 0 to `bound - 1`. */
	below(bound: number): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
	}

	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	/** True once in `times`. */
	oneIn(times: number): boolean {
		return this.below(times) === 0;
	}

	pick<T>(items: readonly T[]): T {
		return items[this.below(items.length)] as T;
	}

	words(count: number): string {
		return Array.from({ length: count }, () => this.pick(WORDS)).join(' ');
	}
}

const WORDS: readonly string[] = [
	...['the', 'a', 'of', 'and', 'is', 'when', 'which', 'for', 'that', 'its', 'by', 'from', 'with', 'unless'],
	...['pod', 'node', 'volume', 'controller', 'selector', 'label', 'namespace', 'resource', 'request', 'timeout'],
	...['replica', 'endpoint', 'certificate', 'secret', 'template', 'condition', 'status', 'generation', 'policy'],
	...['specifies', 'defaults', 'matches', 'references', 'must', 'may', 'optional', 'required', 'deprecated', 'empty'],
];
