import type { Definition, FieldDefinition, TypeNode } from './ast.ts';
import { errorAt } from './graphql-error.ts';
import { named, typeText } from './node-text.ts';
import type { Schema } from './schema.ts';

/** Checks that a type has all that an interface asks for. */
export function checkImplements(schema: Schema, definition: Definition, name: string): void {
	const { position } = definition;
	const wanted = schema.types.get(name);
	if (wanted === undefined) throw errorAt(position, `Undefined type "${name}".`);
	if (wanted.Kind !== 'INTERFACE') throw errorAt(position, `"${name}" is a non interface type ${wanted.Kind}.`);
	const task = `For ${definition.Name} to implement ${wanted.Name}`;
	for (const required of wanted.Fields) {
		const found = named(definition.Fields, required.Name);
		if (found === null) throw errorAt(position, `${task} it must have a field called ${required.Name}.`);
		if (!isCovariant(schema, required.Type, found.Type)) {
			throw errorAt(found.position, `${task} the field ${required.Name} must have type ${typeText(required.Type)}.`);
		}
		checkArguments(task, required, found);
	}
	for (const ancestor of wanted.Interfaces) {
		if (definition.Interfaces.includes(ancestor)) continue;
		throw errorAt(
			position,
			ancestor === definition.Name
				? `Type ${definition.Name} cannot implement ${name} because it would create a circular reference.`
				: `Type ${definition.Name} must implement ${ancestor} because it is implemented by ${name}.`,
		);
	}
}

function checkArguments(task: string, required: FieldDefinition, found: FieldDefinition): void {
	const same = `${task} the field ${required.Name} must have the same arguments but`;
	for (const { Name, Type } of required.Arguments) {
		const argument = named(found.Arguments, Name);
		if (argument === null) throw errorAt(found.position, `${same} it is missing ${Name}.`);
		if (!isCompatible(Type, argument.Type)) throw errorAt(argument.position, `${same} ${Name} has the wrong type.`);
	}
	for (const { Name, Type, DefaultValue, position } of found.Arguments) {
		if (named(required.Arguments, Name) !== null || !Type.NonNull || DefaultValue !== null) continue;
		const rule = `any additional arguments on ${found.Name} must be optional or have a default value`;
		throw errorAt(position, `${task} ${rule} but ${Name} is required.`);
	}
}

/** Whether a value of type `actual` may stand where one of type `required` is asked for. */
function isCovariant(schema: Schema, required: TypeNode, actual: TypeNode): boolean {
	if (required.NonNull && !actual.NonNull) return false;
	if (required.NamedType !== '') {
		const possible = schema.possibleTypes.get(required.NamedType) ?? [];
		return required.NamedType === actual.NamedType || possible.some(({ Name }) => Name === actual.NamedType);
	}
	return required.Elem !== null && actual.Elem !== null && isCovariant(schema, required.Elem, actual.Elem);
}

/** Whether a variable of one type may be used where the other one is expected. */
export function isCompatible(type: TypeNode, expected: TypeNode): boolean {
	if (type.NamedType !== expected.NamedType) return false;
	if (type.Elem !== null && (expected.Elem === null || !isCompatible(type.Elem, expected.Elem))) return false;
	return !expected.NonNull || type.NonNull;
}
