/** `[a-z]`, `[!a-z]`, `[[:digit:]]`: one of several characters. */
export interface CharacterSet {
	readonly negated: boolean;
	readonly ranges: readonly (readonly [first: number, last: number])[];
	/** After the closing bracket. */
	readonly end: number;
}

const CLASSES: ReadonlyMap<string, string> = new Map([
	['alnum', '09AZaz'],
	['alpha', 'AZaz'],
	['blank', '  \t\t'],
	['cntrl', '\x00\x1f\x7f\x7f'],
	['digit', '09'],
	['graph', '!~'],
	['lower', 'az'],
	['print', ' ~'],
	['punct', '!/:@[`{~'],
	['space', '  \t\r'],
	['upper', 'AZ'],
	['xdigit', '09AFaf'],
]);

/** Reads the set that starts with the `[` at `start`; null where nothing closes it, so that the `[` is a character. */
export function readCharacterSet(text: string, start: number): CharacterSet | null {
	let at = start + 1;
	const negated = text[at] === '!' || text[at] === '^';
	if (negated) at++;
	const ranges: [number, number][] = [];
	for (let first = true; at < text.length; first = false) {
		if (text[at] === ']' && !first) return { negated, ranges, end: at + 1 };
		const named = /^\[:([a-z]+):\]/.exec(text.slice(at, at + 12));
		if (named !== null) {
			ranges.push(...classRanges(named[1] ?? ''));
			at += named[0].length;
			continue;
		}
		const low = unitAt(text, at);
		at = low.next;
		if (text[at] === '-' && at + 1 < text.length && text[at + 1] !== ']') {
			const high = unitAt(text, at + 1);
			ranges.push([low.unit, high.unit]);
			at = high.next;
		} else ranges.push([low.unit, low.unit]);
	}
	return null;
}

function unitAt(text: string, at: number): { unit: number; next: number } {
	const escaped = text[at] === '\\' && at + 1 < text.length ? 1 : 0;
	return { unit: text.charCodeAt(at + escaped), next: at + escaped + 1 };
}

/** A class that nobody knows holds no character. */
function classRanges(name: string): [number, number][] {
	const bounds = CLASSES.get(name) ?? '';
	const ranges: [number, number][] = [];
	for (let i = 0; i < bounds.length; i += 2) ranges.push([bounds.charCodeAt(i), bounds.charCodeAt(i + 1)]);
	return ranges;
}

export function holds({ negated, ranges }: CharacterSet, unit: number): boolean {
	for (const [first, last] of ranges) if (unit >= first && unit <= last) return !negated;
	return negated;
}
