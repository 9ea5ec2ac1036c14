import type { RegexNode } from './regex-node.ts';

/** More alternatives than these are not worth looking for. */
const MAX_ALTERNATIVES = 16;

/**
 * Texts that a match must have in it: all of one of the alternatives. Without them, there is no need to run the pattern.
 * Null where nothing is needed.
 */
export function neededTexts(node: RegexNode): readonly (readonly string[])[] | null {
	switch (node.kind) {
		case 'group':
			return neededTexts(node.body);
		case 'repeat':
			return node.min > 0 ? neededTexts(node.body) : null;
		case 'alternate':
			return ofEach(node.items);
		case 'concat':
			return ofRow(node.items);
		case 'chars': {
			const text = only(node);
			return text === null ? null : [[text]];
		}
		default:
			return null;
	}
}

function ofEach(items: readonly RegexNode[]): readonly (readonly string[])[] | null {
	const all: (readonly string[])[] = [];
	for (const item of items) {
		const texts = neededTexts(item);
		if (texts === null) return null;
		all.push(...texts);
	}
	return all.length > MAX_ALTERNATIVES ? null : all;
}

/** The texts that stand in a row, and what the parts need; of parts with alternatives, only where there is no other. */
function ofRow(items: readonly RegexNode[]): readonly (readonly string[])[] | null {
	const texts: string[] = [];
	let alternatives: readonly (readonly string[])[] | null = null;
	let row = '';
	const endRow = (): void => {
		if (row !== '') texts.push(row);
		row = '';
	};
	for (const item of items) {
		const text = item.kind === 'chars' ? only(item) : null;
		if (text !== null) {
			row += text;
			continue;
		}
		endRow();
		const needed = neededTexts(item);
		if (needed?.length === 1) texts.push(...(needed[0] as readonly string[]));
		else alternatives ??= needed;
	}
	endRow();
	return texts.length > 0 ? [[...new Set(texts)]] : alternatives;
}

/** The one character that a node stands for. */
function only({ set }: Extract<RegexNode, { kind: 'chars' }>): string | null {
	const [first, last] = set;
	return set.length === 2 && first !== undefined && first === last ? String.fromCodePoint(first) : null;
}
