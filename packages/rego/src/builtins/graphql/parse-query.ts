import type {
	Field,
	FragmentDefinition,
	FragmentSpread,
	InlineFragment,
	OperationDefinition,
	QueryDocument,
	Selection,
	SelectionSet,
	VariableDefinition,
} from './ast.ts';
import { parseArguments, parseDirectives, parseType, parseValue, parseVariable } from './parse-common.ts';
import { TokenReader } from './token-reader.ts';

/** Parses a document of operations and fragments. Throws GraphqlError. */
export function parseQueryDocument(text: string): QueryDocument {
	const reader = new TokenReader(text, 'input');
	const document: QueryDocument = { Operations: [], Fragments: [] };
	while (!reader.is('<EOF>')) {
		const { kind, value } = reader.peek();
		if (kind === '{' || (kind === 'Name' && /^(?:query|mutation|subscription)$/.test(value))) {
			document.Operations.push(parseOperation(reader));
		} else if (kind === 'Name' && value === 'fragment') {
			document.Fragments.push(parseFragmentDefinition(reader));
		} else {
			reader.unexpected();
		}
	}
	return document;
}

/** operation ::= selections | ( "query" | "mutation" | "subscription" ) [ name ] [ variables ] directives selections */
function parseOperation(reader: TokenReader): OperationDefinition {
	const { position } = reader;
	const isShort = reader.is('{');
	// gqlparser loses the comment before an operation without a keyword.
	const Comment = isShort ? null : reader.comment;
	const Operation = isShort ? 'query' : reader.next().value;
	const Name = !isShort && reader.is('Name') ? reader.next().value : '';
	const VariableDefinitions = isShort ? [] : parseVariableDefinitions(reader);
	const Directives = isShort ? [] : parseDirectives(reader, false);
	return { Operation, Name, VariableDefinitions, Directives, SelectionSet: parseSelections(reader), Comment, position };
}

/** variables ::= "(" { "$" name ":" type [ "=" value ] directives } ")" */
function parseVariableDefinitions(reader: TokenReader): VariableDefinition[] {
	return reader.some('(', ')', () => {
		const { position } = reader;
		const Comment = reader.comment;
		const Variable = parseVariable(reader);
		reader.expect(':');
		const Type = parseType(reader);
		const DefaultValue = reader.skip('=') ? parseValue(reader, true) : null;
		const Directives = parseDirectives(reader, false);
		return {
			Variable,
			Type,
			DefaultValue,
			Directives,
			Comment,
			Used: false as const,
			position,
			definition: null,
			isUsed: false,
		};
	}).items;
}

/** selections ::= "{" selection { selection } "}" */
function parseSelections(reader: TokenReader): SelectionSet {
	if (!reader.is('{')) reader.fail(`Expected {, found ${reader.peek().kind}`);
	return reader.some('{', '}', () => parseSelection(reader)).items;
}

/** selection ::= field | "..." ( name directives | [ "on" name ] directives selections ) */
function parseSelection(reader: TokenReader): Selection {
	if (!reader.is('...')) return parseField(reader);
	const Comment = reader.comment;
	reader.next();
	const { position } = reader;
	return reader.is('Name') && !reader.isKeyword('on')
		? parseSpread(reader, Comment, position)
		: parseInlineFragment(reader, Comment, position);
}

function parseSpread(
	reader: TokenReader,
	Comment: FragmentSpread['Comment'],
	position: FragmentSpread['position'],
): FragmentSpread {
	const Name = reader.name();
	const Directives = parseDirectives(reader, false);
	return { kind: 'spread', Name, Directives, Comment, position, definition: null, objectDefinition: null };
}

function parseInlineFragment(
	reader: TokenReader,
	Comment: InlineFragment['Comment'],
	position: InlineFragment['position'],
): InlineFragment {
	let TypeCondition = '';
	if (reader.isKeyword('on')) {
		reader.next();
		TypeCondition = reader.name();
	}
	const Directives = parseDirectives(reader, false);
	const SelectionSet = parseSelections(reader);
	return { kind: 'inline', TypeCondition, Directives, SelectionSet, Comment, position, objectDefinition: null };
}

/** field ::= [ name ":" ] name [ arguments ] directives [ selections ] */
function parseField(reader: TokenReader): Field {
	const { position } = reader;
	const Comment = reader.comment;
	const Alias = reader.name();
	const Name = reader.skip(':') ? reader.name() : Alias;
	const Arguments = parseArguments(reader, false);
	const Directives = parseDirectives(reader, false);
	const SelectionSet = reader.is('{') ? parseSelections(reader) : [];
	return {
		kind: 'field',
		Alias,
		Name,
		Arguments,
		Directives,
		SelectionSet,
		Comment,
		position,
		definition: null,
		objectDefinition: null,
	};
}

/** fragment ::= "fragment" name [ variables ] "on" name directives selections */
function parseFragmentDefinition(reader: TokenReader): FragmentDefinition {
	const { position } = reader;
	const Comment = reader.comment;
	reader.expectKeyword('fragment');
	if (reader.isKeyword('on')) reader.unexpected();
	const Name = reader.name();
	const variables = parseVariableDefinitions(reader);
	reader.expectKeyword('on');
	const TypeCondition = reader.name();
	const Directives = parseDirectives(reader, false);
	const SelectionSet = parseSelections(reader);
	return {
		Name,
		VariableDefinition: variables,
		TypeCondition,
		Directives,
		SelectionSet,
		Comment,
		position,
		definition: null,
	};
}
