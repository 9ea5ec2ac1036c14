import { isObject, type ObjectValue, type PlainObject, setProperty, type Value } from '@merlon/rego';
import { textEntries } from './json-shape.ts';

/** Data documents that are put together from files. */
export class Documents {
	readonly #root = new Branch();

	/** Adds a value under a path. The path of the first conflict, in the order of keys, says that nothing was added. */
	add(path: readonly string[], value: Value): readonly string[] | null {
		const entry = path.reduceRight<Value>((inner, key) => singleton(key, inner), value);
		if (!isObject(entry)) return [];
		const conflict = conflictOf(this.#root, entry);
		if (conflict === null) merge(this.#root, entry);
		return conflict;
	}

	/** Everything under `data`. */
	value(): PlainObject {
		return this.#root.value();
	}

	/** Whether something lies at a path below `data`, or anything above it that is no object. */
	has(path: readonly string[]): boolean {
		let node: Branch | Value = this.#root;
		for (const key of path) {
			const next: Branch | Value | undefined = node instanceof Branch ? node.get(key) : undefined;
			if (next === undefined) return !(node instanceof Branch);
			node = next;
		}
		return path.length > 0;
	}
}

/** An object that may grow. Values are opened when something is merged into them. */
class Branch {
	readonly #children = new Map<string, Branch | Value>();

	static of(object: ObjectValue): Branch {
		const branch = new Branch();
		for (const [key, value] of textEntries(object)) branch.set(key, value);
		return branch;
	}

	get(key: string): Branch | Value | undefined {
		const child = this.#children.get(key);
		if (child === undefined || child instanceof Branch || !isObject(child)) return child;
		const opened = Branch.of(child);
		this.#children.set(key, opened);
		return opened;
	}

	set(key: string, value: Value): void {
		this.#children.set(key, value);
	}

	value(): PlainObject {
		const object: Record<string, Value> = {};
		for (const [key, child] of this.#children)
			setProperty(object, key, child instanceof Branch ? child.value() : child);
		return object;
	}
}

function singleton(key: string, value: Value): Value {
	const object: Record<string, Value> = {};
	setProperty(object, key, value);
	return object;
}

function conflictOf(branch: Branch, added: ObjectValue): readonly string[] | null {
	const entries = textEntries(added).sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [key, value] of entries) {
		const existing = branch.get(key);
		if (existing === undefined) continue;
		if (!(existing instanceof Branch) || !isObject(value)) return [key];
		const inner = conflictOf(existing, value);
		if (inner !== null) return [key, ...inner];
	}
	return null;
}

function merge(branch: Branch, added: ObjectValue): void {
	for (const [key, value] of textEntries(added)) {
		const existing = branch.get(key);
		if (existing instanceof Branch && isObject(value)) merge(existing, value);
		else branch.set(key, value);
	}
}
