/** A set of code points as sorted, disjoint, inclusive ranges: `[from, to, from, to, ...]`. */
export type CharSet = readonly number[];

export const MAX_CODE_POINT = 0x10ffff;

/** Sorts ranges and joins those that touch. */
export function charSet(ranges: readonly (readonly [number, number])[]): CharSet {
	const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
	const out: number[] = [];
	for (const [from, to] of sorted) {
		const last = out.length - 1;
		if (last > 0 && from <= (out[last] as number) + 1) out[last] = Math.max(out[last] as number, to);
		else out.push(from, to);
	}
	return out;
}

export function rangesOf(set: CharSet): (readonly [number, number])[] {
	const out: (readonly [number, number])[] = [];
	for (let i = 0; i < set.length; i += 2) out.push([set[i] as number, set[i + 1] as number]);
	return out;
}

export function complement(set: CharSet): CharSet {
	const out: number[] = [];
	let next = 0;
	for (const [from, to] of rangesOf(set)) {
		if (from > next) out.push(next, from - 1);
		next = to + 1;
	}
	if (next <= MAX_CODE_POINT) out.push(next, MAX_CODE_POINT);
	return out;
}

export function unite(a: CharSet, b: CharSet): CharSet {
	if (a.length === 0) return b;
	return b.length === 0 ? a : charSet([...rangesOf(a), ...rangesOf(b)]);
}

export function overlaps(a: CharSet, b: CharSet): boolean {
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		if ((a[i + 1] as number) < (b[j] as number)) i += 2;
		else if ((b[j + 1] as number) < (a[i] as number)) j += 2;
		else return true;
	}
	return false;
}

const LONG_S = 0x17f;
const KELVIN = 0x212a;

/** The set without regard to case; null when it has letters beyond ASCII, whose folding is left to a full engine. */
export function foldAscii(set: CharSet): CharSet | null {
	const ranges = rangesOf(set);
	for (const [from, to] of rangesOf(set)) {
		if (to > 0x7f) return null;
		for (let code = from; code <= to; code++) {
			const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
			if (!isLetter) continue;
			ranges.push([code ^ 0x20, code ^ 0x20]);
			if ((code | 0x20) === 0x73) ranges.push([LONG_S, LONG_S]);
			if ((code | 0x20) === 0x6b) ranges.push([KELVIN, KELVIN]);
		}
	}
	return charSet(ranges);
}
