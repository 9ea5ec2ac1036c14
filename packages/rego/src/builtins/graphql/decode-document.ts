import { isObject, type ObjectValue, property } from '../../runtime/collection.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { withTextKeys } from '../../runtime/json.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { typeName } from '../builtin.ts';
import type {
	Argument,
	ArgumentDefinition,
	Definition,
	DefinitionKind,
	Directive,
	Field,
	FieldDefinition,
	FragmentDefinition,
	OperationDefinition,
	QueryDocument,
	SchemaDefinition,
	SchemaDocument,
	SelectionSet,
	TypeNode,
	ValueKind,
	ValueNode,
	VariableDefinition,
} from './ast.ts';
import { valueNode } from './parse-common.ts';

/** A query document in JSON form. As in OPA, every selection in it is taken for a field. */
export function decodeQueryDocument(value: ObjectValue): QueryDocument {
	const document = new Members(value);
	return {
		Operations: document.list('Operations', decodeOperation),
		Fragments: document.list('Fragments', decodeFragment),
	};
}

/** A schema document in JSON form. */
export function decodeSchemaDocument(value: ObjectValue): SchemaDocument {
	const document = new Members(value);
	return {
		Schema: document.list('Schema', decodeSchema),
		SchemaExtension: document.list('SchemaExtension', decodeSchema),
		Directives: document.list('Directives', (members) => ({
			...decodeNamed(members),
			Arguments: members.list('Arguments', decodeArgumentDefinition),
			Locations: members.strings('Locations'),
			IsRepeatable: members.flag('IsRepeatable'),
		})),
		Definitions: document.list('Definitions', decodeDefinition),
		Extensions: document.list('Extensions', decodeDefinition),
		Comment: null,
	};
}

/** Typed access to the members of an object; absent ones are empty. */
class Members {
	readonly #object: PlainObject;

	constructor(object: ObjectValue) {
		this.#object = withTextKeys(object);
	}

	text(name: string): string {
		const member = this.#member(name);
		if (typeof member === 'string') return member;
		return this.#absent(name, member, '');
	}

	flag(name: string): boolean {
		const member = this.#member(name);
		return typeof member === 'boolean' ? member : this.#absent(name, member, false);
	}

	integer(name: string): number {
		const member = this.#member(name);
		return typeof member === 'number' && Number.isInteger(member) ? member : this.#absent(name, member, 0);
	}

	node<T>(name: string, decode: (members: Members) => T): T | null {
		const member = this.#member(name);
		return isObject(member) ? decode(new Members(member)) : this.#absent(name, member, null);
	}

	required<T>(name: string, decode: (members: Members) => T): T {
		const node = this.node(name, decode);
		if (node === null) throw new BuiltinError(`GraphQL AST has no ${name} where one is needed`);
		return node;
	}

	list<T>(name: string, decode: (members: Members) => T): T[] {
		return this.#array(name).map((item) => {
			if (!isObject(item)) throw mismatch(name, item);
			return decode(new Members(item));
		});
	}

	strings(name: string): string[] {
		return this.#array(name).map((item) => {
			if (typeof item !== 'string') throw mismatch(name, item);
			return item;
		});
	}

	#array(name: string): ValueArray {
		const member = this.#member(name);
		return Array.isArray(member) ? (member as ValueArray) : this.#absent(name, member, []);
	}

	#member(name: string): Value {
		return property(this.#object, name) ?? null;
	}

	#absent<T>(name: string, member: Value, empty: T): T {
		if (member !== null) throw mismatch(name, member);
		return empty;
	}
}

function mismatch(name: string, value: Value): BuiltinError {
	return new BuiltinError(`json: cannot unmarshal ${typeName(value)} into GraphQL AST field ${name}`);
}

const NO_PLACE = { Comment: null, position: null } as const;

function decodeOperation(members: Members): OperationDefinition {
	return {
		Operation: members.text('Operation'),
		Name: members.text('Name'),
		VariableDefinitions: members.list('VariableDefinitions', decodeVariable),
		Directives: members.list('Directives', decodeDirective),
		SelectionSet: decodeSelections(members),
		...NO_PLACE,
	};
}

