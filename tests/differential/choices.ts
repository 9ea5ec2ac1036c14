/**
 * A generator's decisions, read from a list of numbers. When the list is used up every choice is the first one, which
 * generators make the simplest: so whatever shrinks the list shrinks the program.
 */
export class Choices {
	readonly #numbers: readonly number[];
	#at = 0;

	constructor(numbers: readonly number[]) {
		this.#numbers = numbers;
	}

	/** A number from 0 up to, not including, `bound`. */
	below(bound: number): number {
		return (this.#numbers[this.#at++] ?? 0) % bound;
	}

	/** True about `percent` times of a hundred; false when the choices are used up. */
	chance(percent: number): boolean {
		return this.below(100) >= 100 - percent;
	}

	pick<const L extends readonly [unknown, ...unknown[]]>(options: L): L[number] {
		return options[this.below(options.length)];
	}

	/** Between `least` and `most` items. */
	list<T>(least: number, most: number, item: (index: number) => T): T[] {
		return Array.from({ length: least + this.below(most - least + 1) }, (_, index) => item(index));
	}
}
