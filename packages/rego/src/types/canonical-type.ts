import { compareTypes } from './compare-types.ts';
import { compareProperties } from './property-key.ts';
import type { Type } from './type.ts';

const canonical = new WeakMap<Type, Type>();

/** A type as written by hand, with unions and properties in the order that all operations expect. */
export function canonicalType<T extends Type>(type: T): T {
	let known = canonical.get(type);
	if (known === undefined) {
		known = sorted(type);
		canonical.set(type, known);
	}
	return known as T;
}

function sorted(type: Type): Type {
	switch (type.kind) {
		case 'any':
			return { ...type, of: type.of.map(canonicalType).sort(compareTypes) };
		case 'array':
			return { ...type, static: type.static.map(nullable), dynamic: nullable(type.dynamic) };
		case 'object': {
			const properties = type.static.map(({ key, value }) => ({ key, value: nullable(value) }));
			const dynamic = type.dynamic && { key: nullable(type.dynamic.key), value: nullable(type.dynamic.value) };
			return { ...type, static: properties.sort(compareProperties), dynamic };
		}
		case 'set':
			return { ...type, of: nullable(type.of) };
		case 'function': {
			const { args, variadic, result } = type;
			return { ...type, args: args.map(canonicalType), variadic: nullable(variadic), result: nullable(result) };
		}
		case 'named':
			return { ...type, type: canonicalType(type.type) };
		default:
			return type;
	}
}

function nullable(type: Type | null): Type | null {
	return type && canonicalType(type);
}
