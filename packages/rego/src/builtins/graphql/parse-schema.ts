import type {
	ArgumentDefinition,
	CommentGroup,
	Definition,
	DefinitionKind,
	DirectiveDefinition,
	EnumValueDefinition,
	FieldDefinition,
	Position,
	SchemaDefinition,
	SchemaDocument,
} from './ast.ts';
import type { Token } from './lexer.ts';
import { parseDirectives, parseType, parseValue } from './parse-common.ts';
import { TokenReader } from './token-reader.ts';

/** Where the built-in definitions come from, as messages call it. */
export const PRELUDE_FILE = 'prelude.graphql';

/** Parses a document of definitions. Throws GraphqlError. */
export function parseSchemaDocument(text: string, file = 'input'): SchemaDocument {
	const reader = new TokenReader(text, file);
	const document: SchemaDocument = {
		Schema: [],
		SchemaExtension: [],
		Directives: [],
		Definitions: [],
		Extensions: [],
		Comment: null,
	};
	const isBuiltIn = file === PRELUDE_FILE;
	while (!reader.is('<EOF>')) parseItem(reader, document, isBuiltIn);
	document.Comment = reader.comment;
	return document;
}

interface Description {
	readonly text: string;
	readonly comment: CommentGroup | null;
}

const NO_DESCRIPTION: Description = { text: '', comment: null };

const KINDS: ReadonlyMap<string, DefinitionKind> = new Map([
	['scalar', 'SCALAR'],
	['type', 'OBJECT'],
	['interface', 'INTERFACE'],
	['union', 'UNION'],
	['enum', 'ENUM'],
	['input', 'INPUT_OBJECT'],
]);

/** item ::= [ string ] ( schema | type-definition | directive-definition ) | "extend" extension */
function parseItem(reader: TokenReader, document: SchemaDocument, isBuiltIn: boolean): void {
	const description = parseDescription(reader);
	if (!reader.is('Name')) reader.unexpected();
	const { value: word } = reader.peek();
	const comment = reader.comment;
	if (KINDS.has(word)) document.Definitions.push(parseDefinition(reader, description, isBuiltIn));
	else if (word === 'schema') document.Schema.push(parseSchema(reader, description, comment));
	else if (word === 'directive') document.Directives.push(parseDirectiveDefinition(reader, description));
	else if (word === 'extend') {
		if (description.text !== '') reader.unexpected(reader.previous as Token);
		reader.next();
		parseExtension(reader, document, comment);
	} else {
		reader.unexpected();
	}
}

function parseDescription(reader: TokenReader): Description {
	if (!reader.is('String') && !reader.is('BlockString')) return NO_DESCRIPTION;
	const comment = reader.comment;
	return { text: reader.next().value, comment };
}

/** schema ::= "schema" directives "{" { operation ":" name } "}" */
function parseSchema(reader: TokenReader, description: Description, comment: CommentGroup | null): SchemaDefinition {
	reader.expectKeyword('schema');
	const { position } = reader;
	const Directives = parseDirectives(reader, true);
	const { items, endComment } = reader.some('{', '}', () => {
		const { position: itemPosition, comment: Comment } = reader;
		const operation = reader.next();
		if (!/^(?:query|mutation|subscription)$/.test(operation.value)) reader.unexpected(operation);
		reader.expect(':');
		return { Operation: operation.value, Type: reader.name(), Comment, position: itemPosition };
	});
	return {
		Description: description.text,
		Directives,
		OperationTypes: items,
		BeforeDescriptionComment: description.comment,
		AfterDescriptionComment: comment,
		EndOfDefinitionComment: endComment,
		position,
	};
}

function parseExtension(reader: TokenReader, document: SchemaDocument, comment: CommentGroup | null): void {
	if (reader.isKeyword('schema')) {
		const extension = parseSchema(reader, NO_DESCRIPTION, comment);
		if (extension.Directives.length === 0 && extension.OperationTypes.length === 0) reader.unexpected();
		document.SchemaExtension.push(extension);
		return;
	}
	if (!KINDS.has(reader.peek().value)) reader.unexpected();
	const parsed = parseDefinition(reader, NO_DESCRIPTION, false);
	const { Directives, Fields, Types, EnumValues } = parsed;
	// gqlparser does not take interfaces for a reason to extend an interface.
	const interfaces = parsed.Kind === 'OBJECT' ? parsed.Interfaces.length : 0;
	if (Directives.length + Fields.length + Types.length + EnumValues.length + interfaces === 0) reader.unexpected();
	document.Extensions.push({ ...parsed, AfterDescriptionComment: comment });
}

