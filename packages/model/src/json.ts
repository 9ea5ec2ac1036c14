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

/** What stands at a path; undefined where there is nothing. Only what is an object's own counts. */
export function valueAt(value: Json, path: JsonPath): Json | undefined {
	let at: Json | undefined = value;
	for (const key of path) {
		const hasParts = typeof key === 'number' ? Array.isArray(at) : isJsonObject(at);
		if (!hasParts || !Object.hasOwn(at as object, key)) return undefined;
		at = (at as Readonly<Record<string | number, Json>>)[key];
	}
	return at;
}
