import { type CharacterSet, holds, readCharacterSet } from './character-set.ts';

/** A text with `*` (any run), `?` (one character) and `[…]` (one of several), read once and matched often. */
export interface Wildcard {
	/** The text itself where it holds no wildcard. */
	readonly literal: string | null;
	readonly tokens: readonly Token[];
}

/** A number is the UTF-16 unit itself. */
type Token = number | CharacterSet | typeof RUN | typeof ONE;

const RUN = 'run';
const ONE = 'one';

export function compileWildcard(text: string): Wildcard {
	const tokens: Token[] = [];
	for (let at = 0; at < text.length; ) at = readToken(text, at, tokens);
	return { literal: literalOf(tokens), tokens };
}

/** token ::= "*" | "?" | character-set | [ "\\" ] character; gives where the next one starts */
function readToken(text: string, at: number, tokens: Token[]): number {
	const c = text[at];
	if (c === '*') {
		if (tokens.at(-1) !== RUN) tokens.push(RUN);
		return at + 1;
	}
	if (c === '?') {
		tokens.push(ONE);
		return at + 1;
	}
	const set = c === '[' ? readCharacterSet(text, at) : null;
	if (set !== null) {
		tokens.push(set);
		return set.end;
	}
	const escaped = c === '\\' && at + 1 < text.length ? 1 : 0;
	tokens.push(text.charCodeAt(at + escaped));
	return at + escaped + 1;
}

function literalOf(tokens: readonly Token[]): string | null {
	let text = '';
	for (const token of tokens) {
		if (typeof token !== 'number') return null;
		text += String.fromCharCode(token);
	}
	return text;
}

/** Whether the whole of `text` matches; the time is at most the product of the two lengths. */
// hot: discovery of files
export function matchesWildcard({ literal, tokens }: Wildcard, text: string): boolean {
	if (literal !== null) return literal === text;
	let token = 0;
	let at = 0;
	let run = -1;
	let runAt = 0;
	while (at < text.length) {
		const current = tokens[token];
		if (current === RUN) {
			run = token++;
			runAt = at;
		} else if (current !== undefined && matchesUnit(current, text.charCodeAt(at))) {
			token++;
			at++;
		} else if (run >= 0) {
			token = run + 1;
			at = ++runAt;
		} else return false;
	}
	while (tokens[token] === RUN) token++;
	return token === tokens.length;
}

function matchesUnit(token: Token, unit: number): boolean {
	if (typeof token === 'number') return token === unit;
	if (token === ONE) return true;
	return token !== RUN && holds(token, unit);
}

/** Whether a text has a wildcard in it that is not escaped. */
export function hasWildcard(text: string): boolean {
	return compileWildcard(text).literal === null;
}
