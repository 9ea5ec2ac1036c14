import {
	type Argument,
	type Field,
	type FragmentSpread,
	type Position,
	type SelectionSet,
	type TypeNode,
	ValueKind,
	type ValueNode,
} from './ast.ts';
import { typeText } from './node-text.ts';
import type { Report } from './validate.ts';
import type { Rule, Walker } from './walker.ts';

/** Fields that answer under one name must be the same field with the same arguments, or exclude each other. */
export function overlappingFieldsCanBeMerged(walker: Walker, report: Report): Rule {
	const search = new ConflictSearch(walker);
	const check = (selections: SelectionSet): void => {
		for (const conflict of search.within(selections)) {
			const advice = 'Use different aliases on the fields to fetch both if this was intentional.';
			report(conflict.position, `Fields "${conflict.name}" conflict because ${reasonText(conflict)}. ${advice}`);
		}
	};
	return {
		operation: ({ SelectionSet }) => check(SelectionSet),
		field: ({ SelectionSet }) => {
			if (walker.operation !== null) check(SelectionSet);
		},
		inlineFragment: ({ SelectionSet }) => check(SelectionSet),
		fragment: ({ SelectionSet }) => check(SelectionSet),
	};
}

interface Conflict {
	readonly name: string;
	/** Why, or the conflicts between subfields. */
	readonly reason: string | readonly Conflict[];
	readonly position: Position | null;
}

function reasonText({ reason }: Conflict): string {
	if (typeof reason === 'string') return reason;
	return reason.map((inner) => `subfields "${inner.name}" conflict because ${reasonText(inner)}`).join(' and ');
}

/** Fields by the name they answer under, and the fragments that are spread among them. */
interface Collected {
	readonly fields: ReadonlyMap<string, readonly Field[]>;
	readonly spreads: readonly FragmentSpread[];
}

class ConflictSearch {
	readonly #walker: Walker;
	/** Pairs of fragments that were compared, and whether their fields excluded each other. */
	readonly #comparedPairs = new Map<string, boolean>();
	#compared = new Set<string>();
	readonly #collected = new Map<SelectionSet, Collected>();

	constructor(walker: Walker) {
		this.#walker = walker;
	}

	within(selections: SelectionSet): readonly Conflict[] {
		const conflicts: Conflict[] = [];
		if (selections.length === 0) return conflicts;
		const { fields, spreads } = this.#collect(selections);
		for (const same of fields.values()) {
			for (const [i, a] of same.entries()) {
				for (const b of same.slice(i + 1)) this.#compare(conflicts, false, a, b);
			}
		}
		this.#compared = new Set();
		for (const [i, spread] of spreads.entries()) {
			this.#fieldsAndFragment(conflicts, false, fields, spread);
			for (const other of spreads.slice(i + 1)) this.#fragments(conflicts, false, spread, other);
		}
		return conflicts;
	}

