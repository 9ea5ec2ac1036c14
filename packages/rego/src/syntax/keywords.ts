import type { RegoVersion } from './ast.ts';
import { Token } from './token.ts';

/** Words that are keywords in every version. */
export const BASE_KEYWORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
	['package', Token.Package],
	['import', Token.Import],
	['as', Token.As],
	['default', Token.Default],
	['else', Token.Else],
	['not', Token.Not],
	['some', Token.Some],
	['with', Token.With],
	['null', Token.Null],
	['true', Token.True],
	['false', Token.False],
]);

/** Imported through `future.keywords` in v0, part of the language in v1. */
export const V0_FUTURE_KEYWORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
	['in', Token.In],
	['every', Token.Every],
	['contains', Token.Contains],
	['if', Token.If],
]);

/** Imported through `future.keywords` in v1. `not` is a keyword already: its import gives negations a body. */
export const V1_FUTURE_KEYWORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
	['not', Token.Not],
	['and', Token.And],
	['or', Token.Or],
]);

export const ALL_FUTURE_KEYWORDS: ReadonlyMap<string, Token> = new Map([...V1_FUTURE_KEYWORDS, ...V0_FUTURE_KEYWORDS]);

/** The keywords of a language version, those of the future left out. */
export function isKeywordOfVersion(word: string, version: RegoVersion): boolean {
	if (BASE_KEYWORDS.has(word)) return true;
	return version !== 'v0' && V0_FUTURE_KEYWORDS.has(word);
}

/** The keywords with more of them added; `every` is of no use without `in`, and brings it along. */
export function withKeywords(
	keywords: ReadonlyMap<string, Token>,
	more: ReadonlyMap<string, Token>,
): ReadonlyMap<string, Token> {
	const result = new Map(keywords);
	for (const [word, token] of more) {
		result.set(word, token);
		if (token === Token.Every) result.set('in', Token.In);
	}
	return result;
}

/** The keywords without those that a module has to import; `not` goes too, as it is imported for its body form. */
export function withoutFutureKeywords(keywords: ReadonlyMap<string, Token>): ReadonlyMap<string, Token> {
	const result = new Map<string, Token>();
	for (const [word, token] of keywords) {
		if (!ALL_FUTURE_KEYWORDS.has(word)) result.set(word, token);
	}
	return result;
}
