import { type CharSet, rangesOf } from './char-set.ts';
import type { RegexNode } from './regex-node.ts';

/** A pattern in the syntax of JavaScript, to be used with the `u` flag where `needsUnicode` holds. */
export function jsSource(node: RegexNode): string {
	const unicode = needsUnicode(node);
	return source(
		node,
		unicode ? (code) => `\\u{${code.toString(16)}}` : (code) => `\\u${code.toString(16).padStart(4, '0')}`,
	);
}

/** A pattern in the syntax of RE2. */
export function re2Source(node: RegexNode): string {
	return source(node, (code) => `\\x{${code.toString(16)}}`);
}

const FIRST_SURROGATE = 0xd800;

/** Whether a set reaches the code points that are surrogates without the `u` flag, or are made of them. */
export function needsUnicode(node: RegexNode): boolean {
	switch (node.kind) {
		case 'chars':
			return (node.set.at(-1) ?? 0) >= FIRST_SURROGATE;
		case 'concat':
		case 'alternate':
			return node.items.some(needsUnicode);
		case 'repeat':
		case 'group':
			return needsUnicode(node.body);
		default:
			return false;
	}
}

type CodeSource = (code: number) => string;

function source(node: RegexNode, code: CodeSource): string {
	switch (node.kind) {
		case 'chars':
			return setSource(node.set, code);
		case 'concat':
			return node.items.map((item) => concatenated(item, code)).join('');
		case 'alternate':
			return node.items.map((item) => source(item, code)).join('|');
		case 'repeat':
			return `(?:${source(node.body, code)})${quantifier(node.min, node.max)}${node.lazy ? '?' : ''}`;
		case 'group':
			return `(${source(node.body, code)})`;
		case 'begin':
			return '^';
		case 'end':
			return '$';
		default:
			return '\\b';
	}
}

function concatenated(item: RegexNode, code: CodeSource): string {
	return item.kind === 'alternate' ? `(?:${source(item, code)})` : source(item, code);
}

function quantifier(min: number, max: number): string {
	if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
	return min === max ? `{${min}}` : `{${min},${max}}`;
}

function setSource(set: CharSet, code: CodeSource): string {
	if (set.length === 2 && set[0] === set[1]) return code(set[0] as number);
	const ranges = rangesOf(set).map(([from, to]) => (from === to ? code(from) : `${code(from)}-${code(to)}`));
	// No character at all: what is not any character.
	return ranges.length === 0 ? `[^${code(0)}-${code(0x10ffff)}]` : `[${ranges.join('')}]`;
}
