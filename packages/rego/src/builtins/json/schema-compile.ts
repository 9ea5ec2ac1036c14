import { compileRegex, isValidRegex, type Regex } from '../../regex/regex.ts';
import { isNumber, type NumberValue } from '../../runtime/number.ts';
import type { PlainObject, Value } from '../../runtime/value.ts';
import { readSchema } from '../../types/schema/read-schema.ts';
import { type Draft, draftOf, SchemaDocuments } from '../../types/schema/schema-documents.ts';
import { isJsonObject, type JsonObject, keywordOf, SchemaError } from '../../types/schema/schema-error.ts';
import { floatText } from './plain-json.ts';

/** A JSON Schema in the form that values are checked against. Absent keywords are null or empty. */
export interface CompiledSchema {
	/** What a schema that is a boolean says of everything. */
	pass: boolean | null;
	/** Where `$ref` leads; nothing else counts beside it. */
	reference: CompiledSchema | null;
	types: readonly string[];
	anyOf: readonly CompiledSchema[];
	oneOf: readonly CompiledSchema[];
	allOf: readonly CompiledSchema[];
	not: CompiledSchema | null;
	if: CompiledSchema | null;
	then: CompiledSchema | null;
	else: CompiledSchema | null;
	dependencies: ReadonlyMap<string, readonly string[] | CompiledSchema>;
	const: string | null;
	enum: readonly string[] | null;
	format: string;
	items: readonly CompiledSchema[];
	/** All items are of the one schema in `items`. */
	hasSameItems: boolean;
	additionalItems: boolean | CompiledSchema | null;
	contains: CompiledSchema | null;
	uniqueItems: boolean;
	properties: ReadonlyMap<string, CompiledSchema>;
	patternProperties: readonly (readonly [Regex, CompiledSchema])[];
	additionalProperties: boolean | CompiledSchema | null;
	propertyNames: CompiledSchema | null;
	required: readonly string[];
	pattern: { readonly text: string; readonly regex: Regex } | null;
	counts: ReadonlyMap<CountKeyword, number>;
	numbers: ReadonlyMap<NumberKeyword, NumberValue>;
}

export type CountKeyword = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';
export type NumberKeyword = 'multipleOf' | 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';

/** Makes a schema ready for checks. Throws SchemaError. */
export function compileSchema(document: Value): CompiledSchema {
	readSchema(document, loadNothing);
	return new SchemaCompiler(document).compile(document, draftOf(document) ?? 'any');
}

/** Schemas from elsewhere are out of reach of a policy. */
function loadNothing(): undefined {
	return undefined;
}

/** Keywords were checked when the schema was read, so what has another type here is a keyword of a later draft. */
class SchemaCompiler {
	readonly #documents: SchemaDocuments;
	readonly #references = new Map<string, CompiledSchema>();

	constructor(document: Value) {
		this.#documents = new SchemaDocuments(document, loadNothing);
	}

	compile(document: unknown, draft: Draft): CompiledSchema {
		const schema = emptySchema();
		this.#fill(schema, document, draft);
		return schema;
	}

	#fill(schema: CompiledSchema, document: unknown, draft: Draft): void {
		if (typeof document === 'boolean') schema.pass = document;
		if (!isJsonObject(document)) return;
		const child = (value: unknown): CompiledSchema => this.compile(value, draft);
		// Definitions that nothing refers to must be valid, too.
		for (const [, definition] of entriesOf(document, 'definitions')) child(definition);
		const uri = this.#documents.referenceOf(document);
		if (uri !== undefined) {
			schema.reference = this.#reference(uri, draft);
			return;
		}
		fillTypes(schema, document);
		fillCombinations(schema, document, draft, child);
		fillArrayKeywords(schema, document, draft, child);
		fillObjectKeywords(schema, document, draft, child);
		fillScalarKeywords(schema, document, draft);
	}

	#reference(uri: string, draft: Draft): CompiledSchema {
		const known = this.#references.get(uri);
		if (known !== undefined) return known;
		const schema = emptySchema();
		this.#references.set(uri, schema);
		const found = this.#documents.get(uri);
		this.#fill(schema, found.document, found.draft ?? draft);
		return schema;
	}
}

type CompileChild = (document: unknown) => CompiledSchema;

function emptySchema(): CompiledSchema {
	return {
		pass: null,
		reference: null,
		types: [],
		anyOf: [],
		oneOf: [],
		allOf: [],
		not: null,
		if: null,
		// biome-ignore lint/suspicious/noThenProperty: the keyword is called so, and no schema is awaited.
		then: null,
		else: null,
		dependencies: new Map(),
		const: null,
		enum: null,
		format: '',
		items: [],
		hasSameItems: false,
		additionalItems: null,
		contains: null,
		uniqueItems: false,
		properties: new Map(),
		patternProperties: [],
		additionalProperties: null,
		propertyNames: null,
		required: [],
		pattern: null,
		counts: new Map(),
		numbers: new Map(),
	};
}

