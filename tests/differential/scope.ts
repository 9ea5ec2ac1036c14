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