function decodeVariable(members: Members): VariableDefinition {
	return {
		Variable: members.text('Variable'),
		Type: members.required('Type', decodeType),
		DefaultValue: members.node('DefaultValue', decodeValue),
		Directives: members.list('Directives', decodeDirective),
		Used: false,
		...NO_PLACE,
		definition: null,
		isUsed: members.flag('Used'),
	};
}

function decodeFragment(members: Members): FragmentDefinition {
	return {
		Name: members.text('Name'),
		VariableDefinition: members.list('VariableDefinition', decodeVariable),
		TypeCondition: members.text('TypeCondition'),
		Directives: members.list('Directives', decodeDirective),
		SelectionSet: decodeSelections(members),
		...NO_PLACE,
		definition: null,
	};
}

function decodeSelections(members: Members): SelectionSet {
	return members.list('SelectionSet', decodeField);
}

function decodeField(members: Members): Field {
	return {
		kind: 'field',
		Alias: members.text('Alias'),
		Name: members.text('Name'),
		Arguments: members.list('Arguments', decodeArgument),
		Directives: members.list('Directives', decodeDirective),
		SelectionSet: decodeSelections(members),
		...NO_PLACE,
		definition: null,
		objectDefinition: null,
	};
}

function decodeArgument(members: Members): Argument {
	return { Name: members.text('Name'), Value: members.required('Value', decodeValue), ...NO_PLACE };
}

function decodeDirective(members: Members): Directive {
	return {
		Name: members.text('Name'),
		Arguments: members.list('Arguments', decodeArgument),
		Location: '',
		position: null,
		definition: null,
		location: '',
	};
}

function decodeType(members: Members): TypeNode {
	return {
		NamedType: members.text('NamedType'),
		Elem: members.node('Elem', decodeType),
		NonNull: members.flag('NonNull'),
		position: null,
	};
}

const MAX_KIND = 9;

function decodeValue(members: Members): ValueNode {
	const kind = members.integer('Kind');
	if (kind < 0 || kind > MAX_KIND) throw new BuiltinError(`unknown GraphQL value kind ${kind}`);
	const children = members.list('Children', decodeArgument);
	return valueNode(kind as ValueKind, members.text('Raw'), children, null, null);
}

function decodeSchema(members: Members): SchemaDefinition {
	return {
		Description: members.text('Description'),
		Directives: members.list('Directives', decodeDirective),
		OperationTypes: members.list('OperationTypes', (item) => ({
			Operation: item.text('Operation'),
			Type: item.text('Type'),
			...NO_PLACE,
		})),
		...NO_COMMENTS,
		EndOfDefinitionComment: null,
		position: null,
	};
}

const NO_COMMENTS = { BeforeDescriptionComment: null, AfterDescriptionComment: null } as const;

interface NamedNode {
	readonly Description: string;
	readonly Name: string;
	readonly BeforeDescriptionComment: null;
	readonly AfterDescriptionComment: null;
	readonly position: null;
}

function decodeNamed(members: Members): NamedNode {
	const [Description, Name] = [members.text('Description'), members.text('Name')];
	return { Description, Name, ...NO_COMMENTS, position: null };
}

const KINDS: readonly string[] = ['SCALAR', 'OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT'];

function decodeDefinition(members: Members): Definition {
	const kind = members.text('Kind');
	if (!KINDS.includes(kind)) throw new BuiltinError(`unknown GraphQL definition kind ${kind}`);
	return {
		...decodeNamed(members),
		Kind: kind as DefinitionKind,
		Directives: members.list('Directives', decodeDirective),
		Interfaces: members.strings('Interfaces'),
		Fields: members.list('Fields', decodeFieldDefinition),
		Types: members.strings('Types'),
		EnumValues: members.list('EnumValues', (item) => ({
			...decodeNamed(item),
			Directives: item.list('Directives', decodeDirective),
		})),
		BuiltIn: members.flag('BuiltIn'),
		EndOfDefinitionComment: null,
		typePositions: [],
	};
}

function decodeFieldDefinition(members: Members): FieldDefinition {
	return { ...decodeArgumentDefinition(members), Arguments: members.list('Arguments', decodeArgumentDefinition) };
}

function decodeArgumentDefinition(members: Members): ArgumentDefinition {
	return {
		...decodeNamed(members),
		DefaultValue: members.node('DefaultValue', decodeValue),
		Type: members.required('Type', decodeType),
		Directives: members.list('Directives', decodeDirective),
	};
}