function fillTypes(schema: CompiledSchema, document: JsonObject): void {
	const types = keywordOf(document, 'type');
	if (types !== undefined) schema.types = (Array.isArray(types) ? types : [types]) as readonly string[];
}

function optional(document: JsonObject, keyword: string, child: CompileChild): CompiledSchema | null {
	const value = keywordOf(document, keyword);
	return value === undefined ? null : child(value);
}

function listOf(document: JsonObject, keyword: string, child: CompileChild): CompiledSchema[] {
	const value = keywordOf(document, keyword);
	return Array.isArray(value) ? value.map(child) : [];
}

function booleanOrSchema(document: JsonObject, keyword: string, child: CompileChild): boolean | CompiledSchema | null {
	const value = keywordOf(document, keyword);
	return typeof value === 'boolean' ? value : optional(document, keyword, child);
}

function entriesOf(document: JsonObject, keyword: string): [string, unknown][] {
	const value = keywordOf(document, keyword);
	return isJsonObject(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
}

function fillCombinations(schema: CompiledSchema, document: JsonObject, draft: Draft, child: CompileChild): void {
	schema.oneOf = listOf(document, 'oneOf', child);
	schema.anyOf = listOf(document, 'anyOf', child);
	schema.allOf = listOf(document, 'allOf', child);
	schema.not = optional(document, 'not', child);
	if (draft === 4 || draft === 6) return;
	schema.if = optional(document, 'if', child);
	// biome-ignore lint/suspicious/noThenProperty: the keyword is called so, and no schema is awaited.
	schema.then = optional(document, 'then', child);
	schema.else = optional(document, 'else', child);
}

function fillArrayKeywords(schema: CompiledSchema, document: JsonObject, draft: Draft, child: CompileChild): void {
	const items = keywordOf(document, 'items');
	schema.hasSameItems = items !== undefined && !Array.isArray(items);
	schema.items = schema.hasSameItems ? [child(items)] : listOf(document, 'items', child);
	schema.additionalItems = booleanOrSchema(document, 'additionalItems', child);
	schema.uniqueItems = keywordOf(document, 'uniqueItems') === true;
	if (draft !== 4) schema.contains = optional(document, 'contains', child);
}

function fillObjectKeywords(schema: CompiledSchema, document: JsonObject, draft: Draft, child: CompileChild): void {
	schema.properties = new Map(entriesOf(document, 'properties').map(([name, value]) => [name, child(value)]));
	schema.additionalProperties = booleanOrSchema(document, 'additionalProperties', child);
	schema.patternProperties = entriesOf(document, 'patternProperties').map(([pattern, value]) => [
		regexOf(pattern, `Invalid regex pattern '${pattern}'`),
		child(value),
	]);
	if (draft !== 4) schema.propertyNames = optional(document, 'propertyNames', child);
	schema.dependencies = new Map(
		entriesOf(document, 'dependencies').map(([name, value]) => [
			name,
			Array.isArray(value) ? (value as readonly string[]) : child(value),
		]),
	);
	schema.required = (keywordOf(document, 'required') ?? []) as readonly string[];
}

function regexOf(pattern: string, problem: string): Regex {
	if (!isValidRegex(pattern)) throw new SchemaError(problem);
	return compileRegex(pattern);
}

const COUNTS: readonly CountKeyword[] = [
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'minProperties',
	'maxProperties',
];
const NUMBERS: readonly NumberKeyword[] = ['multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

function fillScalarKeywords(schema: CompiledSchema, document: JsonObject, draft: Draft): void {
	const object = document as PlainObject;
	schema.counts = new Map(
		COUNTS.filter((keyword) => Object.hasOwn(object, keyword)).map((keyword) => [keyword, Number(object[keyword])]),
	);
	schema.numbers = numbersOf(document);
	const pattern = keywordOf(document, 'pattern');
	if (typeof pattern === 'string') {
		schema.pattern = { text: pattern, regex: regexOf(pattern, 'pattern must be a valid regex') };
	}
	schema.format = (keywordOf(document, 'format') ?? '') as string;
	const values = keywordOf(document, 'enum');
	if (Array.isArray(values)) {
		schema.enum = values.map((value) => floatText(value as Value));
		if (new Set(schema.enum).size < schema.enum.length) throw new SchemaError('enum items must be unique');
	}
	const only = keywordOf(document, 'const');
	if (only !== undefined && draft !== 4) schema.const = floatText(only as Value);
}

/** In older drafts a boolean makes a bound exclusive. */
function numbersOf(document: JsonObject): ReadonlyMap<NumberKeyword, NumberValue> {
	const numbers = new Map<NumberKeyword, NumberValue>();
	for (const keyword of NUMBERS) {
		const value = keywordOf(document, keyword);
		if (isNumber(value)) numbers.set(keyword, value);
	}
	for (const [exclusive, bound] of [
		['exclusiveMinimum', 'minimum'],
		['exclusiveMaximum', 'maximum'],
	] as const) {
		const limit = numbers.get(bound);
		if (keywordOf(document, exclusive) !== true || limit === undefined) continue;
		numbers.set(exclusive, limit);
		numbers.delete(bound);
	}
	return numbers;
}
