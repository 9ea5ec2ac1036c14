/**
 * The types of Rego, as OPA's type checker and builtin declarations use them. `any` with no members is the type of
 * every value.
 */
export type Type =
	| { readonly kind: 'null' }
	| { readonly kind: 'boolean' }
	| { readonly kind: 'number' }
	| { readonly kind: 'string' }
	| AnyType
	| ArrayType
	| ObjectType
	| SetType
	| FunctionType
	| NamedType
	| RecursiveType;

/** One of `of`; with none, any value at all. */
export interface AnyType {
	readonly kind: 'any';
	readonly of: readonly Type[];
}

/**
 * `static` holds the types of the first items, `dynamic` that of all further ones; null when there are none. Inside
 * the types of array, object and function, null also stands for what the checker does not know yet.
 */
export interface ArrayType {
	readonly kind: 'array';
	readonly static: readonly (Type | null)[];
	readonly dynamic: Type | null;
}

export interface ObjectType {
	readonly kind: 'object';
	readonly static: readonly StaticProperty[];
	readonly dynamic: DynamicProperty | null;
}

/** `key` is a plain JSON value. */
export interface StaticProperty {
	readonly key: unknown;
	readonly value: Type | null;
}

export interface DynamicProperty {
	readonly key: Type | null;
	readonly value: Type | null;
}

export interface SetType {
	readonly kind: 'set';
	readonly of: Type | null;
}

export interface FunctionType {
	readonly kind: 'function';
	readonly args: readonly Type[];
	readonly variadic: Type | null;
	readonly result: Type | null;
}

/** A type with a name and a description, as arguments and results of builtins have. */
export interface NamedType {
	readonly kind: 'named';
	readonly name: string;
	readonly description: string;
	readonly type: Type;
}

/** A type that holds itself, as a JSON Schema that refers to itself gives it. `name` is that reference. */
export interface RecursiveType {
	readonly kind: 'recursive';
	readonly name: string;
	/** Null only while the schema is being read. */
	readonly type: Type | null;
}
