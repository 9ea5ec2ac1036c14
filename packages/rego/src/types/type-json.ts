import { compareTypes, unnamed } from './compare-types.ts';
import { compareProperties } from './property-key.ts';
import type { DynamicProperty, FunctionType, StaticProperty, Type } from './type.ts';

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
		case 'array':
		case 'object':
		case 'set':
		case 'function':
			return jsonOf({ type: type.kind, ...partsToJson(type) });
		case 'named':
			return jsonOf({
				...typeToJson(type.type),
				description: type.description === '' ? null : type.description,
				name: type.name,
			});
		case 'recursive':
			return { name: type.name, type: 'recursive' };
		default:
			return { type: type.kind };
	}
}

type Composite = Extract<Type, { readonly kind: 'any' | 'array' | 'object' | 'set' | 'function' }>;

/** The parts of a composite; those that are null or have nothing in them are not written. */
function partsToJson(type: Composite): Readonly<Record<string, unknown>> {
	switch (type.kind) {
		case 'any':
			return { of: type.of.map(typeToJson) };
		case 'array':
			return { dynamic: nullableToJson(type.dynamic), static: type.static.map(nullableToJson) };
		case 'object':
			return { dynamic: type.dynamic && dynamicToJson(type.dynamic), static: type.static.map(propertyToJson) };
		case 'set':
			return { of: nullableToJson(type.of) };
		case 'function':
			return {
				args: type.args.map(typeToJson),
				result: nullableToJson(type.result),
				variadic: nullableToJson(type.variadic),
			};
	}
}

function jsonOf(fields: TypeJson): TypeJson {
	const written = Object.entries(fields).filter(
		([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
	);
	written.sort(([a], [b]) => (a < b ? -1 : 1));
	return { ...Object.fromEntries(written), type: fields.type };
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
	const fields = new Map<string, unknown>(Object.entries(json));
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
