import { LoadError } from './load-error.ts';

type Token =
	| { readonly kind: 'star' }
	| { readonly kind: 'any' }
	| { readonly kind: 'char'; readonly char: string }
	| { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

const MAX_ALTERNATIVES = 1000;

/** A pattern of a manifest's `file_rego_versions`: `*`, `?`, `[a-z]` and `{a,b}`, none of which minds slashes. */
export function compileGlob(pattern: string): (path: string) => boolean {
	const alternatives = expandBraces(pattern).map(tokensOf);
	return (path) => alternatives.some((tokens) => matches(tokens, [...path]));
}

function expandBraces(pattern: string): readonly string[] {
	let results = [''];
	for (let i = 0; i < pattern.length; i++) {
		const char = pattern.charAt(i);
		if (char !== '{') {
			const taken = char === '\\' ? pattern.slice(i, i + 2) : char;
			i += taken.length - 1;
			results = results.map((start) => start + taken);
			continue;
		}
		const end = pattern.indexOf('}', i);
		if (end < 0) throw new LoadError([`failed to compile glob pattern ${pattern}: unterminated alternatives`]);
		const parts = pattern.slice(i + 1, end).split(',');
		results = results.flatMap((start) => parts.map((part) => start + part));
		if (results.length > MAX_ALTERNATIVES) {
			throw new LoadError([`failed to compile glob pattern ${pattern}: too many alternatives`]);
		}
		i = end;
	}
	return results;
}

function tokensOf(pattern: string): readonly Token[] {
	const tokens: Token[] = [];
	const chars = [...pattern];
	for (let i = 0; i < chars.length; i++) {
		const char = chars[i] ?? '';
		if (char === '*') tokens.push({ kind: 'star' });
		else if (char === '?') tokens.push({ kind: 'any' });
		else if (char === '[') {
			const end = chars.indexOf(']', i + 2);
			if (end < 0) throw new LoadError([`failed to compile glob pattern ${pattern}: unterminated class`]);
			tokens.push(classOf(chars.slice(i + 1, end)));
			i = end;
		} else {
			if (char === '\\') i++;
			tokens.push({ kind: 'char', char: chars[i] ?? '\\' });
		}
	}
	return tokens;
}

function classOf(chars: readonly string[]): Token {
	const negated = chars[0] === '!';
	const rest = negated ? chars.slice(1) : chars;
	const ranges: (readonly [string, string])[] = [];
	for (let i = 0; i < rest.length; i++) {
		const from = rest[i] ?? '';
		const to = rest[i + 1] === '-' ? rest[i + 2] : undefined;
		ranges.push([from, to ?? from]);
		if (to !== undefined) i += 2;
	}
	return { kind: 'class', negated, ranges };
}

/** Keeps the set of positions that are reached, so that no pattern takes more than its length times the path's. */
function matches(tokens: readonly Token[], path: readonly string[]): boolean {
	let reached = new Set([0]);
	for (const token of tokens) {
		const next = new Set<number>();
		if (token.kind === 'star') {
			const first = Math.min(...reached);
			for (let at = first; at <= path.length; at++) next.add(at);
		} else {
			for (const at of reached) {
				const char = path[at];
				if (char !== undefined && accepts(token, char)) next.add(at + 1);
			}
		}
		if (next.size === 0) return false;
		reached = next;
	}
	return reached.has(path.length);
}

function accepts(token: Exclude<Token, { kind: 'star' }>, char: string): boolean {
	if (token.kind === 'any') return true;
	if (token.kind === 'char') return token.char === char;
	return token.ranges.some(([from, to]) => char >= from && char <= to) !== token.negated;
}
