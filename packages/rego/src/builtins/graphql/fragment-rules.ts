import type { Definition, FragmentDefinition, FragmentSpread, SelectionSet } from './ast.ts';
import { didYouMean } from './did-you-mean.ts';
import { innermostName, named } from './node-text.ts';
import type { Report } from './validate.ts';
import type { Rule, Walker } from './walker.ts';

function isComposite(definition: Definition): boolean {
	return definition.Kind === 'OBJECT' || definition.Kind === 'INTERFACE' || definition.Kind === 'UNION';
}

export function fragmentsOnCompositeTypes(walker: Walker, report: Report): Rule {
	return {
		inlineFragment({ TypeCondition, position }) {
			const type = walker.schema.types.get(TypeCondition);
			if (type === undefined || isComposite(type)) return;
			report(position, `Fragment cannot condition on non composite type "${TypeCondition}".`);
		},
		fragment({ Name, TypeCondition, definition, position }) {
			if (definition === null || TypeCondition === '' || isComposite(definition)) return;
			report(position, `Fragment "${Name}" cannot condition on non composite type "${TypeCondition}".`);
		},
	};
}

export function knownFragmentNames(_walker: Walker, report: Report): Rule {
	return {
		spread({ Name, definition, position }) {
			if (definition === null) report(position, `Unknown fragment "${Name}".`);
		},
	};
}

export function knownTypeNames(walker: Walker, report: Report): Rule {
	const { types } = walker.schema;
	return {
		variable({ Type, position }) {
			const name = innermostName(Type);
			if (!types.has(name)) report(position, `Unknown type "${name}".`);
		},
		inlineFragment({ TypeCondition, position }) {
			if (TypeCondition !== '' && !types.has(TypeCondition)) report(position, `Unknown type "${TypeCondition}".`);
		},
		fragment({ TypeCondition, position }) {
			if (types.has(TypeCondition)) return;
			report(position, `Unknown type "${TypeCondition}".${didYouMean(TypeCondition, [...types.keys()].sort())}`);
		},
	};
}

export function noFragmentCycles(walker: Walker, report: Report): Rule {
	const visited = new Set<string>();
	const path: FragmentSpread[] = [];
	const indexes = new Map<string, number>();
	const search = (fragment: FragmentDefinition): void => {
		if (visited.has(fragment.Name)) return;
		visited.add(fragment.Name);
		const spreads = spreadsOf(fragment.SelectionSet);
		if (spreads.length === 0) return;
		indexes.set(fragment.Name, path.length);
		for (const spread of spreads) {
			const index = indexes.get(spread.Name);
			const next = named(walker.document.Fragments, spread.Name);
			if (index !== undefined) {
				const names = path.slice(index).map(({ Name }) => `"${Name}"`);
				const via = names.length === 0 ? '' : ` via ${names.join(', ')}`;
				report(spread.position, `Cannot spread fragment "${spread.Name}" within itself${via}.`);
			} else if (next !== null) {
				path.push(spread);
				search(next);
				path.pop();
			}
		}
		indexes.delete(fragment.Name);
	};
	return { fragment: search };
}

/** The spreads in a selection, at every depth: those of the outermost level first, then of the last field up. */
function spreadsOf(selections: SelectionSet): FragmentSpread[] {
	const spreads: FragmentSpread[] = [];
	const pending = [selections];
	for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
		for (const selection of set) {
			if (selection.kind === 'spread') spreads.push(selection);
			else pending.push(selection.SelectionSet);
		}
	}
	return spreads;
}

export function noUnusedFragments(_walker: Walker, report: Report): Rule {
	const used = new Set<string>();
	let isInFragments = false;
	return {
		spread({ Name }) {
			if (!isInFragments) used.add(Name);
		},
		fragment({ Name, position }) {
			isInFragments = true;
			if (!used.has(Name)) report(position, `Fragment "${Name}" is never used.`);
		},
	};
}

export function possibleFragmentSpreads(walker: Walker, report: Report): Rule {
	const { types, possibleTypes } = walker.schema;
	const isPossible = (parent: Definition | null, condition: string): boolean => {
		const type = types.get(condition);
		if (parent === null || !isComposite(parent) || type === undefined || !isComposite(type)) return true;
		const parents = parent.Kind === 'OBJECT' ? [parent] : (possibleTypes.get(parent.Name) ?? []);
		const names = new Set(parents.map(({ Name }) => Name));
		return (possibleTypes.get(condition) ?? []).some(({ Name }) => names.has(Name));
	};
	const never = (parent: Definition | null, condition: string): string =>
		`cannot be spread here as objects of type "${parent?.Name}" can never be of type "${condition}".`;
	return {
		inlineFragment({ TypeCondition, objectDefinition, position }) {
			if (isPossible(objectDefinition, TypeCondition)) return;
			report(position, `Fragment ${never(objectDefinition, TypeCondition)}`);
		},
		spread({ Name, definition, objectDefinition, position }) {
			if (definition === null || isPossible(objectDefinition, definition.TypeCondition)) return;
			report(position, `Fragment "${Name}" ${never(objectDefinition, definition.TypeCondition)}`);
		},
	};
}

export function uniqueFragmentNames(_walker: Walker, report: Report): Rule {
	const seen = new Set<string>();
	return {
		fragment({ Name, position }) {
			if (seen.has(Name)) report(position, `There can be only one fragment named "${Name}".`);
			seen.add(Name);
		},
	};
}
