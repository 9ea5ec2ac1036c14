import type {
	Argument,
	ArgumentDefinition,
	Definition,
	Directive,
	Field,
	FieldDefinition,
	FragmentDefinition,
	FragmentSpread,
	InlineFragment,
	OperationDefinition,
	QueryDocument,
	SelectionSet,
	ValueNode,
	VariableDefinition,
} from './ast.ts';
import { ValueKind } from './ast.ts';
import { innermostName, named } from './node-text.ts';
import type { Schema } from './schema.ts';

/** What a validation rule wants to see of a document. Nodes carry what the schema says about them by then. */
export interface Rule {
	readonly operation?: (operation: OperationDefinition) => void;
	readonly field?: (field: Field) => void;
	readonly fragment?: (fragment: FragmentDefinition) => void;
	readonly inlineFragment?: (fragment: InlineFragment) => void;
	readonly spread?: (spread: FragmentSpread) => void;
	readonly directive?: (directive: Directive) => void;
	readonly directives?: (directives: readonly Directive[]) => void;
	readonly value?: (value: ValueNode) => void;
	readonly variable?: (variable: VariableDefinition) => void;
}

/** Walks a query document in gqlparser's order, notes the definitions on its nodes and calls the rules. */
export class Walker {
	readonly schema: Schema;
	readonly document: QueryDocument;
	/** The operation that is being walked; null in fragments on their own. */
	operation: OperationDefinition | null = null;
	readonly tick: (steps: number) => void;
	#rules: readonly Rule[] = [];
	#seenFragments = new Set<string>();

	constructor(schema: Schema, document: QueryDocument, tick: (steps: number) => void) {
		this.schema = schema;
		this.document = document;
		this.tick = tick;
	}

	walk(rules: readonly Rule[]): void {
		this.#rules = rules;
		for (const operation of this.document.Operations) {
			this.#seenFragments = new Set();
			this.#walkOperation(operation);
		}
		for (const fragment of this.document.Fragments) {
			this.#seenFragments = new Set();
			const definition = this.#type(fragment.TypeCondition);
			fragment.definition = definition;
			this.#walkDirectives(fragment.Directives, 'FRAGMENT_DEFINITION');
			this.#walkSelections(definition, fragment.SelectionSet);
			for (const rule of rules) rule.fragment?.(fragment);
		}
	}

	/** The root type of an operation. */
	rootOf(operation: OperationDefinition): Definition | null {
		switch (operation.Operation) {
			case 'mutation':
				return this.schema.mutation;
			case 'subscription':
				return this.schema.subscription;
			default:
				return this.schema.query;
		}
	}

