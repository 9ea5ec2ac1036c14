import { BuiltinError } from '../runtime/errors.ts';
import { linearRunner } from './linear-regex.ts';
import { nativeRunner, nativeTest } from './native-regex.ts';
import { neededTexts } from './needed-texts.ts';
import { parseRegex } from './parse-regex.ts';

/** One match. `groups[0]` is the whole match; a group that took no part is undefined. */
export interface RegexMatch {
	readonly start: number;
	readonly end: number;
	readonly groups: readonly (string | undefined)[];
}

export interface RegexRunner {
	/** The names of the groups, null for those without. */
	readonly groupNames: readonly (string | null)[];
	test(text: string): boolean;
	/** Whether a search may look at all that is left of a text to find a match near by. */
	readonly looksAhead: (text: string) => boolean;
	/** The first match that begins at or behind a position. */
	find(text: string, from: number): RegexMatch | null;
}

/** A pattern in RE2's syntax, run in time linear in the text. */
export interface Regex extends RegexRunner {
	readonly pattern: string;
}

/** Compiles a pattern, or takes it from those compiled lately. Throws BuiltinError with Go's message for a bad one. */
// hot: bench rego
export function compileRegex(pattern: string): Regex {
	if (last !== null && last.pattern === pattern) return last;
	let regex = compiled.get(pattern);
	if (regex === undefined) {
		regex = compile(pattern);
		if (compiled.size >= MAX_COMPILED) compiled.delete(compiled.keys().next().value as string);
		compiled.set(pattern, regex);
	} else if (compiled.size > MAX_COMPILED / 2) {
		// The map keeps the order of insertion, so that the first one is the one used longest ago.
		compiled.delete(pattern);
		compiled.set(pattern, regex);
	}
	last = regex;
	return regex;
}

const MAX_COMPILED = 500;
const compiled = new Map<string, Regex>();
let last: Regex | null = null;

/** Whether a pattern can be compiled. */
export function isValidRegex(pattern: string): boolean {
	try {
		compileRegex(pattern);
		return true;
	} catch (error) {
		if (error instanceof BuiltinError) return false;
		throw error;
	}
}

/** Longer texts are left to the engine that keeps no stack. */
const MAX_NATIVE_TEXT = 1 << 16;

function compile(pattern: string): Regex {
	const node = parseRegex(pattern);
	if (node === null) return { pattern, ...linearRunner(pattern) };
	const native = nativeRunner(node);
	const test = native?.test ?? nativeTest(node);
	const needed = test === null ? neededTexts(node) : null;
	const mayMatch = (text: string, from: number): boolean =>
		needed === null || needed.some((parts) => parts.every((part) => text.includes(part, from)));
	let linear: RegexRunner | null = null;
	const fallback = (): RegexRunner => {
		linear ??= linearRunner(pattern);
		return linear;
	};
	// Bounds of RE2 itself (the size of its program) are found out by compiling with it.
	if (native === null) fallback();
	return {
		pattern,
		get groupNames() {
			return (native ?? fallback()).groupNames;
		},
		looksAhead: (text) => native === null || text.length > MAX_NATIVE_TEXT,
		test: (text) =>
			test !== null && text.length <= MAX_NATIVE_TEXT ? test(text) : mayMatch(text, 0) && fallback().test(text),
		find: (text, from) => {
			if (native !== null && text.length <= MAX_NATIVE_TEXT) return native.find(text, from);
			return mayMatch(text, from) ? fallback().find(text, from) : null;
		},
	};
}
