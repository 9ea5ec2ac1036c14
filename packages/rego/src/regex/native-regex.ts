import { MAX_CODE_POINT } from './char-set.ts';
import { jsSource, needsUnicode } from './node-source.ts';
import type { RegexMatch, RegexRunner } from './regex.ts';
import { isLinear } from './regex-cost.ts';
import { hasAssertion, isNullable, type RegexNode } from './regex-node.ts';

/**
 * Runs a pattern with JavaScript's own engine. Null where that engine might take more than linear time, or might find
 * something else than RE2 does.
 */
export function nativeRunner(root: RegexNode): RegexRunner | null {
	if (!isLinear(root)) return null;
	const groups = groupNames(root);
	// JavaScript forgets what a group matched when a repetition begins anew, RE2 does not.
	if (groups.length > 0 && hasRepeatedGroup(root, false)) return null;
	const unicode = needsUnicode(root) ? 'u' : '';
	const search = new RegExp(jsSource(root), `g${unicode}`);
	return {
		groupNames: groups,
		looksAhead: () => false,
		test: nativeTest(root) ?? ((text) => testAt(search, text)),
		find: (text, from) => findAt(search, text, from),
	};
}

/** A test alone may be possible where finding is not, since it does not matter where a match begins or ends. */
export function nativeTest(root: RegexNode): ((text: string) => boolean) | null {
	const trimmed = withoutEnds(root);
	const literal = literalTest(trimmed);
	if (literal !== null) return literal;
	if (!isLinear(trimmed)) return null;
	const search = new RegExp(jsSource(trimmed), needsUnicode(trimmed) ? 'u' : '');
	return (text) => search.test(text);
}

function testAt(search: RegExp, text: string): boolean {
	search.lastIndex = 0;
	return search.test(text);
}

// hot: bench rego
function findAt(search: RegExp, text: string, from: number): RegexMatch | null {
	search.lastIndex = from;
	const match = search.exec(text);
	return match === null ? null : { start: match.index, end: match.index + match[0].length, groups: match };
}

function groupNames(node: RegexNode): readonly (string | null)[] {
	switch (node.kind) {
		case 'concat':
		case 'alternate':
			return node.items.flatMap(groupNames);
		case 'repeat':
			return groupNames(node.body);
		case 'group':
			return [node.name, ...groupNames(node.body)];
		default:
			return [];
	}
}

function hasRepeatedGroup(node: RegexNode, repeated: boolean): boolean {
	switch (node.kind) {
		case 'concat':
		case 'alternate':
			return node.items.some((item) => hasRepeatedGroup(item, repeated));
		case 'repeat':
			return hasRepeatedGroup(node.body, repeated || node.max > 1);
		case 'group':
			return repeated || hasRepeatedGroup(node.body, repeated);
		default:
			return false;
	}
}

/**
 * The pattern without what may be empty at its end and, where a match may begin anywhere, at its beginning: it does
 * not change whether there is a match.
 */
function withoutEnds(root: RegexNode): RegexNode {
	const node = root.kind === 'group' ? root.body : root;
	const items = [...(node.kind === 'concat' ? node.items : [node])];
	// Any text at all behind the beginning or before the end makes the anchor mean nothing.
	if (items[0]?.kind === 'begin' && isAnyText(items[1])) items.splice(0, 2);
	if (items.at(-1)?.kind === 'end' && isAnyText(items.at(-2))) items.splice(-2);
	while (items.length > 0 && isFree(items.at(-1))) items.pop();
	while (items.length > 0 && isFree(items[0])) items.shift();
	return shortened({ kind: 'concat', items });
}

function isAnyText(node: RegexNode | undefined): boolean {
	if (node?.kind !== 'repeat' || node.min !== 0 || node.max !== Number.POSITIVE_INFINITY) return false;
	return node.body.kind === 'chars' && node.body.set[0] === 0 && node.body.set[1] === MAX_CODE_POINT;
}

function isFree(node: RegexNode | undefined): boolean {
	return node !== undefined && isNullable(node) && !hasAssertion(node);
}

/** `a+` at an end is no more than `a` there. */
function shortened(node: { readonly kind: 'concat'; readonly items: readonly RegexNode[] }): RegexNode {
	const items = [...node.items];
	for (const at of [0, items.length - 1]) {
		const item = items[at];
		if (item?.kind === 'repeat' && item.min > 0 && item.body.kind === 'chars') {
			items[at] = item.min === 1 ? item.body : { ...item, max: item.min };
		}
	}
	return { kind: 'concat', items };
}

/** A test by a plain string search, for a pattern that is a text with or without anchors. */
function literalTest(node: RegexNode): ((text: string) => boolean) | null {
	let items = node.kind === 'concat' ? node.items : [node];
	const fromBegin = items[0]?.kind === 'begin';
	const toEnd = items.at(-1)?.kind === 'end';
	items = items.slice(fromBegin ? 1 : 0, toEnd ? -1 : undefined);
	let literal = '';
	for (const item of items) {
		if (item.kind !== 'chars' || item.set.length !== 2 || item.set[0] !== item.set[1]) return null;
		literal += String.fromCodePoint(item.set[0] as number);
	}
	if (fromBegin && toEnd) return (text) => text === literal;
	if (fromBegin) return (text) => text.startsWith(literal);
	return toEnd ? (text) => text.endsWith(literal) : (text) => text.includes(literal);
}
