/** A unified diff of two texts with three lines of context; empty when they are equal. */
export function unifiedDiff(before: string, after: string, name: string): string {
	const a = before.split('\n');
	const b = after.split('\n');
	const edits = lineEdits(a, b);
	if (edits.every(({ mark }) => mark === ' ')) return '';
	return `--- ${name}\n+++ ${name}\n${hunks(edits).map(hunkText).join('')}`;
}

interface Edit {
	readonly mark: ' ' | '-' | '+';
	readonly line: string;
	/** The line it is, or stands before, in either text. */
	readonly before: number;
	readonly after: number;
}

const CONTEXT = 3;
/** More work than this on a pair of texts, and everything that differs is replaced as a whole. */
const MAX_CELLS = 4_000_000;

function lineEdits(a: readonly string[], b: readonly string[]): Edit[] {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let tail = 0;
	while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
		tail++;
	const edits: Edit[] = [];
	for (const [i, line] of a.slice(0, start).entries()) edits.push({ mark: ' ', line, before: i, after: i });
	edits.push(...changedLines(a.slice(start, a.length - tail), b.slice(start, b.length - tail), start));
	for (const [i, line] of a.slice(a.length - tail).entries()) {
		edits.push({ mark: ' ', line, before: a.length - tail + i, after: b.length - tail + i });
	}
	return edits;
}

/** Edits along a longest common subsequence. */
function changedLines(a: readonly string[], b: readonly string[], offset: number): Edit[] {
	const edits: Edit[] = [];
	const width = b.length + 1;
	const keep = (a.length + 1) * width <= MAX_CELLS ? commonLengths(a, b, width) : null;
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		const place = { before: offset + i, after: offset + j };
		if (keep !== null && i < a.length && j < b.length && a[i] === b[j]) {
			edits.push({ mark: ' ', line: a[i] ?? '', ...place });
			i++;
			j++;
		} else if (i < a.length && (j === b.length || keep === null || longerBelow(keep, i, j, width))) {
			edits.push({ mark: '-', line: a[i] ?? '', ...place });
			i++;
		} else {
			edits.push({ mark: '+', line: b[j] ?? '', ...place });
			j++;
		}
	}
	return edits;
}

function longerBelow(lengths: Uint32Array, i: number, j: number, width: number): boolean {
	return (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0);
}

function commonLengths(a: readonly string[], b: readonly string[], width: number): Uint32Array {
	const lengths = new Uint32Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			const below = lengths[(i + 1) * width + j] ?? 0;
			const right = lengths[i * width + j + 1] ?? 0;
			const diagonal = lengths[(i + 1) * width + j + 1] ?? 0;
			lengths[i * width + j] = a[i] === b[j] ? diagonal + 1 : Math.max(below, right);
		}
	}
	return lengths;
}

/** Runs of edits with their context. */
function hunks(edits: readonly Edit[]): Edit[][] {
	const result: Edit[][] = [];
	let until = -1;
	edits.forEach((edit, i) => {
		if (edit.mark === ' ') return;
		const from = Math.max(i - CONTEXT, until + 1);
		const to = Math.min(i + CONTEXT, edits.length - 1);
		const joined = result[result.length - 1];
		if (joined !== undefined && i - CONTEXT <= until + 1) joined.push(...edits.slice(until + 1, to + 1));
		else result.push(edits.slice(from, to + 1));
		until = to;
	});
	return result;
}

function hunkText(edits: readonly Edit[]): string {
	const [first] = edits;
	if (first === undefined) return '';
	const removed = edits.filter(({ mark }) => mark !== '+').length;
	const added = edits.filter(({ mark }) => mark !== '-').length;
	const header = `@@ -${first.before + 1},${removed} +${first.after + 1},${added} @@\n`;
	return header + edits.map(({ mark, line }) => `${mark}${line}\n`).join('');
}
