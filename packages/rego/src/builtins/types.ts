import type { AnyType, ArrayType, DynamicProperty, ObjectType, SetType, StaticProperty, Type } from '../types/type.ts';

/** Short names for the types that builtin declarations are written in. */

export const nil = { kind: 'null' } as const;
export const boolean = { kind: 'boolean' } as const;
export const number = { kind: 'number' } as const;
export const string = { kind: 'string' } as const;
export const any: AnyType = { kind: 'any', of: [] };

export function anyOf(...of: readonly Type[]): AnyType {
	return { kind: 'any', of };
}

export function arrayOf(dynamic: Type): ArrayType {
	return { kind: 'array', static: [], dynamic };
}

/** An array of exactly these item types, or of these first ones and any number of `dynamic`. */
export function tuple(items: readonly Type[], dynamic: Type | null = null): ArrayType {
	return { kind: 'array', static: items, dynamic };
}

export function setOf(of: Type): SetType {
	return { kind: 'set', of };
}

export function objectOf(key: Type, value: Type): ObjectType {
	return { kind: 'object', static: [], dynamic: { key, value } };
}

export function record(properties: Readonly<Record<string, Type>>, dynamic: DynamicProperty | null = null): ObjectType {
	const fixed: StaticProperty[] = Object.entries(properties).map(([key, value]) => ({ key, value }));
	return { kind: 'object', static: fixed, dynamic };
}
