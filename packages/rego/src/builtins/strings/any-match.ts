import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named, operandElementError, operandTypeError } from '../builtin.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';

const STRINGS = t.anyOf(t.string, t.arrayOf(t.string), t.setOf(t.string));
const SEARCH = named('search', 'string or strings to look at', STRINGS);

export const anyPrefixMatch: Builtin = builtin({
	name: 'strings.any_prefix_match',
	description: 'Whether some of the strings begins with some of the prefixes.',
	categories: ['strings'],
	args: [SEARCH, named('base', 'prefix or prefixes', STRINGS)],
	result: named('result', 'whether a string has a prefix', t.boolean),
	unchecked: true,
	impl: (_context, search, base) => anyMatch(search, base, startsWithAny),
});

export const anySuffixMatch: Builtin = builtin({
	name: 'strings.any_suffix_match',
	description: 'Whether some of the strings ends with some of the suffixes.',
	categories: ['strings'],
	args: [SEARCH, named('base', 'suffix or suffixes', STRINGS)],
	result: named('result', 'whether a string has a suffix', t.boolean),
	unchecked: true,
	impl: (_context, search, base) => anyMatch(search, base, endsWithAny),
});

/** Affixes by length, so that a string is looked up once per length and not compared with every affix. */
interface Affixes {
	readonly lengths: readonly number[];
	readonly members: ReadonlySet<string>;
}

// Values never change, so that what was made from a collection can be kept with it.
const known = new WeakMap<object, Affixes>();

function anyMatch(search: Value, base: Value, matches: (text: string, affixes: Affixes) => boolean): boolean {
	const texts = stringsOf(1, search);
	const affixes = affixesOf(base);
	for (const text of texts) if (matches(text, affixes)) return true;
	return false;
}

function affixesOf(base: Value): Affixes {
	if (typeof base !== 'object' || base === null) return makeAffixes(stringsOf(2, base));
	let affixes = known.get(base);
	if (affixes === undefined) {
		affixes = makeAffixes(stringsOf(2, base));
		known.set(base, affixes);
	}
	return affixes;
}

function makeAffixes(strings: readonly string[]): Affixes {
	const lengths = new Set(strings.map((text) => text.length));
	return { lengths: [...lengths].sort((a, b) => a - b), members: new Set(strings) };
}

function startsWithAny(text: string, { lengths, members }: Affixes): boolean {
	for (const length of lengths) {
		if (length > text.length) return false;
		if (members.has(text.slice(0, length))) return true;
	}
	return false;
}

function endsWithAny(text: string, { lengths, members }: Affixes): boolean {
	for (const length of lengths) {
		if (length > text.length) return false;
		if (members.has(text.slice(text.length - length))) return true;
	}
	return false;
}

function stringsOf(position: number, value: Value): readonly string[] {
	if (typeof value === 'string') return [value];
	const items: ValueArray | null = itemsOf(value);
	if (items === null) throw operandTypeError(position, value, 'string', 'set', 'array');
	for (const item of items) if (typeof item !== 'string') throw operandElementError(position, value, item, 'string');
	return items as readonly string[];
}
