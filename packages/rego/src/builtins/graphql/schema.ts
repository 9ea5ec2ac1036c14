import { compareUtf8 } from '@merlon/base';
import type { Definition, DirectiveDefinition, FieldDefinition, SchemaDefinition, SchemaDocument } from './ast.ts';
import { checkDefinition } from './check-definition.ts';
import { checkArgumentDefinitions, checkDirectives, checkName } from './check-directives.ts';
import { checkInputCycles } from './check-input-cycles.ts';
import { errorAt } from './graphql-error.ts';
import { PRELUDE_FILE, parseSchemaDocument } from './parse-schema.ts';
import { PRELUDE } from './prelude.ts';

/** A schema that queries can be validated against. */
export interface Schema {
	query: Definition | null;
	mutation: Definition | null;
	subscription: Definition | null;
	readonly types: ReadonlyMap<string, Definition>;
	readonly directives: ReadonlyMap<string, DirectiveDefinition>;
	/** The object types that a type can be at run time. */
	readonly possibleTypes: ReadonlyMap<string, readonly Definition[]>;
}

/** Makes a schema of a document and the built-in definitions. Throws GraphqlError. */
export function makeSchema(document: SchemaDocument): Schema {
	const prelude = parseSchemaDocument(PRELUDE, PRELUDE_FILE);
	const definitions = [...prelude.Definitions, ...document.Definitions];
	const { types, inOrder } = extendTypes(definitions, document.Extensions);
	const schema: Schema = {
		query: null,
		mutation: null,
		subscription: null,
		types,
		directives: directivesByName([...prelude.Directives, ...document.Directives]),
		possibleTypes: possibleTypes(inOrder),
	};
	const [, second] = document.Schema;
	if (second !== undefined) {
		const message = 'Cannot have multiple schema entry points, consider schema extensions instead.';
		throw errorAt(second.position, message);
	}
	for (const entry of [...document.Schema, ...document.SchemaExtension]) applyEntry(schema, entry);
	for (const name of sortedNames(types)) checkDefinition(schema, types.get(name) as Definition);
	checkInputCycles(schema, sortedNames(types));
	for (const name of sortedNames(schema.directives))
		checkDirective(schema, schema.directives.get(name) as DirectiveDefinition);
	if (document.Schema.length === 0) {
		schema.query ??= types.get('Query') ?? null;
		schema.mutation ??= types.get('Mutation') ?? null;
		schema.subscription ??= types.get('Subscription') ?? null;
	}
	return withIntrospection(schema, types);
}

function sortedNames(map: ReadonlyMap<string, unknown>): string[] {
	return [...map.keys()].sort(compareUtf8);
}

interface ExtendedTypes {
	readonly types: Map<string, Definition>;
	/** The names in the order of the document. */
	readonly inOrder: readonly Definition[];
}

function extendTypes(definitions: readonly Definition[], extensions: readonly Definition[]): ExtendedTypes {
	const types = new Map<string, Definition>();
	for (const definition of definitions) {
		if (types.has(definition.Name)) throw errorAt(definition.position, `Cannot redeclare type ${definition.Name}.`);
		types.set(definition.Name, definition);
	}
	for (const extension of extensions) {
		const base = types.get(extension.Name) ?? emptyDefinition(extension);
		if (base.Kind !== extension.Kind) {
			const reason = `because the base type is a ${base.Kind}, not ${extension.Kind}`;
			throw errorAt(extension.position, `Cannot extend type ${extension.Name} ${reason}.`);
		}
		types.set(extension.Name, {
			...base,
			Directives: [...base.Directives, ...extension.Directives],
			Interfaces: [...base.Interfaces, ...extension.Interfaces],
			Fields: [...base.Fields, ...extension.Fields],
			Types: [...base.Types, ...extension.Types],
			typePositions: [...base.typePositions, ...extension.typePositions],
			EnumValues: [...base.EnumValues, ...extension.EnumValues],
		});
	}
	return { types, inOrder: [...types.values()] };
}

/** Extending a type that does not exist makes it. */
function emptyDefinition(extension: Definition): Definition {
	return {
		...extension,
		Description: '',
		Directives: [],
		Interfaces: [],
		Fields: [],
		Types: [],
		EnumValues: [],
		typePositions: [],
		BuiltIn: false,
	};
}

function possibleTypes(definitions: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> {
	const byName = new Map(definitions.map((definition) => [definition.Name, definition]));
	const possible = new Map<string, Definition[]>();
	const add = (name: string, definition: Definition | undefined): void => {
		if (definition !== undefined) possible.set(name, [...(possible.get(name) ?? []), definition]);
	};
	for (const definition of definitions) {
		if (definition.Kind === 'UNION') for (const name of definition.Types) add(definition.Name, byName.get(name));
		for (const name of definition.Interfaces) add(name, definition);
		if (definition.Kind === 'OBJECT' || definition.Kind === 'INPUT_OBJECT') add(definition.Name, definition);
	}
	return possible;
}

/** Directives that a document may declare again: the first declaration counts until the document's replaces it. */
const REDECLARABLE: ReadonlySet<string> = new Set(['include', 'skip', 'deprecated', 'specifiedBy', 'defer', 'oneOf']);

function directivesByName(definitions: readonly DirectiveDefinition[]): ReadonlyMap<string, DirectiveDefinition> {
	const directives = new Map<string, DirectiveDefinition>();
	for (const definition of definitions) {
		const { Name, position } = definition;
		if (directives.has(Name) && !REDECLARABLE.has(Name)) throw errorAt(position, `Cannot redeclare directive ${Name}.`);
		directives.set(Name, definition);
	}
	return directives;
}

function applyEntry(schema: Schema, entry: SchemaDefinition): void {
	for (const { Operation, Type, position } of entry.OperationTypes) {
		const definition = schema.types.get(Type);
		if (definition === undefined) {
			throw errorAt(position, `Schema root ${Operation} refers to a type ${Type} that does not exist.`);
		}
		if (Operation === 'query') schema.query = definition;
		else if (Operation === 'mutation') schema.mutation = definition;
		else if (Operation === 'subscription') schema.subscription = definition;
	}
	checkDirectives(schema, entry.Directives, 'SCHEMA');
}

function checkDirective(schema: Schema, definition: DirectiveDefinition): void {
	checkName(definition.position, definition.Name);
	checkArgumentDefinitions(schema, definition.Arguments, definition.Name);
}

/** Queries may ask for `__schema` and `__type` at their root. */
function withIntrospection(schema: Schema, types: Map<string, Definition>): Schema {
	const { query } = schema;
	if (query === null) return schema;
	const name = { ...member('name', 'String', true) };
	const fields: readonly FieldDefinition[] = [
		...query.Fields,
		{ ...member('__schema', '__Schema', true), Arguments: [] },
		{ ...member('__type', '__Type', false), Arguments: [name] },
	];
	const extended = { ...query, Fields: fields };
	types.set(query.Name, extended);
	for (const root of ['query', 'mutation', 'subscription'] as const) {
		if (schema[root]?.Name === query.Name) schema[root] = extended;
	}
	return schema;
}

function member(Name: string, NamedType: string, NonNull: boolean): Omit<FieldDefinition, 'Arguments'> {
	return {
		Description: '',
		Name,
		DefaultValue: null,
		Type: { NamedType, Elem: null, NonNull, position: null },
		Directives: [],
		BeforeDescriptionComment: null,
		AfterDescriptionComment: null,
		position: null,
	};
}
