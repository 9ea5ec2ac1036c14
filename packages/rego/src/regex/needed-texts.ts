import type { RegexNode } from './regex-node.ts';

/** A match of an alternation needs one text of each alternative; more than these are not worth looking for. */
const MAX_TEXTS = 16;

/**
 * Texts of which every match has at least one in it: without any of them, there is no need to run the pattern. Null
 * where there are none.
 */
export function neededTexts(node: RegexNode): readonly string[] | null {
	switch (node.kind) {
		case 'group':
			return neededTexts(node.body);
		case 'repeat':
			return node.min > 0 ? neededTexts(node.body) : null;
		case 'alternate':
			return ofAll(node.items);
		case 'concat':
			return best(node.items);
		case 'chars': {
			const text = only(node);
			return text === null ? null : [text];
		}
		default:
			return null;
	}
}

function ofAll(items: readonly RegexNode[]): readonly string[] | null {
	const all: string[] = [];
	for (const item of items) {
		const texts = neededTexts(item);
		if (texts === null) return null;
		all.push(...texts);
	}
	return all.length > MAX_TEXTS ? null : all;
}

/** The longest of the texts that stand in a row, or of what the parts need. */
function best(items: readonly RegexNode[]): readonly string[] | null {
	let found: readonly string[] | null = null;
	const consider = (texts: readonly string[] | null): void => {
		if (texts !== null && shortest(texts) > (found === null ? 0 : shortest(found))) found = texts;
	};
	let row = '';
	for (const item of items) {
		const text = item.kind === 'chars' ? only(item) : null;
		row = text === null ? '' : row + text;
		consider(row === '' ? neededTexts(item) : [row]);
	}
	return found;
}

function shortest(texts: readonly string[]): number {
	return Math.min(...texts.map(({ length }) => length));
}

/** The one character that a node stands for. */
function only({ set }: Extract<RegexNode, { kind: 'chars' }>): string | null {
	const [first, last] = set;
	return set.length === 2 && first !== undefined && first === last ? String.fromCodePoint(first) : null;
}