	#type(name: string): Definition | null {
		return this.schema.types.get(name) ?? null;
	}

	#walkOperation(operation: OperationDefinition): void {
		this.operation = operation;
		for (const variable of operation.VariableDefinitions) {
			variable.definition = this.#type(innermostName(variable.Type));
			for (const rule of this.#rules) rule.variable?.(variable);
			const value = variable.DefaultValue;
			if (value !== null) {
				value.expectedType = variable.Type;
				value.definition = variable.definition;
			}
		}
		for (const variable of operation.VariableDefinitions) {
			if (variable.DefaultValue !== null) this.#walkValue(variable.DefaultValue);
			this.#walkDirectives(variable.Directives, 'VARIABLE_DEFINITION');
		}
		const root = this.rootOf(operation);
		this.#walkDirectives(
			operation.Directives,
			operation.Operation === '' ? 'QUERY' : operation.Operation.toUpperCase(),
		);
		this.#walkSelections(root, operation.SelectionSet);
		for (const rule of this.#rules) rule.operation?.(operation);
		this.operation = null;
	}

	#walkDirectives(directives: readonly Directive[], location: string): void {
		for (const directive of directives) {
			const definition = this.schema.directives.get(directive.Name) ?? null;
			directive.definition = definition;
			directive.location = location;
			this.#walkArguments(directive.Arguments, definition?.Arguments ?? []);
			for (const rule of this.#rules) rule.directive?.(directive);
		}
		for (const rule of this.#rules) rule.directives?.(directives);
	}

	#walkArguments(args: readonly Argument[], definitions: readonly ArgumentDefinition[]): void {
		for (const { Name, Value } of args) {
			const definition = named(definitions, Name);
			if (definition !== null) this.#expect(Value, definition);
			this.#walkValue(Value);
		}
	}

	#expect(value: ValueNode, { Type, DefaultValue }: ArgumentDefinition | FieldDefinition): void {
		value.expectedType = Type;
		value.expectedTypeHasDefault = DefaultValue !== null && DefaultValue.Kind !== ValueKind.Null;
		value.definition = this.#type(innermostName(Type));
	}

	#walkValue(value: ValueNode): void {
		this.tick(1);
		if (value.Kind === ValueKind.Variable && this.operation !== null) {
			const variable = this.operation.VariableDefinitions.find(({ Variable }) => Variable === value.Raw) ?? null;
			value.variableDefinition = variable;
			if (variable !== null) variable.isUsed = true;
		}
		for (const child of value.Children) {
			if (value.Kind === ValueKind.Object) {
				const definition = value.definition === null ? null : named(value.definition.Fields, child.Name);
				if (definition !== null) this.#expect(child.Value, definition);
			} else if (value.expectedType?.Elem != null) {
				child.Value.expectedType = value.expectedType.Elem;
				child.Value.definition = value.definition;
			}
			this.#walkValue(child.Value);
		}
		for (const rule of this.#rules) rule.value?.(value);
	}

	#walkSelections(parent: Definition | null, selections: SelectionSet): void {
		for (const selection of selections) {
			this.tick(1);
			if (selection.kind === 'field') this.#walkField(parent, selection);
			else if (selection.kind === 'inline') this.#walkInline(parent, selection);
			else this.#walkSpread(parent, selection);
		}
	}

	#walkField(parent: Definition | null, field: Field): void {
		const definition =
			field.Name === '__typename' ? TYPENAME : parent === null ? null : named(parent.Fields, field.Name);
		field.definition = definition;
		field.objectDefinition = parent;
		this.#walkArguments(field.Arguments, definition?.Arguments ?? []);
		this.#walkDirectives(field.Directives, 'FIELD');
		this.#walkSelections(definition === null ? null : this.#type(innermostName(definition.Type)), field.SelectionSet);
		for (const rule of this.#rules) rule.field?.(field);
	}

	#walkInline(parent: Definition | null, fragment: InlineFragment): void {
		fragment.objectDefinition = parent;
		this.#walkDirectives(fragment.Directives, 'INLINE_FRAGMENT');
		const inner = fragment.TypeCondition === '' ? parent : this.#type(fragment.TypeCondition);
		this.#walkSelections(inner, fragment.SelectionSet);
		for (const rule of this.#rules) rule.inlineFragment?.(fragment);
	}

	#walkSpread(parent: Definition | null, spread: FragmentSpread): void {
		const definition = named(this.document.Fragments, spread.Name);
		spread.definition = definition;
		spread.objectDefinition = parent;
		this.#walkDirectives(spread.Directives, 'FRAGMENT_SPREAD');
		if (definition !== null && !this.#seenFragments.has(definition.Name)) {
			this.#seenFragments.add(definition.Name);
			this.#walkDirectives(definition.Directives, 'FRAGMENT_DEFINITION');
			this.#walkSelections(this.#type(definition.TypeCondition), definition.SelectionSet);
		}
		for (const rule of this.#rules) rule.spread?.(spread);
	}
}

const TYPENAME: FieldDefinition = {
	Description: '',
	Name: '__typename',
	Arguments: [],
	DefaultValue: null,
	Type: { NamedType: 'String', Elem: null, NonNull: false, position: null },
	Directives: [],
	BeforeDescriptionComment: null,
	AfterDescriptionComment: null,
	position: null,
};
