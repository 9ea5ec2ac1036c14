import { type Draft, draftOf, type LoadDocument, SchemaDocuments } from './schema-documents.ts';
import {
	isJsonObject,
	type JsonObject,
	keywordOf,
	mustBeOfAn,
	mustBeOfType,
	SchemaError,
	wrongKeywordType,
} from './schema-error.ts';
import {
	checkArrayKeywords,
	checkEnum,
	checkNumberKeywords,
	checkObjectKeywords,
	checkStringKeywords,
	checkText,
	listOf,
} from './schema-keywords.ts';
import { SchemaNode } from './schema-node.ts';

const MAX_DEPTH = 500;

/** Reads a JSON Schema with all it refers to. Throws SchemaError. */
export function readSchema(document: unknown, load: LoadDocument): SchemaNode {
	const documents = new SchemaDocuments(document, load);
	const root = new SchemaNode('(Root)');
	new SchemaReader(documents).read(document, root, draftOf(document) ?? 'any', 0);
	return root;
}

class SchemaReader {
	readonly #documents: SchemaDocuments;
	readonly #references = new Map<string, SchemaNode>();

	constructor(documents: SchemaDocuments) {
		this.#documents = documents;
	}

	read(document: unknown, node: SchemaNode, draft: Draft, depth: number): void {
		if (depth > MAX_DEPTH) throw new SchemaError(`schema is nested deeper than ${MAX_DEPTH} levels`);
		if (typeof document === 'boolean' && draft !== 4) return;
		if (!isJsonObject(document)) throw new SchemaError('Expected: Valid Schema, given: Invalid JSON');
		const child = (value: unknown, property: string): SchemaNode => {
			const inner = new SchemaNode(property);
			this.read(value, inner, draft, depth + 1);
			return inner;
		};
		checkText(document, draft === 4 || (draft === 'any' && Object.hasOwn(document, 'id')) ? 'id' : '$id');
		readDefinitions(document, child);
		checkText(document, 'title');
		checkText(document, 'description');
		checkText(document, '$ref');
		const reference = this.#documents.referenceOf(document);
		if (reference !== undefined) {
			node.referenceUri = reference;
			const known = this.#references.get(reference);
			if (known === undefined) {
				node.reference = this.#readReference(reference, draft, depth);
				return;
			}
			node.reference = known;
		}
		readTypes(document, node);
		readProperties(document, node, draft, child);
		readItems(document, node, child);
		checkNumberKeywords(document, draft);
		checkStringKeywords(document);
		checkObjectKeywords(document);
		checkArrayKeywords(document);
		const contains = keywordOf(document, 'contains');
		if (contains !== undefined && draft !== 4) child(contains, 'contains');
		checkEnum(document);
		readCombinations(document, node, draft, child);
	}

	#readReference(uri: string, draft: Draft, depth: number): SchemaNode {
		const node = new SchemaNode('$ref');
		// Known before it is read, so that a schema may refer to itself.
		this.#references.set(uri, node);
		const found = this.#documents.get(uri);
		if (typeof found.document !== 'boolean' && !isJsonObject(found.document)) {
			throw mustBeOfType('Valid Schema', 'object');
		}
		this.read(found.document, node, found.draft ?? draft, depth + 1);
		return node;
	}
}

type ReadChild = (document: unknown, property: string) => SchemaNode;

function readDefinitions(schema: JsonObject, child: ReadChild): void {
	const definitions = keywordOf(schema, 'definitions');
	if (definitions === undefined) return;
	if (!isJsonObject(definitions)) throw wrongKeywordType('Array Of Schemas', 'definitions');
	for (const definition of Object.values(definitions)) {
		if (!isSchema(definition)) throw wrongKeywordType('Array Of Schemas', 'definitions');
		child(definition, 'definitions');
	}
}

function isSchema(value: unknown): boolean {
	return typeof value === 'boolean' || isJsonObject(value);
}

function readTypes(schema: JsonObject, node: SchemaNode): void {
	const types = keywordOf(schema, 'type');
	if (types === undefined) return;
	if (typeof types !== 'string' && !Array.isArray(types)) throw wrongKeywordType('type', 'string/Array Of Strings');
	for (const type of typeof types === 'string' ? [types] : types) {
		if (typeof type !== 'string') throw wrongKeywordType('type', 'string/Array Of Strings');
		node.addType(type);
	}
}

function readProperties(schema: JsonObject, node: SchemaNode, draft: Draft, child: ReadChild): void {
	const properties = keywordOf(schema, 'properties');
	if (properties !== undefined) {
		if (!isJsonObject(properties)) throw mustBeOfType('Properties', 'object');
		for (const [name, property] of Object.entries(properties)) node.properties.push(child(property, name));
	}
	checkBooleanOrSchema(schema, 'additionalProperties', child);
	const patterns = keywordOf(schema, 'patternProperties');
	if (patterns !== undefined) {
		if (!isJsonObject(patterns)) throw wrongKeywordType('Valid Schema', 'patternProperties');
		for (const [pattern, property] of Object.entries(patterns)) child(property, pattern);
	}
	const names = keywordOf(schema, 'propertyNames');
	if (names !== undefined && draft !== 4) {
		if (!isSchema(names)) throw wrongKeywordType('Valid Schema', 'patternProperties');
		child(names, 'propertyNames');
	}
	readDependencies(schema, child);
}

function readDependencies(schema: JsonObject, child: ReadChild): void {
	const dependencies = keywordOf(schema, 'dependencies');
	if (dependencies === undefined) return;
	if (!isJsonObject(dependencies)) throw mustBeOfType('dependencies', 'object');
	for (const [name, dependency] of Object.entries(dependencies)) {
		if (isSchema(dependency)) child(dependency, name);
		else if (!Array.isArray(dependency) || !dependency.every((item) => typeof item === 'string')) {
			throw mustBeOfType('Dependency', 'Schema Or Array Of Strings');
		}
	}
}

function readItems(schema: JsonObject, node: SchemaNode, child: ReadChild): void {
	const items = keywordOf(schema, 'items');
	if (items !== undefined) {
		node.sameItems = !Array.isArray(items);
		for (const item of Array.isArray(items) ? items : [items]) {
			if (!isSchema(item)) throw wrongKeywordType('Valid Schema/Array Of Schemas', 'items');
			node.items.push(child(item, 'items'));
		}
	}
	checkBooleanOrSchema(schema, 'additionalItems', child);
}

function checkBooleanOrSchema(schema: JsonObject, keyword: string, child: ReadChild): void {
	const value = keywordOf(schema, keyword);
	if (value === undefined || typeof value === 'boolean') return;
	if (!isJsonObject(value)) throw wrongKeywordType('boolean/Valid Schema', keyword);
	child(value, keyword);
}

function readCombinations(schema: JsonObject, node: SchemaNode, draft: Draft, child: ReadChild): void {
	for (const item of listOf(schema, 'oneOf')) child(item, 'oneOf');
	for (const item of listOf(schema, 'anyOf')) node.anyOf.push(child(item, 'anyOf'));
	for (const item of listOf(schema, 'allOf')) node.allOf.push(child(item, 'allOf'));
	const conditions = draft === 4 || draft === 6 ? ['not'] : ['not', 'if', 'then', 'else'];
	for (const keyword of conditions) {
		const value = keywordOf(schema, keyword);
		if (value === undefined) continue;
		if (!isSchema(value)) throw mustBeOfAn(keyword, 'object');
		child(value, keyword);
	}
}
