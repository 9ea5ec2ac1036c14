import { type GlobToken, tokenizeGlob } from './glob-token.ts';

/**
 * Whether some text that is not empty matches both of two globs. This is the answer of OPA's library, which takes a
 * repeated token for done with at the first token that it does not match, and so says no to some that do intersect.
 */
export function globsIntersect(left: string, right: string): boolean {
	const trimmed = trim(simplify(tokenizeGlob(left)), simplify(tokenizeGlob(right)));
	return trimmed !== null && new Intersection(trimmed[0], trimmed[1]).exists();
}

/** Joins neighbours that repeat the same token. */
function simplify(tokens: readonly GlobToken[]): GlobToken[] {
	const simple: GlobToken[] = [];
	for (const token of tokens) {
		const last = simple.at(-1);
		if (last !== undefined && last.flag !== '' && token.flag !== '' && isSame(last, token)) {
			simple[simple.length - 1] = { ...last, flag: last.flag === '+' || token.flag === '+' ? '+' : '*' };
		} else simple.push(token);
	}
	return simple;
}

function isSame(a: GlobToken, b: GlobToken): boolean {
	if (a.kind !== b.kind) return false;
	if (a.characters === null || b.characters === null) return true;
	return a.characters.size === b.characters.size && [...a.characters].every((item) => b.characters?.has(item));
}

function matches(a: GlobToken, b: GlobToken): boolean {
	if (a.characters === null || b.characters === null) return true;
	const [small, large] =
		a.characters.size <= b.characters.size ? [a.characters, b.characters] : [b.characters, a.characters];
	for (const item of small) if (large.has(item)) return true;
	return false;
}

type Globs = readonly [readonly GlobToken[], readonly GlobToken[]];

/** Leaves out tokens without flags that match at both ends, but one each; null when two of them do not match. */
function trim(a: readonly GlobToken[], b: readonly GlobToken[]): Globs | null {
	let start = 0;
	for (; start < a.length && start < b.length; start++) {
		const x = a[start] as GlobToken;
		const y = b[start] as GlobToken;
		if (x.flag !== '' || y.flag !== '') break;
		if (!matches(x, y)) return null;
	}
	if (start > 0) start--;
	let endA = a.length - 1;
	let endB = b.length - 1;
	for (; endA >= start && endB >= start; endA--, endB--) {
		const x = a[endA] as GlobToken;
		const y = b[endB] as GlobToken;
		if (x.flag !== '' || y.flag !== '') break;
		if (!matches(x, y)) return null;
	}
	if (endA < a.length - 1) {
		endA++;
		endB++;
	}
	return [a.slice(start, endA + 1), b.slice(start, endB + 1)];
}

/** The search, which remembers what it found out about two positions, so that it is not exponential. */
class Intersection {
	readonly #globs: Globs;
	readonly #known = new Map<number, boolean>();

	constructor(a: readonly GlobToken[], b: readonly GlobToken[]) {
		this.#globs = [a, b];
	}

	exists(): boolean {
		return this.#fromHere(0, 0, 0);
	}

	#token(glob: number, at: number): GlobToken | undefined {
		return this.#globs[glob as 0 | 1][at];
	}

	/** Whether the rest of glob `first` from `i` and that of the other from `j` intersect; flags of `first` go first. */
	#fromHere(first: number, i: number, j: number): boolean {
		const key = (i * (this.#globs[0].length + this.#globs[1].length + 1) + j) * 2 + first;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const result = this.#search(first, i, j);
		this.#known.set(key, result);
		return result;
	}

	#search(first: number, i: number, j: number): boolean {
		const second = 1 - first;
		for (let k = 0; ; k++) {
			const x = this.#token(first, i + k);
			const y = this.#token(second, j + k);
			if (x === undefined || y === undefined) return x === y;
			if (x.flag !== '') return this.#repeated(first, i + k, j + k);
			if (y.flag !== '') return this.#repeated(second, j + k, i + k);
			if (!matches(x, y)) return false;
		}
	}

	/** The token of `glob` at `at` is repeated; the other glob stands at `other`. */
	#repeated(glob: number, at: number, other: number): boolean {
		const token = this.#token(glob, at) as GlobToken;
		if (token.flag === '*') return this.#star(glob, at, other);
		const met = this.#token(1 - glob, other) as GlobToken;
		if (!matches(token, met)) return false;
		if (this.#star(glob, at, other + 1)) return true;
		return met.flag !== '' && this.#fromHere(glob, at + 1, other);
	}

	#star(glob: number, at: number, other: number): boolean {
		const token = this.#token(glob, at) as GlobToken;
		const next = this.#token(glob, at + 1);
		for (let k = other; ; k++) {
			const met = this.#token(1 - glob, k);
			if (met === undefined) return next === undefined;
			if (next !== undefined && matches(met, next) && this.#fromHere(glob, at + 1, k)) return true;
			if (!matches(met, token)) return false;
		}
	}
}
