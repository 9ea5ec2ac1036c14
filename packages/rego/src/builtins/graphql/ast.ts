/**
 * GraphQL documents. Members that begin with a capital letter are the JSON form that policies see; the others are
 * notes of the parser and the validator.
 */
export interface Position {
	readonly line: number;
	readonly column: number;
	/** Name of the source; the one of the caller's text is `input`. */
	readonly file: string;
}

export interface CommentGroup {
	readonly List: readonly { readonly Value: string }[];
}

export interface TypeNode {
	readonly NamedType: string;
	readonly Elem: TypeNode | null;
	readonly NonNull: boolean;
	readonly position: Position | null;
}

/** Values of `ValueNode.Kind`. */
export const ValueKind = {
	Variable: 0,
	Int: 1,
	Float: 2,
	String: 3,
	Block: 4,
	Boolean: 5,
	Null: 6,
	Enum: 7,
	List: 8,
	Object: 9,
} as const;
export type ValueKind = (typeof ValueKind)[keyof typeof ValueKind];

export interface ValueNode {
	readonly Raw: string;
	readonly Children: readonly ChildValue[];
	readonly Kind: ValueKind;
	readonly Comment: CommentGroup | null;
	readonly ExpectedTypeHasDefault: false;
	readonly position: Position | null;
	definition: Definition | null;
	variableDefinition: VariableDefinition | null;
	expectedType: TypeNode | null;
	expectedTypeHasDefault: boolean;
}

export interface ChildValue {
	readonly Name: string;
	readonly Value: ValueNode;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
}

export interface Argument {
	readonly Name: string;
	readonly Value: ValueNode;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
}

export interface Directive {
	readonly Name: string;
	readonly Arguments: readonly Argument[];
	readonly Location: '';
	readonly position: Position | null;
	definition: DirectiveDefinition | null;
	location: string;
}

export interface QueryDocument {
	readonly Operations: OperationDefinition[];
	readonly Fragments: FragmentDefinition[];
}

export interface OperationDefinition {
	readonly Operation: string;
	readonly Name: string;
	readonly VariableDefinitions: readonly VariableDefinition[];
	readonly Directives: readonly Directive[];
	readonly SelectionSet: SelectionSet;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
}

export interface VariableDefinition {
	readonly Variable: string;
	readonly Type: TypeNode;
	readonly DefaultValue: ValueNode | null;
	readonly Directives: readonly Directive[];
	readonly Comment: CommentGroup | null;
	readonly Used: false;
	readonly position: Position | null;
	definition: Definition | null;
	isUsed: boolean;
}

export interface FragmentDefinition {
	readonly Name: string;
	readonly VariableDefinition: readonly VariableDefinition[];
	readonly TypeCondition: string;
	readonly Directives: readonly Directive[];
	readonly SelectionSet: SelectionSet;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
	definition: Definition | null;
}

export type Selection = Field | FragmentSpread | InlineFragment;
export type SelectionSet = readonly Selection[];

export interface Field {
	readonly kind: 'field';
	readonly Alias: string;
	readonly Name: string;
	readonly Arguments: readonly Argument[];
	readonly Directives: readonly Directive[];
	readonly SelectionSet: SelectionSet;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
	definition: FieldDefinition | null;
	objectDefinition: Definition | null;
}

export interface FragmentSpread {
	readonly kind: 'spread';
	readonly Name: string;
	readonly Directives: readonly Directive[];
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
	definition: FragmentDefinition | null;
	objectDefinition: Definition | null;
}

export interface InlineFragment {
	readonly kind: 'inline';
	readonly TypeCondition: string;
	readonly Directives: readonly Directive[];
	readonly SelectionSet: SelectionSet;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
	objectDefinition: Definition | null;
}

export interface SchemaDocument {
	readonly Schema: SchemaDefinition[];
	readonly SchemaExtension: SchemaDefinition[];
	readonly Directives: DirectiveDefinition[];
	readonly Definitions: Definition[];
	readonly Extensions: Definition[];
	Comment: CommentGroup | null;
}

export interface SchemaDefinition {
	readonly Description: string;
	readonly Directives: readonly Directive[];
	readonly OperationTypes: readonly OperationTypeDefinition[];
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly EndOfDefinitionComment: CommentGroup | null;
	readonly position: Position | null;
}

export interface OperationTypeDefinition {
	readonly Operation: string;
	readonly Type: string;
	readonly Comment: CommentGroup | null;
	readonly position: Position | null;
}

export type DefinitionKind = 'SCALAR' | 'OBJECT' | 'INTERFACE' | 'UNION' | 'ENUM' | 'INPUT_OBJECT';

export interface Definition {
	readonly Kind: DefinitionKind;
	readonly Description: string;
	readonly Name: string;
	readonly Directives: readonly Directive[];
	readonly Interfaces: readonly string[];
	readonly Fields: readonly FieldDefinition[];
	readonly Types: readonly string[];
	readonly EnumValues: readonly EnumValueDefinition[];
	readonly BuiltIn: boolean;
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly EndOfDefinitionComment: CommentGroup | null;
	readonly position: Position | null;
	/** Where the members of a union stand. */
	readonly typePositions: readonly (Position | null)[];
}

export interface FieldDefinition {
	readonly Description: string;
	readonly Name: string;
	readonly Arguments: readonly ArgumentDefinition[];
	readonly DefaultValue: ValueNode | null;
	readonly Type: TypeNode;
	readonly Directives: readonly Directive[];
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly position: Position | null;
}

export interface ArgumentDefinition {
	readonly Description: string;
	readonly Name: string;
	readonly DefaultValue: ValueNode | null;
	readonly Type: TypeNode;
	readonly Directives: readonly Directive[];
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly position: Position | null;
}

export interface EnumValueDefinition {
	readonly Description: string;
	readonly Name: string;
	readonly Directives: readonly Directive[];
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly position: Position | null;
}

export interface DirectiveDefinition {
	readonly Description: string;
	readonly Name: string;
	readonly Arguments: readonly ArgumentDefinition[];
	readonly Locations: readonly string[];
	readonly IsRepeatable: boolean;
	readonly BeforeDescriptionComment: CommentGroup | null;
	readonly AfterDescriptionComment: CommentGroup | null;
	readonly position: Position | null;
}
