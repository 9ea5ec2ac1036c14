/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
	readonly [key: string]: Json;
}

/** The way from a document to something inside it: keys of objects and indexes of arrays. */
export type JsonPath = readonly (string | number)[];

/** Narrows a value of unknown shape to an object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
