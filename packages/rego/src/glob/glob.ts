import { linearRunner } from '../regex/linear-regex.ts';
import { nativeTest } from '../regex/native-regex.ts';
import { re2Source } from '../regex/node-source.ts';
import { parseGlob } from './parse-glob.ts';

/** Whether a text matches. */
export type GlobTest = (text: string) => boolean;

/** Compiles a glob, or takes it from those compiled lately. Throws BuiltinError for what is no glob. */
// hot: bench rego
export function compileGlob(pattern: string, delimiters: readonly string[]): GlobTest {
	if (last !== null && last.pattern === pattern && last.delimiters === delimiters) return last.test;
	const key = `${delimiters.length}:${delimiters.join('')}${pattern}`;
	let test = compiled.get(key);
	if (test === undefined) {
		test = compile(pattern, delimiters);
		if (compiled.size >= MAX_COMPILED) compiled.delete(compiled.keys().next().value as string);
		compiled.set(key, test);
	}
	last = { pattern, delimiters, test };
	return test;
}

/** The one used last: a constant pattern comes with the same array of delimiters again. */
let last: { readonly pattern: string; readonly delimiters: readonly string[]; readonly test: GlobTest } | null = null;

const MAX_COMPILED = 500;
const compiled = new Map<string, GlobTest>();

/** Longer texts are left to the engine that keeps no stack. */
const MAX_NATIVE_TEXT = 1 << 16;

function compile(pattern: string, delimiters: readonly string[]): GlobTest {
	const node = parseGlob(pattern, delimiters);
	const native = nativeTest(node);
	let linear: GlobTest | null = null;
	return (text) => {
		if (native !== null && text.length <= MAX_NATIVE_TEXT) return native(text);
		linear ??= linearRunner(re2Source(node)).test;
		return linear(text);
	};
}
