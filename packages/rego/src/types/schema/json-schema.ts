import { appendAll } from '@merlon/base';
import type { ObjectType, Type } from '../type.ts';
import { ANY, arrayType, BOOLEAN, NUMBER, objectType, STRING, unionTypes } from '../type-operations.ts';
import { readSchema } from './read-schema.ts';
import type { LoadDocument } from './schema-documents.ts';
import { SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * The type of the documents that a JSON Schema allows, as OPA derives it: types, properties, items, `$ref`, `anyOf`
 * and `allOf` count; `oneOf`, `enum`, `const`, `additionalProperties` and the like do not. Throws SchemaError.
 */
export function typeOfSchema(schema: unknown, load: LoadDocument = loadNothing): Type {
	return new SchemaTyper().typeOf(compile(schema, load));
}

/** Schemas must not reach out unless the caller lets them. */
function loadNothing(): undefined {
	return undefined;
}

function compile(schema: unknown, load: LoadDocument): SchemaNode {
	if (schema === null || schema === undefined) throw new SchemaError('no schema as input to compile');
	try {
		return readSchema(schema, load);
	} catch (error) {
		if (error instanceof SchemaError) throw new SchemaError(`unable to compile the schema: ${error.message}`);
		throw error;
	}
}

/** An `allOf` that leads back to itself has no end. */
const MAX_DEPTH = 1000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenRecursive = Mutable<Extract<Type, { readonly kind: 'recursive' }>>;

/** What a `$ref` stands for: while it is being read, a reference to itself gives `recursive`. */
interface Definition {
	type: Type | null;
	recursive: OpenRecursive | null;
}

class SchemaTyper {
	readonly #definitions = new Map<string, Definition>();
	#depth = 0;

	typeOf(node: SchemaNode): Type {
		if (++this.#depth > MAX_DEPTH) throw new SchemaError(`schema is nested deeper than ${MAX_DEPTH} levels`);
		const type = node.reference === null ? this.#typeOfPlain(node) : this.#typeOfReference(node);
		this.#depth--;
		return type;
	}

	#typeOfReference(node: SchemaNode): Type {
		const name = node.referenceUri;
		const known = this.#definitions.get(name);
		if (known !== undefined) {
			if (known.type !== null) return known.type;
			known.recursive ??= { kind: 'recursive', name: name === '' ? '#' : name, type: null };
			return known.recursive;
		}
		const target = node.reference as SchemaNode;
		if (target.reference !== null) return this.#typeOfReference(target);
		const definition: Definition = { type: null, recursive: null };
		this.#definitions.set(name, definition);
		const type = this.#typeOfPlain(target);
		definition.type = type;
		if (definition.recursive !== null) definition.recursive.type = type;
		return type;
	}

	#typeOfPlain(node: SchemaNode): Type {
		if (node.anyOf.length > 0) return this.#typeOfAnyOf(node);
		if (node.allOf.length > 0) return this.#typeOfAllOf(node);
		if (node.has('boolean')) return BOOLEAN;
		if (node.has('string')) return STRING;
		if (node.has('integer') || node.has('number')) return NUMBER;
		if (node.has('object')) return this.#typeOfObject(node);
		if (node.has('array')) return this.#typeOfArray(node);
		// Without a type, properties and items tell one.
		if (node.properties.length > 0) {
			node.addType('object');
			return this.#typeOfObject(node);
		}
		if (node.items.length > 0) {
			node.addType('array');
			return this.#typeOfArray(node);
		}
		return ANY;
	}

	#typeOfAnyOf(node: SchemaNode): Type {
		let union: Type | null = null;
		if (node.types.length > 0) {
			const core = this.#typeOfPlain(node.withoutAnyOf());
			if (core.kind === 'object' && core.static.length > 0 && core.dynamic === null) union = core;
		}
		for (const alternative of node.anyOf) union = unionTypes(this.typeOf(alternative), union);
		return union ?? ANY;
	}

	#typeOfAllOf(node: SchemaNode): Type {
		const parts = node.allOf.map(followReferences).filter((part) => !isOnlyAnyOf(part));
		const [first, ...others] = parts;
		if (first === undefined) return ANY;
		const merged = mergeSchemas(first, others);
		if (node.types.length === 0) return this.typeOf(merged);
		if ((node.has('object') && merged.has('object')) || (node.has('array') && merged.has('array'))) {
			return this.typeOf(mergeSchemas(merged, [node]));
		}
		if (node.typesText !== merged.typesText) throw new SchemaError('type checking: unable to merge these schemas');
		return this.typeOf(merged);
	}

	#typeOfObject(node: SchemaNode): ObjectType {
		if (node.properties.length === 0) return objectType([], { key: ANY, value: ANY });
		const properties = node.properties.map((child) => ({ key: child.property, value: this.typeOf(child) }));
		return objectType(properties, null);
	}

	#typeOfArray(node: SchemaNode): Type {
		const [first] = node.items;
		if (first === undefined) return arrayType([], ANY);
		if (node.sameItems) return arrayType([], this.typeOf(first));
		return arrayType(
			node.items.map((item) => this.typeOf(item)),
			null,
		);
	}
}

function followReferences(node: SchemaNode): SchemaNode {
	const seen = new Set<SchemaNode>();
	let target = node;
	while (target.reference !== null && !seen.has(target)) {
		seen.add(target);
		target = target.reference;
	}
	return target;
}

/** Such a part has no type of its own that could be merged. */
function isOnlyAnyOf(node: SchemaNode): boolean {
	return node.types.length === 0 && node.anyOf.length > 0 && node.properties.length === 0 && node.items.length === 0;
}

/** Adds the properties and items of schemas to the first one, which changes. */
function mergeSchemas(first: SchemaNode, others: readonly SchemaNode[]): SchemaNode {
	for (const schema of [first, ...others]) {
		if (schema.properties.length > 0) {
			if (!schema.has('object')) schema.addType('object');
		} else if (schema.items.length > 0 && !schema.has('array')) schema.addType('array');
	}
	for (const schema of others) {
		if (first.typesText !== schema.typesText) {
			const types = `${first.typesText} and ${schema.typesText}`;
			throw new SchemaError(`type checking: unable to merge these schemas: type mismatch: ${types}`);
		}
		if (first.has('object') && first.properties.length > 0 && schema.properties.length > 0) {
			appendAll(first.properties, schema.properties);
		} else if (first.has('array') && first.items.length > 0 && schema.items.length > 0) {
			mergeItems(first, schema);
		}
	}
	return first;
}

function mergeItems(first: SchemaNode, schema: SchemaNode): void {
	for (const [i, item] of schema.items.entries()) {
		const present = first.items[i];
		if (present === undefined) first.items.push(item);
		else if (present.typesText !== item.typesText) {
			throw new SchemaError('type checking: unable to merge these schemas');
		}
	}
}
