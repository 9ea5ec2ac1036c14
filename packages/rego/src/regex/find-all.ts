import { isPair } from '../builtins/strings/code-points.ts';
import type { Regex, RegexMatch } from './regex.ts';

const CHARACTERS_PER_STEP_BITS = 10;

/**
 * The matches of a text from left to right, at most `limit` of them; an empty one right behind another does not count.
 * Every search is counted by `tick`, since each of them may look at all of the text.
 */
export function findAll(
	regex: Regex,
	text: string,
	tick: (steps: number) => void,
	limit: number = Number.POSITIVE_INFINITY,
): RegexMatch[] {
	const matches: RegexMatch[] = [];
	let previousEnd = -1;
	for (let at = 0; at <= text.length && matches.length < limit; ) {
		tick(1 + ((text.length - at) >> CHARACTERS_PER_STEP_BITS));
		const match = regex.find(text, at);
		if (match === null) break;
		const isEmptyHere = match.end === at;
		if (!isEmptyHere || match.start !== previousEnd) matches.push(match);
		at = isEmptyHere ? at + (isPair(text, at) ? 2 : 1) : match.end;
		previousEnd = match.end;
	}
	return matches;
}
