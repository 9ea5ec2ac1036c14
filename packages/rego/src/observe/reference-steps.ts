import { constantOf } from '../plan/constant.ts';
import { type DocumentNode, isFunctionNode } from '../plan/document-tree.ts';
import { isObject, keyOf, ObjectBuilder, objectEntries } from '../runtime/collection.ts';
import { compare } from '../runtime/compare.ts';
import { keysInOrder } from '../runtime/iterate.ts';
import { baseGet, getPath, lookup } from '../runtime/lookup.ts';
import type { Value } from '../runtime/value.ts';
import { valueText } from '../runtime/value-text.ts';
import type { RefTerm, Term } from '../syntax/ast.ts';
import { documentName } from './document-name.ts';
import type { Stepper } from './stepper.ts';
import type { Accept, Site, Stop } from './stepper-types.ts';
import { ground } from './trace-bindings.ts';
import { unify } from './trace-unify.ts';

/** A reference below `data` on its way through the tree of documents. */
interface Walk {
	readonly site: Site;
	readonly path: readonly Term[];
	readonly accept: Accept;
}

/** The steps of references. */
export class ReferenceSteps {
	readonly #stepper: Stepper;

	constructor(stepper: Stepper) {
		this.#stepper = stepper;
	}

	/** Every value of a reference. */
	all(site: Site, { head, path }: RefTerm, accept: Accept): Stop | null {
		if (head.kind === 'var' && head.name === 'data') {
			return this.#tree({ site, path, accept }, this.#stepper.program.documents, []);
		}
		if (head.kind === 'var' && head.name === 'input') {
			const { input } = this.#stepper.scope.frame;
			return input === undefined ? null : this.below(site, input, path, 0, accept);
		}
		return this.#stepper.values(site, head, (value) => this.below(site, value, path, 0, accept));
	}

	/** Every value at a path below a value, from a position of the path on. */
	below(site: Site, value: Value, path: readonly Term[], at: number, accept: Accept): Stop | null {
		const part = path[at];
		if (part === undefined) return accept(value);
		const key = site.query.bindings.plug(part);
		const step = (chosen: Value): Stop | null => {
			const item = lookup(value, chosen);
			return item === undefined ? null : this.below(site, item, path, at + 1, accept);
		};
		if (key !== undefined) return step(key);
		return this.#stepper.each(site.query, keysInOrder(value), (candidate) =>
			unify(this.#stepper, site, part, ground(candidate), () => step(candidate)),
		);
	}

	/** The base document at a path, as the innermost `with` leaves it. */
	base(path: readonly Value[]): Value | undefined {
		let current: Value | undefined = this.#stepper.scope.frame.data;
		for (const key of path) current = baseGet(current, key);
		return current;
	}

	/** The document that the ground beginning of a reference names, if its value is known. */
	knownPrefix({ path }: RefTerm): readonly [string, Value] | null {
		const keys: Value[] = [];
		for (const part of path) {
			const key = constantOf(part);
			if (key === undefined) break;
			keys.push(key);
		}
		const value = this.#stepper.scope.known.get(knownKey(keys));
		return value === undefined ? null : [documentName(keys), value];
	}

	#tree(walk: Walk, node: DocumentNode | null, reached: readonly Value[]): Stop | null {
		const part = walk.path[reached.length];
		if (part === undefined) {
			const value = this.#extent(walk.site, node, reached);
			return value === undefined ? null : walk.accept(value);
		}
		const { bindings } = walk.site.query;
		const key = bindings.plug(part);
		if (key !== undefined) return this.#descend(walk, node, [...reached, key]);
		return this.#stepper.each(walk.site.query, this.#keys(node, reached), (candidate) =>
			unify(this.#stepper, walk.site, part, ground(candidate), () =>
				this.#descend(walk, node, [...reached, candidate]),
			),
		);
	}

	#descend(walk: Walk, node: DocumentNode | null, reached: readonly Value[]): Stop | null {
		if (this.#isReplaced(reached)) return this.#tree(walk, null, reached);
		const child = node?.children.get(keyOf(reached[reached.length - 1] as Value)) ?? null;
		if (child !== null && child.rules.length > 0) {
			return this.#stepper.rules.document(walk.site, child, walk.path, reached, walk.accept);
		}
		if (child !== null && isFunctionNode(child)) {
			this.#stepper.rules.pass(walk.site, child);
			return null;
		}
		return this.#tree(walk, child, reached);
	}

	#isReplaced(path: readonly Value[]): boolean {
		const { overrides } = this.#stepper.scope.frame;
		return (
			overrides?.some((target) => target.length <= path.length && target.every((key, i) => key === path[i])) ?? false
		);
	}

	/** The keys of the base document, then those of rules alone. */
	#keys(node: DocumentNode | null, reached: readonly Value[]): readonly Value[] {
		const base = this.base(reached);
		const keys = base === undefined ? [] : keysInOrder(base).filter((key) => reached.length > 0 || key !== 'system');
		const known = new Set(keys.map(keyOf));
		return [...keys, ...childrenOf(node).flatMap(([key]) => (known.has(keyOf(key)) ? [] : [key]))];
	}

	/** The base document with what rules make of it. */
	#extent(site: Site, node: DocumentNode | null, reached: readonly Value[]): Value | undefined {
		const base = this.base(reached);
		if (node === null) return base;
		return merge(base, this.#leaves(site, node, reached));
	}

	#leaves(site: Site, node: DocumentNode, reached: readonly Value[]): Value {
		const builder = new ObjectBuilder();
		for (const [key, child] of childrenOf(node)) {
			if (isFunctionNode(child)) {
				this.#stepper.rules.pass(site, child);
				continue;
			}
			if (reached.length === 0 && key === 'system') continue;
			const path = [...reached, key];
			let value: Value | undefined;
			if (child.rules.length === 0) value = this.#leaves(site, child, path);
			else {
				this.#stepper.rules.document(site, child, [], path, (found) => {
					value = found;
					return null;
				});
			}
			if (value !== undefined) builder.set(key, value);
		}
		return builder.build();
	}
}

/** The text under which the value of a document is known, or of the part of it that was asked for. */
export function knownKey(path: readonly Value[], scope: readonly (Value | undefined)[] = []): string {
	const parts = scope.map((value) => (value === undefined ? '_' : valueText(value)));
	return `${path.map(valueText).join('.')}<${parts.join()}>`;
}

function childrenOf(node: DocumentNode | null): (readonly [Value, DocumentNode])[] {
	if (node === null) return [];
	return [...node.children.values()]
		.map((child) => [child.path[child.path.length - 1] as Value, child] as const)
		.sort(([a], [b]) => compare(a, b));
}

function merge(base: Value | undefined, virtual: Value): Value {
	if (base === undefined || !isObject(base) || !isObject(virtual)) return base ?? virtual;
	const builder = new ObjectBuilder();
	for (const [key, value] of objectEntries(base)) builder.set(key, value);
	for (const [key, value] of objectEntries(virtual)) builder.set(key, merge(getPath(base, [key]), value));
	return builder.build();
}
