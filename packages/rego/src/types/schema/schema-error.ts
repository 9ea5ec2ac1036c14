/** A JSON Schema that cannot be used, in the words of OPA. */
export class SchemaError extends Error {
	override readonly name = 'SchemaError';
}

/** A keyword of a wrong type, as OPA reports most of them. */
export function wrongKeywordType(expected: string, given: string): SchemaError {
	return new SchemaError(`Invalid type. Expected: ${expected}, given: ${given}`);
}

export function mustBeOfA(keyword: string, type: string): SchemaError {
	return new SchemaError(`${keyword} must be of a ${type}`);
}

export function mustBeOfAn(keyword: string, type: string): SchemaError {
	return new SchemaError(`${keyword} must be of an ${type}`);
}

export function mustBeOfType(keyword: string, type: string): SchemaError {
	return new SchemaError(`${keyword} must be of type ${type}`);
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own keyword of a schema, undefined when it is absent. */
export function keywordOf(schema: JsonObject, name: string): unknown {
	return Object.hasOwn(schema, name) ? schema[name] : undefined;
}
