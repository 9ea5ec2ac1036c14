import type { ObjectValue } from '../../runtime/collection.ts';
import { sortedKeys } from '../../runtime/compare.ts';
import type { EvalContext } from '../../runtime/context.ts';
import { lookup } from '../../runtime/lookup.ts';
import { type Builtin, builtin, named, operandError } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';
import { isPair } from './code-points.ts';

export const replace: Builtin = builtin({
	name: 'replace',
	description: 'A string with every occurrence of another replaced.',
	categories: ['strings'],
	args: [
		named('x', 'string to change', t.string),
		named('old', 'what to replace', t.string),
		named('new', 'what to put in its place', t.string),
	],
	result: named('y', 'the changed string', t.string),
	// hot: bench rego
	impl(context, x, old, replacement) {
		if (old === '') return replaceAll(context, 'replace', x, [[old, replacement]]);
		const first = x.indexOf(old);
		if (first < 0) return x;
		if (replacement.length > old.length) limitGrowth(context, x, old, replacement);
		return x.split(old).join(replacement);
	},
});

export const replaceN: Builtin = builtin({
	name: 'strings.replace_n',
	description:
		'A string with the occurrences of several others replaced in one pass from left to right; where two begin at the ' +
		'same place, the one whose key comes first.',
	categories: [],
	args: [
		named('patterns', 'what to replace, with what to put in its place', t.objectOf(t.string, t.string)),
		named('value', 'string to change', t.string),
	],
	result: named('output', 'the changed string', t.string),
	impl: (context, patterns, value) => replaceAll(context, 'strings.replace_n', value, replacements(patterns)),
});

type Replacement = readonly [old: string, replacement: string];

function replacements(patterns: ObjectValue): readonly Replacement[] {
	return sortedKeys(patterns).map((key) => {
		if (typeof key !== 'string') throw operandError(1, 'non-string key found in pattern object');
		const value = lookup(patterns, key);
		if (typeof value !== 'string') throw operandError(1, 'non-string value found in pattern object');
		return [key, value];
	});
}

function limitGrowth(context: EvalContext, text: string, old: string, replacement: string): void {
	const most = text.length + (text.length / old.length) * (replacement.length - old.length);
	if (most > context.maxValueSize) {
		limitSize(context, 'replace', text.length + (text.split(old).length - 1) * (replacement.length - old.length));
	}
}

/**
 * Replaces in one pass. An empty `old` matches once at every place, also between the bytes of a character, where Go
 * leaves two halves that no longer are text.
 */
function replaceAll(context: EvalContext, name: string, text: string, pairs: readonly Replacement[]): string {
	const initials = new Set(pairs.map(([old]) => old.charAt(0)));
	const hasEmpty = initials.has('');
	const filler = pairs.find(([old]) => old === '')?.[1] ?? '';
	let out = '';
	let copied = 0;
	let wasEmpty = false;
	for (let i = 0; i <= text.length; ) {
		const match: Replacement | undefined =
			hasEmpty || initials.has(text.charAt(i)) ? findAt(text, i, pairs, wasEmpty) : undefined;
		wasEmpty = match !== undefined && match[0] === '';
		if (match !== undefined) {
			out += text.slice(copied, i) + match[1];
			i += match[0].length;
			copied = i;
			limitSize(context, name, out.length);
			continue;
		}
		if (filler !== '' && text.charCodeAt(i) > 0x7f) {
			const bytes = utf8Length(text, i);
			out += text.slice(copied, i) + BROKEN + `${filler}${BROKEN}`.repeat(bytes - 1);
			i += bytes === 4 ? 2 : 1;
			copied = i;
			continue;
		}
		i++;
	}
	return out + text.slice(copied);
}

const BROKEN = '\ufffd';

function findAt(text: string, at: number, pairs: readonly Replacement[], skipEmpty: boolean): Replacement | undefined {
	for (const pair of pairs) {
		if (pair[0] === '' ? !skipEmpty : text.startsWith(pair[0], at)) return pair;
	}
	return undefined;
}

function utf8Length(text: string, unit: number): number {
	if (isPair(text, unit)) return 4;
	return text.charCodeAt(unit) < 0x800 ? 2 : 3;
}
