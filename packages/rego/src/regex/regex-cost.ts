import { type CharSet, overlaps, unite } from './char-set.ts';
import { hasAssertion, isNullable, isUnbounded, type RegexNode, type RepeatNode } from './regex-node.ts';

/**
 * Whether a backtracking engine runs a pattern in time linear in the text.
 *
 * It does when, at every choice, one character decides, or when the number of ways to come to a choice is bounded.
 * One repetition of single characters may be undecided (`^.*:latest$`) where the match begins at a fixed place and
 * nothing unbounded follows. A search that may begin anywhere must not fail behind an unbounded repetition at all,
 * since every beginning would run through it again.
 */
export function isLinear(root: RegexNode): boolean {
	const anchored = beginsAnchored(root);
	const budget: Budget = { ways: 1, undecidedLoops: 0, anchored };
	if (!visit(root, END, budget, false)) return false;
	return anchored ? budget.ways <= MAX_WAYS : budget.ways * lengthOf(root) <= MAX_STEPS_PER_BEGINNING;
}

const MAX_WAYS = 256;
const MAX_STEPS_PER_BEGINNING = 512;

interface Budget {
	/** How often what follows may be tried again, over all bounded choices. */
	ways: number;
	undecidedLoops: number;
	readonly anchored: boolean;
}

/** What may come behind a node. */
interface Follow {
	readonly first: CharSet;
	/** Everything behind matches the empty string without a condition, so that the match can no longer fail. */
	readonly cannotFail: boolean;
	readonly isUnbounded: boolean;
}

const END: Follow = { first: [], cannotFail: true, isUnbounded: false };

/** Whether every match begins at the beginning of the text. */
function beginsAnchored(node: RegexNode): boolean {
	switch (node.kind) {
		case 'begin':
			return true;
		case 'concat':
			return node.items.length > 0 && beginsAnchored(node.items[0] as RegexNode);
		case 'alternate':
			return node.items.every(beginsAnchored);
		case 'group':
			return beginsAnchored(node.body);
		default:
			return false;
	}
}

function visit(node: RegexNode, follow: Follow, budget: Budget, inLoop: boolean): boolean {
	switch (node.kind) {
		case 'concat':
			return visitConcat(node.items, follow, budget, inLoop);
		case 'alternate':
			return visitAlternate(node.items, follow, budget, inLoop);
		case 'group':
			return visit(node.body, follow, budget, inLoop);
		case 'repeat':
			return visitRepeat(node, follow, budget, inLoop);
		default:
			return true;
	}
}

function visitConcat(items: readonly RegexNode[], follow: Follow, budget: Budget, inLoop: boolean): boolean {
	let behind = follow;
	for (let i = items.length - 1; i >= 0; i--) {
		const item = items[i] as RegexNode;
		if (!visit(item, behind, budget, inLoop)) return false;
		behind = before(item, behind);
	}
	return true;
}

/** What comes behind the node in front of `node`. */
function before(node: RegexNode, follow: Follow): Follow {
	const nullable = isNullable(node);
	return {
		first: nullable ? unite(firstOf(node), follow.first) : firstOf(node),
		cannotFail: nullable && !hasAssertion(node) && follow.cannotFail,
		isUnbounded: isUnbounded(node) || follow.isUnbounded,
	};
}

/** The characters that a match of a node may begin with. */
function firstOf(node: RegexNode): CharSet {
	switch (node.kind) {
		case 'chars':
			return node.set;
		case 'concat': {
			let first: CharSet = [];
			for (const item of node.items) {
				first = unite(first, firstOf(item));
				if (!isNullable(item)) break;
			}
			return first;
		}
		case 'alternate':
			return node.items.reduce<CharSet>((first, item) => unite(first, firstOf(item)), []);
		case 'repeat':
		case 'group':
			return firstOf(node.body);
		default:
			return [];
	}
}

function visitAlternate(items: readonly RegexNode[], follow: Follow, budget: Budget, inLoop: boolean): boolean {
	let seen: CharSet = [];
	let decided = true;
	for (const item of items) {
		if (!visit(item, follow, budget, inLoop)) return false;
		const first = before(item, follow).first;
		if (isNullable(item) || overlaps(seen, first)) decided = false;
		seen = unite(seen, first);
	}
	if (decided) return true;
	if (inLoop || items.some(isUnbounded)) return false;
	budget.ways *= items.length;
	return true;
}

function visitRepeat(node: RepeatNode, follow: Follow, budget: Budget, inLoop: boolean): boolean {
	const first = firstOf(node.body);
	const endless = node.max === Number.POSITIVE_INFINITY;
	if (endless && !budget.anchored && !follow.cannotFail) return false;
	if (isUnbounded(node.body) && !budget.anchored) return false;
	const again: Follow = { first: unite(first, follow.first), cannotFail: false, isUnbounded: true };
	if (!visit(node.body, node.max === 1 ? follow : again, budget, inLoop || node.max > 1)) return false;
	if (!overlaps(first, follow.first) || (follow.cannotFail && !inLoop)) return true;
	if (inLoop) return false;
	if (!endless) {
		if (isUnbounded(node.body)) return false;
		budget.ways *= node.max - node.min + 1;
		return true;
	}
	budget.undecidedLoops++;
	return node.body.kind === 'chars' && budget.undecidedLoops === 1 && !follow.isUnbounded;
}

/** How many characters a match may look at before it can no longer fail, at most. */
function lengthOf(node: RegexNode): number {
	switch (node.kind) {
		case 'chars':
			return 1;
		case 'concat':
			return node.items.reduce((length, item) => length + lengthOf(item), 0);
		case 'alternate':
			return node.items.reduce((length, item) => length + lengthOf(item), 0);
		case 'repeat':
			return lengthOf(node.body) * (node.max === Number.POSITIVE_INFINITY ? node.min + 1 : node.max);
		case 'group':
			return lengthOf(node.body);
		default:
			return 0;
	}
}