	#collect(selections: SelectionSet): Collected {
		const known = this.#collected.get(selections);
		if (known !== undefined) return known;
		const fields = new Map<string, Field[]>();
		const spreads: FragmentSpread[] = [];
		const visit = (set: SelectionSet): void => {
			for (const selection of set) {
				this.#walker.tick(1);
				if (selection.kind === 'inline') visit(selection.SelectionSet);
				else if (selection.kind === 'spread') spreads.push(selection);
				else {
					const name = answerName(selection);
					const same = fields.get(name);
					if (same === undefined) fields.set(name, [selection]);
					else same.push(selection);
				}
			}
		};
		visit(selections);
		const collected = { fields, spreads };
		this.#collected.set(selections, collected);
		return collected;
	}

	#between(conflicts: Conflict[], isExclusive: boolean, a: Collected['fields'], b: Collected['fields']): void {
		for (const [name, fields] of a) {
			for (const field of fields) {
				for (const other of b.get(name) ?? []) this.#compare(conflicts, isExclusive, field, other);
			}
		}
	}

	#fieldsAndFragment(
		conflicts: Conflict[],
		isExclusive: boolean,
		fields: Collected['fields'],
		spread: FragmentSpread,
	): void {
		if (this.#compared.has(spread.Name)) return;
		this.#compared.add(spread.Name);
		if (spread.definition === null) return;
		const inside = this.#collect(spread.definition.SelectionSet);
		if (inside.fields === fields) return;
		this.#between(conflicts, isExclusive, fields, inside.fields);
		for (const inner of inside.spreads) {
			if (inner.Name !== spread.Name) this.#fieldsAndFragment(conflicts, isExclusive, fields, inner);
		}
	}

	#fragments(conflicts: Conflict[], isExclusive: boolean, a: FragmentSpread, b: FragmentSpread): void {
		if (a.Name === b.Name) return;
		const key = a.Name < b.Name ? `${a.Name} ${b.Name}` : `${b.Name} ${a.Name}`;
		const known = this.#comparedPairs.get(key);
		if (known !== undefined && (isExclusive || !known)) return;
		this.#comparedPairs.set(key, isExclusive);
		if (a.definition === null || b.definition === null) return;
		const insideA = this.#collect(a.definition.SelectionSet);
		const insideB = this.#collect(b.definition.SelectionSet);
		this.#between(conflicts, isExclusive, insideA.fields, insideB.fields);
		for (const inner of insideB.spreads) this.#fragments(conflicts, isExclusive, a, inner);
		for (const inner of insideA.spreads) this.#fragments(conflicts, isExclusive, inner, b);
	}

	#compare(conflicts: Conflict[], parentsAreExclusive: boolean, a: Field, b: Field): void {
		this.#walker.tick(1);
		if (a.objectDefinition === null || b.objectDefinition === null) return;
		const isExclusive = parentsAreExclusive || areExclusive(a, b);
		const reason = this.#difference(isExclusive, a, b) ?? this.#subfieldConflicts(isExclusive, a, b);
		if (reason !== null) conflicts.push({ name: answerName(a), reason, position: b.position });
	}

	#difference(isExclusive: boolean, a: Field, b: Field): string | null {
		if (!isExclusive) {
			if (a.Name !== b.Name) return `"${a.Name}" and "${b.Name}" are different fields`;
			if (!sameArguments(a.Arguments, b.Arguments)) return 'they have differing arguments';
		}
		if (a.definition === null || b.definition === null) return null;
		if (!this.#typesConflict(a.definition.Type, b.definition.Type)) return null;
		const types = `"${typeText(a.definition.Type)}" and "${typeText(b.definition.Type)}"`;
		return `they return conflicting types ${types}`;
	}

	#subfieldConflicts(isExclusive: boolean, a: Field, b: Field): readonly Conflict[] | null {
		const conflicts: Conflict[] = [];
		const insideA = this.#collect(a.SelectionSet);
		const insideB = this.#collect(b.SelectionSet);
		this.#between(conflicts, isExclusive, insideA.fields, insideB.fields);
		for (const spread of insideB.spreads) {
			this.#compared = new Set();
			this.#fieldsAndFragment(conflicts, isExclusive, insideA.fields, spread);
		}
		for (const spread of insideA.spreads) {
			this.#compared = new Set();
			this.#fieldsAndFragment(conflicts, isExclusive, insideB.fields, spread);
		}
		for (const spread of insideA.spreads) {
			for (const other of insideB.spreads) this.#fragments(conflicts, isExclusive, spread, other);
		}
		return conflicts.length === 0 ? null : conflicts;
	}

	#typesConflict(a: TypeNode, b: TypeNode): boolean {
		if (a.Elem !== null && b.Elem !== null) return this.#typesConflict(a.Elem, b.Elem);
		if (a.Elem !== null || b.Elem !== null || a.NonNull !== b.NonNull) return true;
		return this.#isLeaf(a.NamedType) && this.#isLeaf(b.NamedType) && a.NamedType !== b.NamedType;
	}

	#isLeaf(name: string): boolean {
		const kind = this.#walker.schema.types.get(name)?.Kind;
		return kind === 'SCALAR' || kind === 'ENUM';
	}
}

function answerName(field: Field): string {
	return field.Alias === '' ? field.Name : field.Alias;
}

/** Objects of two different types have no fields in common. */
function areExclusive(a: Field, b: Field): boolean {
	return (
		a.objectDefinition?.Name !== b.objectDefinition?.Name &&
		a.objectDefinition?.Kind === 'OBJECT' &&
		b.objectDefinition?.Kind === 'OBJECT' &&
		a.definition !== null &&
		b.definition !== null
	);
}

function sameArguments(a: readonly Argument[], b: readonly Argument[]): boolean {
	if (a.length !== b.length) return false;
	return a.every(({ Name, Value }) => b.some((other) => other.Name === Name && sameValue(Value, other.Value)));
}

function sameValue(a: ValueNode, b: ValueNode): boolean {
	if (a.Kind !== b.Kind || a.Raw !== b.Raw || a.Children.length !== b.Children.length) return false;
	const left = childrenInOrder(a);
	const right = childrenInOrder(b);
	return left.every((child, i) => {
		const other = right[i];
		return other !== undefined && child.Name === other.Name && sameValue(child.Value, other.Value);
	});
}

function childrenInOrder({ Kind, Children }: ValueNode): ValueNode['Children'] {
	if (Kind !== ValueKind.Object) return Children;
	return [...Children].sort((a, b) => (a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0));
}
