import { isPair } from '../builtins/strings/code-points.ts';
import type { Regex, RegexMatch } from './regex.ts';

/** How many characters of a text are looked at in a step of the evaluation. */
const CHARACTERS_PER_STEP = 64;

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
	const looksAhead = regex.looksAhead(text);
	let previousEnd = -1;
	for (let at = 0; at <= text.length && matches.length < limit; ) {
		tick(1 + Math.floor((looksAhead ? text.length - at : 0) / CHARACTERS_PER_STEP));
		const match = regex.find(text, at);
		if (match === null) break;
		const isEmptyHere = match.end === at;
		if (!isEmptyHere || match.start !== previousEnd) matches.push(match);
		at = isEmptyHere ? at + (isPair(text, at) ? 2 : 1) : match.end;
		previousEnd = match.end;
	}
	return matches;
}
