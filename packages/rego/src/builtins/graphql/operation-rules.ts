import { quoteGo } from '../../runtime/go-quote.ts';
import { type Argument, type Field, type SelectionSet, ValueKind } from './ast.ts';
import { isCompatible } from './check-implements.ts';
import { named, typeText, valueLiteral } from './node-text.ts';
import type { Report } from './validate.ts';
import type { Rule, Walker } from './walker.ts';

export function knownDirectives(_walker: Walker, report: Report): Rule {
	const reported = new Set<string>();
	return {
		directive({ Name, definition, location, position }) {
			if (definition === null) {
				report(position, `Unknown directive "@${Name}".`);
				return;
			}
			const key = `${Name}:${position?.line}:${position?.column}`;
			if (definition.Locations.includes(location) || reported.has(key)) return;
			report(position, `Directive "@${Name}" may not be used on ${location}.`);
			reported.add(key);
		},
	};
}

export function knownRootType(walker: Walker, report: Report): Rule {
	return {
		operation(operation) {
			if (walker.rootOf(operation) !== null) return;
			report(operation.position, `Schema does not support operation type "${operation.Operation}"`);
		},
	};
}

export function loneAnonymousOperation(walker: Walker, report: Report): Rule {
	return {
		operation({ Name, position }) {
			if (Name !== '' || walker.document.Operations.length <= 1) return;
			report(position, 'This anonymous operation must be the only defined operation.');
		},
	};
}

export function noUndefinedVariables(walker: Walker, report: Report): Rule {
	return {
		value(value) {
			if (walker.operation === null || value.Kind !== ValueKind.Variable || value.variableDefinition !== null) return;
			const { Name } = walker.operation;
			const where = Name === '' ? '' : ` by operation "${Name}"`;
			report(value.position, `Variable "${valueLiteral(value)}" is not defined${where}.`);
		},
	};
}

export function noUnusedVariables(_walker: Walker, report: Report): Rule {
	return {
		operation({ Name, VariableDefinitions }) {
			const where = Name === '' ? '' : ` in operation "${Name}"`;
			for (const { Variable, isUsed, position } of VariableDefinitions) {
				if (!isUsed) report(position, `Variable "$${Variable}" is never used${where}.`);
			}
		},
	};
}

export function singleFieldSubscriptions(walker: Walker, report: Report): Rule {
	return {
		operation({ Operation, Name, SelectionSet }) {
			if (walker.schema.subscription === null || Operation !== 'subscription') return;
			const subject = Name === '' ? 'Anonymous Subscription' : `Subscription ${quoteGo(Name)}`;
			const fields = topFields(SelectionSet);
			const second = fields[1];
			if (second !== undefined) report(second.position, `${subject} must select only one top level field.`);
			for (const field of fields) {
				if (field.Name.startsWith('__')) {
					report(field.position, `${subject} must not select an introspection top level field.`);
				}
			}
		},
	};
}

/** The fields at the top, through fragments, the first one of each name. */
function topFields(selections: SelectionSet): readonly Field[] {
	const fields = new Map<string, Field>();
	const visited = new Set<string>();
	const collect = (set: SelectionSet): void => {
		for (const selection of set) {
			if (selection.kind === 'field') {
				if (!fields.has(selection.Name)) fields.set(selection.Name, selection);
			} else if (selection.kind === 'inline') {
				collect(selection.SelectionSet);
			} else if (selection.definition === null) {
				return;
			} else if (!visited.has(selection.Name)) {
				visited.add(selection.Name);
				collect(selection.definition.SelectionSet);
			}
		}
	};
	collect(selections);
	return [...fields.values()];
}

export function uniqueArgumentNames(_walker: Walker, report: Report): Rule {
	const check = (args: readonly Argument[]): void => {
		for (const second of secondOccurrences(args, (argument) => argument.Name)) {
			report(second.position, `There can be only one argument named "${second.Name}".`);
		}
	};
	return {
		field: ({ Arguments }) => check(Arguments),
		directive: ({ Arguments }) => check(Arguments),
	};
}

/** The second item of each name, and no further ones. */
function secondOccurrences<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
	const counts = new Map<string, number>();
	return items.filter((item) => {
		const count = (counts.get(nameOf(item)) ?? 0) + 1;
		counts.set(nameOf(item), count);
		return count === 2;
	});
}

export function uniqueDirectivesPerLocation(_walker: Walker, report: Report): Rule {
	return {
		directives(directives) {
			const seen = new Set<string>();
			for (const { Name, definition, position } of directives) {
				if (definition?.IsRepeatable !== true && seen.has(Name)) {
					report(position, `The directive "@${Name}" can only be used once at this location.`);
				}
				seen.add(Name);
			}
		},
	};
}

export function uniqueOperationNames(_walker: Walker, report: Report): Rule {
	const seen = new Set<string>();
	return {
		operation({ Name, position }) {
			if (seen.has(Name)) report(position, `There can be only one operation named "${Name}".`);
			seen.add(Name);
		},
	};
}

export function uniqueVariableNames(_walker: Walker, report: Report): Rule {
	return {
		operation({ VariableDefinitions }) {
			for (const { Variable, position } of secondOccurrences(VariableDefinitions, (item) => item.Variable)) {
				report(position, `There can be only one variable named "$${Variable}".`);
			}
		},
	};
}

export function variablesAreInputTypes(_walker: Walker, report: Report): Rule {
	return {
		operation({ VariableDefinitions }) {
			for (const { Variable, Type, definition, position } of VariableDefinitions) {
				if (definition === null || /^(?:SCALAR|ENUM|INPUT_OBJECT)$/.test(definition.Kind)) continue;
				report(position, `Variable "$${Variable}" cannot be non-input type "${typeText(Type)}".`);
			}
		},
	};
}

export function variablesInAllowedPosition(walker: Walker, report: Report): Rule {
	return {
		value(value) {
			const { expectedType, variableDefinition: variable } = value;
			const isVariable = value.Kind === ValueKind.Variable && variable !== null && expectedType !== null;
			if (!isVariable || walker.operation === null) return;
			const hasDefault = variable.DefaultValue !== null && variable.DefaultValue.Kind !== ValueKind.Null;
			const NonNull = expectedType.NonNull && !hasDefault && !value.expectedTypeHasDefault;
			if (isCompatible(variable.Type, { ...expectedType, NonNull })) return;
			const types = `of type "${typeText(variable.Type)}" used in position expecting type "${typeText(expectedType)}"`;
			report(value.position, `Variable "${valueLiteral(value)}" ${types}.`);
		},
	};
}

/** The one member of a `oneOf` input object must not be null, so its variable must not be, either. */
export function variablesInOneOf(_walker: Walker, report: Report): Rule {
	return {
		value({ Kind, Children, definition }) {
			if (Kind !== ValueKind.Object || definition === null || named(definition.Directives, 'oneOf') === null) return;
			for (const { Value } of Children) {
				const variable = Value.Kind === ValueKind.Variable ? Value.variableDefinition : null;
				if (variable === null || variable.Type.NonNull) continue;
				const is = `is of type "${typeText(variable.Type)}" but must be non-nullable to be used for`;
				const message = `Variable "${valueLiteral(Value)}" ${is} OneOf Input Object "${definition.Name}".`;
				report(variable.position ?? Value.position, message);
			}
		},
	};
}
