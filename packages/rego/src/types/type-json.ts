import { compareProperties } from './property-key.ts';
import type { DynamicProperty, FunctionType, StaticProperty, Type } from './type.ts';
import { compareTypes, unnamed } from './compare-types.ts';

/** The JSON form of a type, as capabilities and `opa eval --format` write it. Absent parts are left out. */
export interface TypeJson {
	readonly type: string;
	readonly [key: string]: unknown;
}

/** A declaration that is not one of a type, with where in it. */
export class TypeJsonError extends Error {
	override readonly name = 'TypeJsonError';
}

const MAX_DEPTH = 100;

/** Writes a type as JSON. */
export function typeToJson(type: Type): TypeJson {
	switch (type.kind) {
		case 'any':
			return type.of.length === 0 ? { type: 'any' } : { of: type.of.map(typeToJson), type: 'any' };
		case 'array':
			return {
				...(type.dynamic === null ? {} : { dynamic: typeToJson(type.dynamic) }),
				...(type.static.length === 0 ? {} : { static: type.static.map(nullableToJson) }),
				type: 'array',
			};
		case 'object':
			return {
				...(type.dynamic === null ? {} : { dynamic: dynamicToJson(type.dynamic) }),
				...(type.static.length === 0 ? {} : { static: type.static.map(propertyToJson) }),
				type: 'object',
			};
		case 'set':
			return type.of === null ? { type: 'set' } : { of: typeToJson(type.of), type: 'set' };
		case 'function':
			return {
				...(type.args.length === 0 ? {} : { args: type.args.map(typeToJson) }),
				...(type.result === null ? {} : { result: typeToJson(type.result) }),
				type: 'function',
				...(type.variadic === null ? {} : { variadic: typeToJson(type.variadic) }),
			};
		case 'named':
			return sortKeys({
				...typeToJson(type.type),
				...(type.description === '' ? {} : { description: type.description }),
				name: type.name,
			});
		case 'recursive':
			return { name: type.name, type: 'recursive' };
		default:
			return { type: type.kind };
	}
}

function nullableToJson(type: Type | null): TypeJson | null {
	return type === null ? null : typeToJson(type);
}

function propertyToJson(property: StaticProperty): unknown {
	return { key: property.key, value: nullableToJson(property.value) };
}

function dynamicToJson(property: DynamicProperty): unknown {
	return { key: nullableToJson(property.key), value: nullableToJson(property.value) };
}

function sortKeys(json: TypeJson): TypeJson {
	return Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1))) as unknown as TypeJson;
}

/** Reads a type from JSON. Names and descriptions are kept. Throws TypeJsonError. */
export function typeFromJson(json: unknown): Type {
	return decode(json, 0);
}

/** Reads the declaration of a function from JSON. Throws TypeJsonError. */
export function functionFromJson(json: unknown): FunctionType {
	const type = typeFromJson(json);
	if (type.kind !== 'function') throw new TypeJsonError('invalid type');
	return type;
}

function decode(json: unknown, depth: number): Type {
	if (depth > MAX_DEPTH) throw new TypeJsonError(`type is nested deeper than ${MAX_DEPTH} levels`);
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		throw new TypeJsonError('type must be an object');
	}
	const fields = new Map(Object.entries(json));
	const type = decodeFields(fields, depth + 1);
	const name = fields.get('name');
	if (typeof name !== 'string') return type;
	const description = fields.get('description');
	return { kind: 'named', name, description: typeof description === 'string' ? description : '', type };
}

function decodeFields(fields: ReadonlyMap<string, unknown>, depth: number): Type {
	const kind = fields.get('type');
	switch (kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return { kind };
		case 'any': {
			const members = list(fields, 'of').map((member) => unnamed(decode(member, depth)) as Type);
			return { kind, of: members.sort(compareTypes) };
		}
		case 'array':
			return {
				kind,
				static: list(fields, 'static').map((item) => decode(item, depth)),
				dynamic: optional(fields, 'dynamic', depth),
			};
		case 'object':
			return {
				kind,
				static: list(fields, 'static')
					.map((property) => decodeProperty(property, depth))
					.sort(compareProperties),
				dynamic: decodeDynamic(fields.get('dynamic'), depth),
			};
		case 'set':
			return { kind, of: optional(fields, 'of', depth) };
		case 'function':
			return {
				kind,
				args: list(fields, 'args').map((arg) => decode(arg, depth)),
				variadic: optional(fields, 'variadic', depth),
				result: optional(fields, 'result', depth),
			};
		default:
			throw new TypeJsonError(`unsupported type '${typeof kind === 'string' ? kind : ''}'`);
	}
}

function list(fields: ReadonlyMap<string, unknown>, name: string): readonly unknown[] {
	const value = fields.get(name) ?? [];
	if (!Array.isArray(value)) throw new TypeJsonError(`${name} must be an array`);
	return value;
}

function optional(fields: ReadonlyMap<string, unknown>, name: string, depth: number): Type | null {
	const value = fields.get(name);
	return value === undefined || value === null ? null : decode(value, depth);
}

function decodeProperty(json: unknown, depth: number): StaticProperty {
	if (typeof json !== 'object' || json === null) throw new TypeJsonError('property must be an object');
	const { key, value } = json as { readonly key?: unknown; readonly value?: unknown };
	return { key: key ?? null, value: decode(value, depth) };
}

function decodeDynamic(json: unknown, depth: number): DynamicProperty | null {
	if (typeof json !== 'object' || json === null || !('key' in json)) return null;
	const { key, value } = json as { readonly key: unknown; readonly value?: unknown };
	return { key: decode(key, depth), value: decode(value, depth) };
}
