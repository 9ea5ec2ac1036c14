import {
	type ArgumentDefinition,
	type Directive,
	type DirectiveDefinition,
	type Position,
	type TypeNode,
	ValueKind,
} from './ast.ts';
import { errorAt } from './graphql-error.ts';
import { innermostName, named, typeText } from './node-text.ts';
import type { Schema } from './schema.ts';

/** Names that begin with two underscores belong to introspection. */
export function checkName(position: Position | null, name: string): void {
	if (!name.startsWith('__')) return;
	const message = `Name "${name}" must not begin with "__", which is reserved by GraphQL introspection.`;
	throw errorAt(position, message);
}

export function checkTypeReference(schema: Schema, type: TypeNode): void {
	const name = innermostName(type);
	if (!schema.types.has(name)) throw errorAt(type.position, `Undefined type ${name}.`);
}

/** `directive` is the name of the directive whose arguments these are, or null. */
export function checkArgumentDefinitions(
	schema: Schema,
	args: readonly ArgumentDefinition[],
	directive: string | null,
): void {
	for (const arg of args) {
		checkName(arg.position, arg.Name);
		checkTypeReference(schema, arg.Type);
		const kind = schema.types.get(innermostName(arg.Type))?.Kind;
		if (kind !== 'SCALAR' && kind !== 'ENUM' && kind !== 'INPUT_OBJECT') {
			const reason = `because ${kind} is not a valid input type`;
			throw errorAt(arg.position, `cannot use ${typeText(arg.Type)} as argument ${arg.Name} ${reason}`);
		}
		checkDirectives(schema, arg.Directives, 'ARGUMENT_DEFINITION', directive);
	}
}

/**
 * Checks directives in a schema. Those of a type come from its definition and its extensions together, so they may
 * come again (`isOnePlace` is false).
 */
export function checkDirectives(
	schema: Schema,
	directives: readonly Directive[],
	location: string,
	inside: string | null = null,
	isOnePlace = true,
): void {
	const seen = new Set<string>();
	for (const directive of directives) {
		const { Name, position } = directive;
		checkName(position, Name);
		if (Name === inside) throw errorAt(position, `Directive ${Name} cannot refer to itself.`);
		const definition = schema.directives.get(Name);
		if (definition === undefined) throw errorAt(position, `Undefined directive ${Name}.`);
		if (isOnePlace && seen.has(Name) && !definition.IsRepeatable) {
			throw errorAt(position, `The directive ${Name} can only be used once at this location.`);
		}
		seen.add(Name);
		if (!definition.Locations.includes(location)) {
			throw errorAt(position, `Directive ${Name} is not applicable on ${location}.`);
		}
		checkArguments(directive, definition);
	}
}

function checkArguments(directive: Directive, definition: DirectiveDefinition): void {
	for (const { Name, position } of directive.Arguments) {
		if (named(definition.Arguments, Name) === null) {
			throw errorAt(position, `Undefined argument ${Name} for directive ${directive.Name}.`);
		}
	}
	for (const { Name, Type, DefaultValue } of definition.Arguments) {
		if (!Type.NonNull || DefaultValue !== null) continue;
		const argument = named(directive.Arguments, Name);
		if (argument === null || argument.Value.Kind === ValueKind.Null) {
			throw errorAt(directive.position, `Argument ${Name} for directive ${directive.Name} cannot be null.`);
		}
	}
}
