import { BuiltinError } from '../runtime/errors.ts';

/** A character class of the small regular expressions that `regex.globs_match` knows, with how often it stands. */
export interface GlobToken {
	/** Null for any character. */
	readonly characters: ReadonlySet<string> | null;
	/** Whether it is a `.` or a set, which are never simplified into one another. */
	readonly kind: 'character' | 'dot' | 'set';
	readonly flag: '' | '+' | '*';
}

/** Reads `.`, sets, characters and the flags `+` and `*` behind them. */
export function tokenizeGlob(text: string): GlobToken[] {
	const input = Array.from(text);
	const tokens: GlobToken[] = [];
	for (let at = 0; at < input.length; ) {
		const [token, next] = nextToken(input, at);
		const flag = input[next];
		const hasFlag = flag === '+' || flag === '*';
		if (!hasFlag) nextCharacter(input, next);
		tokens.push({ ...token, flag: hasFlag ? flag : '' });
		at = hasFlag ? next + 1 : next;
	}
	return tokens;
}

type Unflagged = Omit<GlobToken, 'flag'>;

function nextToken(input: readonly string[], at: number): readonly [Unflagged, number] {
	const [character, escaped, next] = nextCharacter(input, at);
	if (!escaped) {
		if (character === '.') return [{ kind: 'dot', characters: null }, next];
		if (character === '[') return nextSet(input, next);
		if (character === ']') throw invalid(input, next, "set-close ']' with no preceding '['");
		if (character === '+' || character === '*') {
			throw invalid(input, next, `flag '${character}' must be preceded by a non-flag`);
		}
	}
	return [{ kind: 'character', characters: new Set([character]) }, next];
}

function nextSet(input: readonly string[], start: number): readonly [Unflagged, number] {
	const characters = new Set<string>();
	let previous: string | null = null;
	for (let at = start; at < input.length; ) {
		const [character, escaped, next] = nextCharacter(input, at);
		at = next;
		if (!escaped && character === ']') return [{ kind: 'set', characters }, next];
		if (escaped || character !== '-') {
			characters.add(character);
			previous = character;
			continue;
		}
		if (previous === null) throw invalid(input, at, "range character '-' must be preceded by a Unicode character");
		if (at >= input.length - 1) throw invalid(input, at, "range character '-' must be followed by a Unicode character");
		const [last, lastEscaped, end] = nextCharacter(input, at);
		at = end;
		if (!lastEscaped && (last === ']' || last === '-')) {
			throw invalid(input, at, "range character '-' cannot be followed by a special symbol");
		}
		addRange(characters, input, at, previous, last);
		previous = null;
	}
	throw invalid(input, input.length, 'found [ without matching ]');
}

function addRange(characters: Set<string>, input: readonly string[], at: number, first: string, last: string): void {
	const from = first.codePointAt(0) as number;
	const to = last.codePointAt(0) as number;
	if (to < from) {
		throw invalid(input, at, `range is out of order: '${last}' comes before '${first}' in Unicode`);
	}
	for (let code = from; code <= to; code++) characters.add(String.fromCodePoint(code));
}

/** A character, whether a backslash stood before it, and where the next one is. */
function nextCharacter(input: readonly string[], at: number): readonly [string, boolean, number] {
	const character = input[at] ?? '';
	if (character !== '\\') return [character, false, at + 1];
	const escaped = input[at + 1];
	if (escaped === undefined) throw invalid(input, at, 'input ends with a \\ (escape) character');
	return [escaped, true, at + 2];
}

function invalid(input: readonly string[], at: number, problem: string): BuiltinError {
	return new BuiltinError(`input:${input.join('')}, pos:${at}, ${problem}: the input provided is invalid`);
}
