import type { Definition, DefinitionKind, FieldDefinition } from './ast.ts';
import { checkArgumentDefinitions, checkDirectives, checkName, checkTypeReference } from './check-directives.ts';
import { checkImplements } from './check-implements.ts';
import { errorAt } from './graphql-error.ts';
import { innermostName } from './node-text.ts';
import type { Schema } from './schema.ts';

/** Checks one type of a schema. Throws GraphqlError for the first problem. */
export function checkDefinition(schema: Schema, definition: Definition): void {
	for (const field of definition.Fields) checkField(schema, definition, field);
	checkUnionMembers(schema, definition);
	for (const name of definition.Interfaces) checkImplements(schema, definition, name);
	checkMembers(schema, definition);
	checkUnique(definition);
	if (!definition.BuiltIn) checkName(definition.position, definition.Name);
	checkDirectives(schema, definition.Directives, definition.Kind, null, false);
}

function checkField(schema: Schema, { Kind }: Definition, field: FieldDefinition): void {
	checkName(field.position, field.Name);
	checkTypeReference(schema, field.Type);
	checkArgumentDefinitions(schema, field.Arguments, null);
	checkDirectives(schema, field.Directives, Kind === 'INPUT_OBJECT' ? 'INPUT_FIELD_DEFINITION' : 'FIELD_DEFINITION');
}

function checkUnionMembers(schema: Schema, definition: Definition): void {
	for (const name of definition.Types) {
		const member = schema.types.get(name);
		if (member === undefined) throw errorAt(definition.position, `Undefined type "${name}".`);
		if (member.Kind !== 'OBJECT') {
			throw errorAt(definition.position, `${definition.Kind} type "${name}" must be OBJECT.`);
		}
	}
}

const OUTPUT_KINDS: readonly DefinitionKind[] = ['SCALAR', 'OBJECT', 'INTERFACE', 'UNION', 'ENUM'];
const INPUT_KINDS: readonly DefinitionKind[] = ['SCALAR', 'ENUM', 'INPUT_OBJECT'];

function checkMembers(schema: Schema, definition: Definition): void {
	const { Kind, Name, Fields, EnumValues, position } = definition;
	if (Kind === 'ENUM') {
		if (EnumValues.length === 0)
			throw errorAt(position, `${Kind} ${Name}: must define one or more unique enum values.`);
		for (const value of EnumValues) {
			if (/^(?:true|false|null)$/.test(value.Name)) {
				throw errorAt(position, `${Kind} ${Name}: non-enum value ${value.Name}.`);
			}
			checkDirectives(schema, value.Directives, 'ENUM_VALUE');
		}
	} else if (Kind === 'INPUT_OBJECT') {
		if (Fields.length === 0) throw errorAt(position, `${Kind} ${Name}: must define one or more input fields.`);
		checkFieldKinds(schema, definition, INPUT_KINDS);
	} else if (Kind === 'OBJECT' || Kind === 'INTERFACE') {
		if (Fields.length === 0) throw errorAt(position, `${Kind} ${Name}: must define one or more fields.`);
		checkFieldKinds(schema, definition, OUTPUT_KINDS);
	}
}

function checkFieldKinds(schema: Schema, definition: Definition, allowed: readonly DefinitionKind[]): void {
	for (const field of definition.Fields) {
		const kind = kindOf(schema, field);
		if (kind === undefined || allowed.includes(kind)) continue;
		const subject =
			definition.Kind === 'INPUT_OBJECT' ? `${kind} ${field.Name}` : `${definition.Kind} ${definition.Name}`;
		throw errorAt(field.position, `${subject}: field must be one of ${allowed.join(', ')}.`);
	}
}

function kindOf(schema: Schema, field: FieldDefinition): DefinitionKind | undefined {
	return schema.types.get(innermostName(field.Type))?.Kind;
}

function checkUnique({ Name, Fields, EnumValues, Types, typePositions, position }: Definition): void {
	const field = firstRepeated(Fields.map((item) => item.Name));
	if (field >= 0) {
		const { Name: repeated, position: at } = Fields[field] as FieldDefinition;
		throw errorAt(at, `Field ${Name}.${repeated} can only be defined once.`);
	}
	const value = EnumValues[firstRepeated(EnumValues.map((item) => item.Name))];
	if (value !== undefined) {
		throw errorAt(value.position, `Enum value ${Name}.${value.Name} can only be defined once.`);
	}
	const member = firstRepeated(Types);
	if (member >= 0) {
		const at = typePositions.length === Types.length ? (typePositions[member] ?? position) : position;
		throw errorAt(at, `Union type ${Name} can only include type ${Types[member]} once.`);
	}
}

/** The position of the next occurrence of the first name that comes twice, or -1. */
function firstRepeated(names: readonly string[]): number {
	const all = new Map<string, number>();
	for (const name of names) all.set(name, (all.get(name) ?? 0) + 1);
	const first = names.findIndex((name) => (all.get(name) ?? 0) > 1);
	return first < 0 ? -1 : names.indexOf(names[first] as string, first + 1);
}
