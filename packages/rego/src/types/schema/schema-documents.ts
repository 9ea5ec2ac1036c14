import { isJsonObject, type JsonObject, keywordOf, mustBeOfType, SchemaError } from './schema-error.ts';
import { SchemaUri } from './schema-uri.ts';

/** Drafts by their number; the newest keywords and the old ones where a schema does not say. */
export type Draft = 4 | 6 | 7 | 'any';

export interface SchemaDocument {
	readonly document: unknown;
	/** Null where the document does not name one. */
	readonly draft: Draft | null;
}

/** Gives another document than the one that is read, or undefined where it must not or cannot be had. */
export type LoadDocument = (uri: string) => unknown;

const DRAFTS: ReadonlyMap<string, Draft> = new Map<string, Draft>([
	['http://json-schema.org/draft-04/schema', 4],
	['http://json-schema.org/draft-06/schema', 6],
	['http://json-schema.org/draft-07/schema', 7],
]);

const MAX_DEPTH = 500;

/** The documents that the references of a schema lead to, by their URI, and the URI of every `$ref`. */
export class SchemaDocuments {
	readonly #documents = new Map<string, SchemaDocument>();
	readonly #references = new Map<JsonObject, string>();
	readonly #load: LoadDocument;

	constructor(root: unknown, load: LoadDocument) {
		this.#load = load;
		this.#add(root, SchemaUri.parse(''));
	}

	/** The URI that the `$ref` of a schema means, seen from where it stands. Throws SchemaError for a broken one. */
	referenceOf(schema: JsonObject): string | undefined {
		const known = this.#references.get(schema);
		const reference = keywordOf(schema, '$ref');
		return known ?? (typeof reference === 'string' ? SchemaUri.parse(reference).toString() : undefined);
	}

	/** The document, or the part of one, that a URI names. Throws SchemaError. */
	get(uri: string): SchemaDocument {
		const known = this.#documents.get(uri);
		if (known !== undefined) return known;
		const reference = SchemaUri.parse(uri);
		const base = reference.withoutFragment();
		const whole = this.#documents.get(base.toString()) ?? this.#fetch(reference, base);
		const part = { document: follow(whole.document, reference.pointer), draft: whole.draft };
		this.#documents.set(uri, part);
		return part;
	}

	#fetch(reference: SchemaUri, base: SchemaUri): SchemaDocument {
		if (!reference.isAbsolute) throw new SchemaError(`Reference ${reference} must be canonical`);
		const document = this.#load(base.toString());
		if (document === undefined) throw new SchemaError(`remote reference loading disabled: ${base}`);
		return this.#add(document, base);
	}

	#add(document: unknown, uri: SchemaUri): SchemaDocument {
		const name = uri.toString();
		if (this.#documents.has(name)) throw new SchemaError(`Reference already exists: "${name}"`);
		const draft = draftOf(document);
		this.#register(document, uri, draft, 0);
		const added = { document, draft };
		this.#documents.set(name, added);
		return added;
	}

	/** Notes the documents that carry an id, and resolves references from where they stand. */
	#register(node: unknown, outer: SchemaUri, draft: Draft | null, depth: number): void {
		if (depth > MAX_DEPTH) throw new SchemaError(`schema is nested deeper than ${MAX_DEPTH} levels`);
		if (Array.isArray(node)) {
			for (const item of node) this.#register(item, outer, draft, depth + 1);
			return;
		}
		if (!isJsonObject(node)) return;
		const base = this.#registerId(node, outer, draft);
		const reference = keywordOf(node, '$ref');
		if (typeof reference === 'string') this.#registerReference(node, base, reference);
		for (const child of childrenOf(node)) this.#register(child, base, draft, depth + 1);
	}

	/** What looks like a reference may be data: a broken one is an error only where a schema is read from it. */
	#registerReference(node: JsonObject, base: SchemaUri, reference: string): void {
		try {
			this.#references.set(node, base.resolve(SchemaUri.parse(reference)).toString());
		} catch (error) {
			if (!(error instanceof SchemaError)) throw error;
		}
	}

	#registerId(node: JsonObject, outer: SchemaUri, draft: Draft | null): SchemaUri {
		const id = keywordOf(node, Object.hasOwn(node, 'id') ? 'id' : '$id');
		if (typeof id !== 'string') return outer;
		const base = outer.resolve(SchemaUri.parse(id));
		const name = base.toString();
		if (this.#documents.has(name)) throw new SchemaError(`Reference already exists: "${name}"`);
		this.#documents.set(name, { document: node, draft });
		return base;
	}
}

/** What of a schema may hold further schemas. */
function* childrenOf(schema: JsonObject): Iterable<unknown> {
	for (const [keyword, value] of Object.entries(schema)) {
		if (keyword === 'const' || keyword === 'enum') continue;
		if (keyword !== 'properties' && keyword !== 'dependencies' && keyword !== 'patternProperties') yield value;
		// Their keys are names, which may look like keywords.
		else if (isJsonObject(value)) yield* Object.values(value);
	}
}

/** The draft that a schema says it is written in. */
export function draftOf(document: unknown): Draft | null {
	if (typeof document === 'boolean') return null;
	if (!isJsonObject(document)) throw new SchemaError('schema is invalid');
	const uri = keywordOf(document, '$schema');
	if (uri === undefined) return null;
	if (typeof uri !== 'string') throw mustBeOfType('$schema', 'string');
	return DRAFTS.get(SchemaUri.parse(uri).toString()) ?? null;
}

function follow(document: unknown, pointer: readonly string[]): unknown {
	let node = document;
	for (const step of pointer) {
		if (Array.isArray(node)) {
			if (!/^[+-]?[0-9]{1,15}$/.test(step)) throw new SchemaError(`Invalid array index '${step}'`);
			const index = Number(step);
			if (index < 0 || index >= node.length) {
				throw new SchemaError(`Out of bound array[0,${node.length}] index '${index}'`);
			}
			node = node[index];
		} else if (isJsonObject(node)) {
			const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
			if (!Object.hasOwn(node, key)) throw new SchemaError(`Object has no key '${key}'`);
			node = node[key];
		} else {
			throw new SchemaError(`Invalid token reference '${step}'`);
		}
	}
	return node;
}
