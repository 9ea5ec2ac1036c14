import type { Type } from './type.ts';

/**
 * Answers about pairs of types, so that walks over two recursive types end. Only pairs with a recursive type are
 * kept: every cycle leads through one.
 */
export class TypePairs<Answer> {
	#answers: Map<Type, Map<Type, Answer>> | null = null;

	/** What is known of the pair; otherwise computes it, while `assumed` is the answer for the pair itself. */
	answer(a: Type, b: Type, assumed: Answer, compute: () => Answer): Answer {
		if (a.kind !== 'recursive' && b.kind !== 'recursive') return compute();
		this.#answers ??= new Map();
		let answers = this.#answers.get(a);
		if (answers === undefined) {
			answers = new Map();
			this.#answers.set(a, answers);
		}
		const known = answers.get(b);
		if (known !== undefined) return known;
		answers.set(b, assumed);
		const answer = compute();
		answers.set(b, answer);
		return answer;
	}
}
