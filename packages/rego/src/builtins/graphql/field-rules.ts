import type { Argument, ArgumentDefinition, Definition, DirectiveDefinition, Position, SelectionSet } from './ast.ts';
import { didYouMean, orList, quoted } from './did-you-mean.ts';
import { innermostName, named, typeText } from './node-text.ts';
import type { Report } from './validate.ts';
import type { Rule, Walker } from './walker.ts';

export function fieldsOnCorrectType(walker: Walker, report: Report): Rule {
	return {
		field({ Name, definition, objectDefinition, position }) {
			if (objectDefinition === null || definition !== null) return;
			const hint = fieldHint(walker, objectDefinition, Name);
			report(position, `Cannot query field "${Name}" on type "${objectDefinition.Name}".${hint}`);
		},
	};
}

function fieldHint(walker: Walker, parent: Definition, name: string): string {
	if (parent.Kind === 'INTERFACE' || parent.Kind === 'UNION') {
		const types = typesWithField(walker, parent, name);
		if (types.length > 0) return ` Did you mean to use an inline fragment on ${orList(types.map(quoted))}?`;
	}
	if (parent.Kind !== 'OBJECT' && parent.Kind !== 'INTERFACE') return '';
	return didYouMean(
		name,
		parent.Fields.map((field) => field.Name),
	);
}

/** The types that a value of an abstract type may have and that have the field, interfaces by their use first. */
function typesWithField(walker: Walker, parent: Definition, name: string): readonly string[] {
	const uses = new Map<string, number>();
	const objects: string[] = [];
	for (const type of walker.schema.possibleTypes.get(parent.Name) ?? []) {
		if (named(type.Fields, name) === null) continue;
		objects.push(type.Name);
		for (const parentName of type.Interfaces) {
			const parentType = walker.schema.types.get(parentName);
			if (parentType !== undefined && named(parentType.Fields, name) !== null) {
				uses.set(parentName, (uses.get(parentName) ?? 0) + 1);
			}
		}
	}
	const count = (type: string) => uses.get(type) ?? 0;
	return [...uses.keys(), ...objects].sort((a, b) => count(b) - count(a) || (a < b ? -1 : a > b ? 1 : 0));
}

export function knownArgumentNames(_walker: Walker, report: Report): Rule {
	const check = (
		args: readonly Argument[],
		definitions: readonly ArgumentDefinition[],
		owner: string,
		position: Position | null,
	): void => {
		const names = definitions.map((definition) => definition.Name);
		for (const { Name } of args) {
			if (!names.includes(Name)) report(position, `Unknown argument "${Name}" on ${owner}.${didYouMean(Name, names)}`);
		}
	};
	return {
		field({ Name, Arguments, definition, objectDefinition, position }) {
			if (definition === null || objectDefinition === null) return;
			check(Arguments, definition.Arguments, `field "${objectDefinition.Name}.${Name}"`, position);
		},
		directive({ Name, Arguments, definition, position }) {
			if (definition !== null) check(Arguments, definition.Arguments, `directive "@${Name}"`, position);
		},
	};
}

export function providedRequiredArguments(_walker: Walker, report: Report): Rule {
	const check = (
		args: readonly Argument[],
		definitions: DirectiveDefinition['Arguments'],
		owner: string,
		position: Position | null,
	): void => {
		for (const { Name, Type, DefaultValue } of definitions) {
			if (!Type.NonNull || DefaultValue !== null || named(args, Name) !== null) continue;
			const what = `argument "${Name}" of type "${typeText(Type)}"`;
			report(position, `${owner} ${what} is required, but it was not provided.`);
		}
	};
	return {
		field({ Name, Arguments, definition, position }) {
			if (definition !== null) check(Arguments, definition.Arguments, `Field "${Name}"`, position);
		},
		directive({ Arguments, definition, position }) {
			if (definition !== null) check(Arguments, definition.Arguments, `Directive "@${definition.Name}"`, position);
		},
	};
}

export function scalarLeafs(walker: Walker, report: Report): Rule {
	return {
		field({ Name, SelectionSet, definition, position }) {
			const type = definition === null ? undefined : walker.schema.types.get(innermostName(definition.Type));
			if (definition === null || type === undefined) return;
			const isLeaf = type.Kind === 'SCALAR' || type.Kind === 'ENUM';
			if (isLeaf && SelectionSet.length > 0) {
				report(position, `Field "${Name}" must not have a selection since type "${type.Name}" has no subfields.`);
			}
			if (!isLeaf && SelectionSet.length === 0) {
				const shown = typeText(definition.Type);
				const hint = `Did you mean "${Name} { ... }"?`;
				report(position, `Field "${Name}" of type "${shown}" must have a selection of subfields. ${hint}`);
			}
		},
	};
}

const LIST_FIELDS: ReadonlySet<string> = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields']);
const MAX_LISTS = 3;

/** Introspection may not go through more than two lists: the answer grows with every one. */
export function maxIntrospectionDepth(walker: Walker, report: Report): Rule {
	const isTooDeep = (name: string, selections: SelectionSet, path: ReadonlySet<string>, depth: number): boolean => {
		walker.tick(1);
		const lists = LIST_FIELDS.has(name) ? depth + 1 : depth;
		return lists >= MAX_LISTS || selectionsTooDeep(selections, path, lists);
	};
	const selectionsTooDeep = (selections: SelectionSet, path: ReadonlySet<string>, depth: number): boolean =>
		selections.some((selection) => {
			if (selection.kind === 'field') return isTooDeep(selection.Name, selection.SelectionSet, path, depth);
			if (selection.kind === 'inline') return selectionsTooDeep(selection.SelectionSet, path, depth);
			if (path.has(selection.Name) || selection.definition === null) return false;
			return selectionsTooDeep(selection.definition.SelectionSet, new Set([...path, selection.Name]), depth);
		});
	return {
		field({ Name, SelectionSet, position }) {
			if ((Name === '__schema' || Name === '__type') && isTooDeep(Name, SelectionSet, new Set(), 0)) {
				report(position, 'Maximum introspection depth exceeded');
			}
		},
	};
}
