import { termText } from '../analysis/term-text.ts';
import { stringifyJson } from '../runtime/json.ts';
import type { Body, Term } from '../syntax/ast.ts';
import { walkBody } from '../syntax/walk.ts';
import { keyValue } from './property-key.ts';
import type { Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';
import type { TypeTree } from './type-tree.ts';

/** Documents with more parts than this are told apart by their identity, not by their parts. */
const MAX_PARTS = 64;

/** Texts that are the same for environments in which the check of a body must have the same result. */
export class EnvSignatures {
	readonly #names = new WeakMap<Body, ReadonlySet<string>>();
	readonly #typeIds = new WeakMap<Type, number>();
	/** Ids of types by their structure. */
	readonly #structures = new Map<string, number>();
	readonly #treeIds = new WeakMap<TypeTree, number>();
	#lastId = 0;

	/** What an environment knows of the variables and documents that a body names. */
	of(env: TypeEnv, body: Body): string {
		const names = this.#namesIn(body);
		const parts: string[] = [];
		for (let layer: TypeEnv | null = env; layer !== null; layer = layer.next) this.#addLayer(layer.tree, names, parts);
		return parts.join();
	}

	#addLayer(tree: TypeTree, names: ReadonlySet<string>, parts: string[]): void {
		const { variables } = tree;
		if (variables.size <= names.size) {
			for (const [name, node] of variables) if (names.has(name)) parts.push(name, this.#node(node, tree));
			return;
		}
		for (const name of names) {
			const node = variables.get(name);
			if (node !== undefined) parts.push(name, this.#node(node, tree));
		}
	}

	#namesIn(body: Body): ReadonlySet<string> {
		let names = this.#names.get(body);
		if (names === undefined) {
			const found = new Set<string>();
			walkBody(body, {
				term(term) {
					if (term.kind === 'var') found.add(term.name);
				},
			});
			names = found;
			this.#names.set(body, names);
		}
		return names;
	}

	#node(node: TypeTree, tree: TypeTree): string {
		const parts: string[] = [];
		return this.#addParts(node, parts) ? parts.join() : `${this.#treeId(tree)}:${tree.version}`;
	}

	/** Whether the node is small enough to be written out. */
	#addParts(node: TypeTree, parts: string[]): boolean {
		parts.push(this.#typeId(node.type));
		if (parts.length + node.size > MAX_PARTS) return false;
		for (const child of node.children) {
			const key = child.key as Term;
			parts.push(key.kind, JSON.stringify(termText(key)), '{');
			if (!this.#addParts(child, parts)) return false;
			parts.push('}');
		}
		return true;
	}

	#treeId(tree: TypeTree): number {
		let id = this.#treeIds.get(tree);
		if (id === undefined) {
			id = ++this.#lastId;
			this.#treeIds.set(tree, id);
		}
		return id;
	}

	/** The same for types of the same structure. */
	#typeId(type: Type | null): string {
		if (type === null) return '-';
		let id = this.#typeIds.get(type);
		if (id === undefined) {
			const structure = this.#structure(type);
			id = this.#structures.get(structure) ?? ++this.#lastId;
			this.#structures.set(structure, id);
			this.#typeIds.set(type, id);
		}
		return String(id);
	}

	#structure(type: Type): string {
		switch (type.kind) {
			case 'any':
				return `any ${this.#typeIdsOf(type.of)}`;
			case 'array':
				return `array ${this.#typeIdsOf(type.static)} ${this.#typeId(type.dynamic)}`;
			case 'object': {
				const { dynamic } = type;
				const fixed = type.static.map((each) => `${stringifyJson(keyValue(each))}:${this.#typeId(each.value)}`);
				const rest = dynamic === null ? '' : `${this.#typeId(dynamic.key)}:${this.#typeId(dynamic.value)}`;
				return `object ${fixed.join()} ${rest}`;
			}
			case 'set':
				return `set ${this.#typeId(type.of)}`;
			case 'function':
				return `function ${this.#typeIdsOf(type.args)} ${this.#typeId(type.variadic)} ${this.#typeId(type.result)}`;
			case 'named':
				return `named ${JSON.stringify(type.name)} ${this.#typeId(type.type)}`;
			case 'recursive':
				// It holds itself, so it is the same as itself only.
				return `recursive ${++this.#lastId}`;
			default:
				return type.kind;
		}
	}

	#typeIdsOf(types: readonly (Type | null)[]): string {
		return types.map((type) => this.#typeId(type)).join();
	}
}