/** type-definition ::= keyword name [ implements ] directives [ "=" names ] [ "{" members "}" ] */
function parseDefinition(reader: TokenReader, description: Description, BuiltIn: boolean): Definition {
	const comment = reader.comment;
	const Kind = KINDS.get(reader.next().value) as DefinitionKind;
	const { position } = reader;
	const Name = reader.name();
	const hasFields = Kind === 'OBJECT' || Kind === 'INTERFACE';
	const Interfaces = hasFields ? parseImplements(reader) : [];
	const Directives = parseDirectives(reader, true);
	const union = Kind === 'UNION' ? parseUnionMembers(reader) : { types: [], positions: [] };
	const fields =
		hasFields || Kind === 'INPUT_OBJECT'
			? reader.some('{', '}', () => (hasFields ? parseField(reader) : parseInputField(reader)))
			: { items: [], endComment: null };
	const values =
		Kind === 'ENUM' ? reader.some('{', '}', () => parseEnumValue(reader)) : { items: [], endComment: null };
	return {
		Kind,
		Description: description.text,
		Name,
		Directives,
		Interfaces,
		Fields: fields.items,
		Types: union.types,
		EnumValues: values.items,
		BuiltIn,
		BeforeDescriptionComment: description.comment,
		AfterDescriptionComment: comment,
		EndOfDefinitionComment: fields.endComment ?? values.endComment,
		position,
		typePositions: union.positions,
	};
}

/** implements ::= "implements" [ "&" ] name { "&" name } */
function parseImplements(reader: TokenReader): string[] {
	if (!reader.isKeyword('implements')) return [];
	reader.next();
	reader.skip('&');
	const names = [reader.name()];
	while (reader.skip('&')) names.push(reader.name());
	return names;
}

/** members ::= "=" [ "|" ] name { "|" name } */
function parseUnionMembers(reader: TokenReader): { readonly types: string[]; readonly positions: Position[] } {
	const types: string[] = [];
	const positions: Position[] = [];
	if (!reader.skip('=')) return { types, positions };
	reader.skip('|');
	do {
		positions.push(reader.position);
		types.push(reader.name());
	} while (reader.skip('|'));
	return { types, positions };
}

interface MemberStart {
	readonly Description: string;
	readonly Name: string;
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly position: Position;
}

/** member-start ::= [ string ] name */
function parseMemberStart(reader: TokenReader): MemberStart {
	const description = parseDescription(reader);
	const { position, comment: AfterDescriptionComment } = reader;
	return {
		Description: description.text,
		Name: reader.name(),
		BeforeDescriptionComment: description.text === '' ? null : description.comment,
		AfterDescriptionComment,
		position,
	};
}

/** field ::= member-start [ arguments ] ":" type directives */
function parseField(reader: TokenReader): FieldDefinition {
	const start = parseMemberStart(reader);
	const Arguments = parseArgumentDefinitions(reader);
	reader.expect(':');
	const Type = parseType(reader);
	return { ...start, Arguments, DefaultValue: null, Type, Directives: parseDirectives(reader, true) };
}

/** input-field ::= member-start ":" type [ "=" value ] directives */
function parseInputField(reader: TokenReader): FieldDefinition {
	return { ...parseArgumentDefinition(reader), Arguments: [] };
}

function parseArgumentDefinitions(reader: TokenReader): ArgumentDefinition[] {
	return reader.some('(', ')', () => parseArgumentDefinition(reader)).items;
}

function parseArgumentDefinition(reader: TokenReader): ArgumentDefinition {
	const start = parseMemberStart(reader);
	reader.expect(':');
	const Type = parseType(reader);
	const DefaultValue = reader.skip('=') ? parseValue(reader, true) : null;
	return { ...start, DefaultValue, Type, Directives: parseDirectives(reader, true) };
}

/** enum-value ::= member-start directives */
function parseEnumValue(reader: TokenReader): EnumValueDefinition {
	const start = parseMemberStart(reader);
	return { ...start, Directives: parseDirectives(reader, true) };
}

/** directive-definition ::= "directive" "@" name [ arguments ] [ "repeatable" ] "on" [ "|" ] location { "|" location } */
function parseDirectiveDefinition(reader: TokenReader, description: Description): DirectiveDefinition {
	const comment = reader.comment;
	reader.next();
	reader.expect('@');
	const { position } = reader;
	const Name = reader.name();
	const Arguments = parseArgumentDefinitions(reader);
	const IsRepeatable = reader.is('Name') && reader.isKeyword('repeatable');
	if (IsRepeatable) reader.next();
	reader.expectKeyword('on');
	reader.skip('|');
	const Locations: string[] = [];
	do Locations.push(parseLocation(reader));
	while (reader.skip('|'));
	return {
		Description: description.text,
		Name,
		Arguments,
		Locations,
		IsRepeatable,
		BeforeDescriptionComment: description.comment,
		AfterDescriptionComment: comment,
		position,
	};
}

const LOCATIONS: ReadonlySet<string> = new Set([
	'QUERY',
	'MUTATION',
	'SUBSCRIPTION',
	'FIELD',
	'FRAGMENT_DEFINITION',
	'FRAGMENT_SPREAD',
	'INLINE_FRAGMENT',
	'VARIABLE_DEFINITION',
	'SCHEMA',
	'SCALAR',
	'OBJECT',
	'FIELD_DEFINITION',
	'ARGUMENT_DEFINITION',
	'INTERFACE',
	'UNION',
	'ENUM',
	'ENUM_VALUE',
	'INPUT_OBJECT',
	'INPUT_FIELD_DEFINITION',
]);

function parseLocation(reader: TokenReader): string {
	const token = reader.expect('Name');
	if (!LOCATIONS.has(token.value)) reader.unexpected(token);
	return token.value;
}
