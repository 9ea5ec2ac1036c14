import { appendAll, compareUtf8 } from '@merlon/base';
import { type KeyPrimitive, keyOf } from '../runtime/collection.ts';
import { numberFromText } from '../runtime/number.ts';
import type { Rule, Term } from '../syntax/ast.ts';

/**
 * Rules by the path they define. A rule hangs at the longest ground prefix of its reference, so a rule `a.b[x].c`
 * hangs at `a.b`. The root's only child is `data`.
 */
export class RuleTree<R = Rule> {
	readonly key: KeyPrimitive;
	readonly children: Map<KeyPrimitive, RuleTree<R>> = new Map();
	/** The rules at exactly this path, default rules included; `else` rules hang at their first rule. */
	readonly rules: R[] = [];
	/** `data.system`: references that enumerate `data` do not see it. */
	hide: boolean = false;

	constructor(key: KeyPrimitive = '') {
		this.key = key;
	}

	/** Makes the nodes of a path and hangs the rule there; a package without rules has nodes of its own too. */
	insert(path: readonly Term[], rule: R | null): void {
		let node: RuleTree<R> = this;
		for (const term of path) {
			const key = treeKey(term);
			if (key === undefined) break;
			let child = node.children.get(key);
			if (child === undefined) {
				child = new RuleTree<R>(key);
				node.children.set(key, child);
			}
			node = child;
		}
		if (rule !== null) node.rules.push(rule);
	}

	child(term: Term): RuleTree<R> | null {
		const key = treeKey(term);
		return key === undefined ? null : (this.children.get(key) ?? null);
	}

	/** The node at exactly this path, which begins below the root: `data` first. */
	find(path: readonly Term[]): RuleTree<R> | null {
		let node: RuleTree<R> | null = this;
		for (const term of path) {
			node = node.child(term);
			if (node === null) return null;
		}
		return node;
	}

	/** The rules at exactly this path. */
	rulesAt(path: readonly Term[]): readonly R[] {
		return this.find(path)?.rules ?? [];
	}

	/** The rules of the document that a path looks into: those of its shortest prefix that has any. */
	rulesOfDocument(path: readonly Term[]): readonly R[] {
		let node: RuleTree<R> | null = this;
		for (const term of path) {
			node = node.child(term);
			if (node === null) return [];
			if (node.rules.length > 0) return node.rules;
		}
		return node.rules;
	}

	/** The rules at a path and below it, hidden packages left out. */
	rulesWithPrefix(path: readonly Term[]): readonly R[] {
		const found: R[] = [];
		this.find(path)?.visit((node) => {
			appendAll(found, node.rules);
			return true;
		}, false);
		return found;
	}

	sortedChildren(): RuleTree<R>[] {
		const children = [...this.children.values()];
		return children.length < 2 ? children : children.sort((a, b) => compareKeys(a.key, b.key));
	}

	/** Calls for this node and, where it gives true, for the nodes below, in the order of their keys. */
	visit(enter: (node: RuleTree<R>) => boolean, hidden = true): void {
		if (!enter(this)) return;
		for (const child of this.sortedChildren()) {
			if (hidden || !child.hide) child.visit(enter, hidden);
		}
	}
}

const DATA_KEY = '\u0000var:data';

/** The key of a constant scalar; undefined for any other term. A variable in first place is its name. */
function treeKey(term: Term): KeyPrimitive | undefined {
	switch (term.kind) {
		case 'var':
			return term.name === 'data' ? DATA_KEY : `\u0000var:${term.name}`;
		case 'string':
			return keyOf(term.value);
		case 'boolean':
			return term.value;
		case 'null':
			return null;
		case 'number':
			return keyOf(numberFromText(term.text));
		default:
			return undefined;
	}
}

const KIND_ORDER = ['object', 'boolean', 'number', 'string'];

function compareKeys(a: KeyPrimitive, b: KeyPrimitive): number {
	const kinds = KIND_ORDER.indexOf(typeof a) - KIND_ORDER.indexOf(typeof b);
	if (kinds !== 0) return kinds;
	if (typeof a === 'string') return compareUtf8(a, b as string);
	return Number(a) - Number(b);
}
