import { assertNever } from '@merlon/base';
import { unnamed } from './compare-types.ts';
import { keyText, keyValue } from './property-key.ts';
import type { FunctionType, Type } from './type.ts';

/** What a call is checked against: the arguments of a function, with its result where one is taken as an argument. */
export interface Parameters {
	readonly args: readonly (Type | null)[];
	readonly variadic: Type | null;
}

/** A type as OPA prints it in messages; `???` where it is not known. */
export function printType(type: Type | null): string {
	if (type === null) return '???';
	switch (type.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return type.kind;
		case 'any':
			return printAny(type.of.map(printType));
		case 'array':
			return printComposite('array', type.static.map(printType), type.dynamic && printType(type.dynamic));
		case 'object': {
			const properties = type.static.map((p) => printProperty(keyText(keyValue(p)), printType(p.value)));
			const dynamic = type.dynamic && printProperty(printType(type.dynamic.key), printType(type.dynamic.value));
			return printComposite('object', properties, dynamic);
		}
		case 'set':
			return type.of === null ? 'set' : `set[${printType(type.of)}]`;
		case 'function':
			return `${printParameters(parametersOf(type))} => ${printType(unnamed(type.result))}`;
		case 'named':
			return `${type.name}: ${printType(type.type)}`;
		case 'recursive':
			return `recursive(${type.name})`;
		default:
			return assertNever(type);
	}
}

/** The parameters of a function without the names of its arguments. */
export function parametersOf(type: FunctionType): Parameters {
	return { args: type.args.map(unnamed), variadic: unnamed(type.variadic) };
}

export function printParameters(parameters: Parameters): string {
	const parts = parameters.args.map(printType);
	if (parameters.variadic !== null) parts.push(`${printType(parameters.variadic)}...`);
	return `(${parts.join(', ')})`;
}

export function printAny(members: readonly string[]): string {
	return members.length === 0 ? 'any' : `any<${members.join(', ')}>`;
}

export function printProperty(key: string, value: string): string {
	return `${key}: ${value}`;
}

/** `array<a, b>[c]`: the fixed parts, then those of any number. */
export function printComposite(name: string, fixed: readonly string[], dynamic: string | null): string {
	return (
		name +
		(fixed.length > 0 ? `<${fixed.join(', ')}>` : '') +
		(dynamic === null || dynamic === '' ? '' : `[${dynamic}]`)
	);
}
