import type { Choices } from './choices.ts';

/** What the generator knows of an expression's type. Collections say what they hold. */
export type Kind = 'number' | 'string' | 'boolean' | 'any' | Collection;

export interface Collection {
	readonly of: 'array' | 'set' | 'object';
	readonly item: 'number' | 'string' | 'boolean' | 'any';
}

export const ITEM_KINDS = ['number', 'string', 'boolean', 'any'] as const;

export interface Variable {
	readonly name: string;
	readonly kind: Kind;
}

export interface GeneratedFunction {
	readonly name: string;
	readonly args: readonly Kind[];
	readonly result: Kind;
}

/** What an expression may mention where it stands. */
export interface Scope {
	readonly choices: Choices;
	readonly variables: readonly Variable[];
	/** References to rules written before this one, with what they hold. */
	readonly rules: readonly Variable[];
	readonly functions: readonly GeneratedFunction[];
	/** Gives names that no other variable of the module has. */
	readonly fresh: () => string;
	/** Makes an expression: part of the scope, so that the files of the grammar need not import one another. */
	readonly expression: (scope: Scope, kind: Kind) => string;
	/** How deep expressions may still nest. */
	readonly depth: number;
}

export function deeper(scope: Scope): Scope {
	return { ...scope, depth: scope.depth - 1 };
}

export function withVariables(scope: Scope, added: readonly Variable[]): Scope {
	return { ...scope, variables: [...scope.variables, ...added] };
}

export function sameKind(a: Kind, b: Kind): boolean {
	if (typeof a === 'string' || typeof b === 'string') return a === b;
	return a.of === b.of && a.item === b.item;
}

/** A Rego expression of the kind. */
export function express(scope: Scope, kind: Kind): string {
	return scope.expression(scope, kind);
}

export function someKind(scope: Scope): Kind {
	return scope.choices.chance(40) ? someCollection(scope) : scope.choices.pick(ITEM_KINDS);
}

export function someCollection({ choices }: Scope): Collection {
	return { of: choices.pick(['array', 'set', 'object']), item: choices.pick(ITEM_KINDS) };
}
