import type { CharSet } from './char-set.ts';

/** The part of RE2's syntax that `native-regex.ts` knows how to run with JavaScript's own engine. */
export type RegexNode =
	| { readonly kind: 'chars'; readonly set: CharSet }
	| { readonly kind: 'concat'; readonly items: readonly RegexNode[] }
	| { readonly kind: 'alternate'; readonly items: readonly RegexNode[] }
	| RepeatNode
	| { readonly kind: 'group'; readonly body: RegexNode; readonly name: string | null }
	| { readonly kind: 'begin' }
	| { readonly kind: 'end' }
	| { readonly kind: 'word-boundary' };

export interface RepeatNode {
	readonly kind: 'repeat';
	readonly body: RegexNode;
	readonly min: number;
	/** Infinity when there is no bound. */
	readonly max: number;
	readonly lazy: boolean;
}

/** Whether a node may match the empty string. */
export function isNullable(node: RegexNode): boolean {
	switch (node.kind) {
		case 'chars':
			return false;
		case 'concat':
			return node.items.every(isNullable);
		case 'alternate':
			return node.items.some(isNullable);
		case 'repeat':
			return node.min === 0 || isNullable(node.body);
		case 'group':
			return isNullable(node.body);
		default:
			return true;
	}
}

/** Whether a node holds a condition that may fail without looking at a character of its own. */
export function hasAssertion(node: RegexNode): boolean {
	switch (node.kind) {
		case 'chars':
			return false;
		case 'concat':
		case 'alternate':
			return node.items.some(hasAssertion);
		case 'repeat':
		case 'group':
			return hasAssertion(node.body);
		default:
			return true;
	}
}

/** Whether there is no limit to how much a node may match. */
export function isUnbounded(node: RegexNode): boolean {
	switch (node.kind) {
		case 'concat':
		case 'alternate':
			return node.items.some(isUnbounded);
		case 'repeat':
			return node.max === Number.POSITIVE_INFINITY || isUnbounded(node.body);
		case 'group':
			return isUnbounded(node.body);
		default:
			return false;
	}
}
