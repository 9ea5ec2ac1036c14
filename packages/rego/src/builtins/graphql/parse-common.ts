import {
	type Argument,
	type ChildValue,
	type CommentGroup,
	type Directive,
	type Position,
	type TypeNode,
	ValueKind,
	type ValueNode,
} from './ast.ts';
import type { TokenKind } from './lexer.ts';
import type { TokenReader } from './token-reader.ts';

/** type ::= ( name | "[" type "]" ) [ "!" ] */
export function parseType(reader: TokenReader): TypeNode {
	if (reader.skip('[')) {
		const { position } = reader;
		const Elem = reader.nested(() => parseType(reader));
		reader.expect(']');
		return { NamedType: '', Elem, NonNull: reader.skip('!'), position };
	}
	const { position } = reader;
	const NamedType = reader.name();
	return { NamedType, Elem: null, NonNull: reader.skip('!'), position };
}

const LITERAL_KINDS: ReadonlyMap<TokenKind, ValueKind> = new Map<TokenKind, ValueKind>([
	['Int', ValueKind.Int],
	['Float', ValueKind.Float],
	['String', ValueKind.String],
	['BlockString', ValueKind.Block],
]);

/** value ::= variable | number | string | name | "[" { value } "]" | "{" { name ":" value } "}" */
export function parseValue(reader: TokenReader, isConst: boolean): ValueNode {
	const token = reader.peek();
	const { position } = token;
	const comment = reader.comment;
	switch (token.kind) {
		case '[': {
			const children = reader.many('[', ']', () => listItem(parseValue(reader, isConst)));
			reader.next();
			return valueNode(ValueKind.List, '', children, position, comment);
		}
		case '{': {
			const children = reader.many('{', '}', () => parseObjectField(reader, isConst));
			reader.next();
			return valueNode(ValueKind.Object, '', children, position, comment);
		}
		case '$':
			if (isConst) reader.unexpected();
			return valueNode(ValueKind.Variable, parseVariable(reader), [], position, null);
		case 'Name':
			reader.next();
			return valueNode(nameKind(token.value), token.value, [], position, null);
		default: {
			const kind = LITERAL_KINDS.get(token.kind);
			if (kind === undefined) reader.unexpected();
			reader.next();
			return valueNode(kind, token.value, [], position, null);
		}
	}
}

function nameKind(name: string): ValueKind {
	if (name === 'true' || name === 'false') return ValueKind.Boolean;
	return name === 'null' ? ValueKind.Null : ValueKind.Enum;
}

function listItem(Value: ValueNode): ChildValue {
	return { Name: '', Value, Comment: null, position: null };
}

export function valueNode(
	Kind: ValueKind,
	Raw: string,
	Children: readonly ChildValue[],
	position: Position | null,
	Comment: CommentGroup | null,
): ValueNode {
	return {
		Raw,
		Children,
		Kind,
		Comment,
		ExpectedTypeHasDefault: false,
		position,
		definition: null,
		variableDefinition: null,
		expectedType: null,
		expectedTypeHasDefault: false,
	};
}

function parseObjectField(reader: TokenReader, isConst: boolean): ChildValue {
	const { position, comment: Comment } = reader;
	const Name = reader.name();
	reader.expect(':');
	return { Name, Value: parseValue(reader, isConst), Comment, position };
}

export function parseVariable(reader: TokenReader): string {
	reader.expect('$');
	return reader.name();
}

/** arguments ::= "(" name ":" value { name ":" value } ")" */
export function parseArguments(reader: TokenReader, isConst: boolean): Argument[] {
	return reader.some('(', ')', () => {
		const { position, comment: Comment } = reader;
		const Name = reader.name();
		reader.expect(':');
		return { Name, Value: parseValue(reader, isConst), Comment, position };
	}).items;
}

/** directives ::= { "@" name [ arguments ] } */
export function parseDirectives(reader: TokenReader, isConst: boolean): Directive[] {
	const directives: Directive[] = [];
	while (reader.skip('@')) {
		const { position } = reader;
		const Name = reader.name();
		const Arguments = parseArguments(reader, isConst);
		directives.push({ Name, Arguments, Location: '', position, definition: null, location: '' });
	}
	return directives;
}
