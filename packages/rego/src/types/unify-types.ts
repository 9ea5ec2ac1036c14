import { assertNever } from '@merlon/base';
import type { Value } from '../runtime/value.ts';
import { keyValue } from './property-key.ts';
import type { AnyType, ArrayType, FunctionType, ObjectType, Type } from './type.ts';
import { selectType } from './type-operations.ts';

/** Two recursive types that differ are alike down to this depth, and so are taken to be compatible. */
const MAX_DEPTH = 200;

/** Whether a value can be of both types. What is not known is compatible with nothing. */
export function unifies(a: Type | null, b: Type | null): boolean {
	return unifiesAt(a, b, 0);
}

function unifiesAt(left: Type | null, right: Type | null, depth: number): boolean {
	const a = unrolled(left);
	const b = unrolled(right);
	if (a === null || b === null) return false;
	if (depth > MAX_DEPTH) return true;
	if (a.kind === 'any' || b.kind === 'any') {
		return (a.kind === 'any' && unifiesAny(a, b, depth)) || (b.kind === 'any' && unifiesAny(b, a, depth));
	}
	switch (a.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return a.kind === b.kind;
		case 'array':
			return b.kind === 'array' && unifiesArrays(a, b, depth + 1);
		case 'object':
			return b.kind === 'object' && unifiesObjects(a, b, depth + 1);
		case 'set':
			if (b.kind !== 'set') return false;
			return a.of === null || b.of === null || unifiesAt(a.of, b.of, depth + 1);
		case 'function':
			return unifiesFunctions(a, b, depth + 1);
		default:
			return assertNever(a);
	}
}

type Plain = Exclude<Type, { readonly kind: 'named' | 'recursive' }>;

/** Names are taken off at the edges of the checker already; here they must not make a type another one. */
function unrolled(type: Type | null): Plain | null {
	let bare = type;
	while (bare !== null && (bare.kind === 'named' || bare.kind === 'recursive')) bare = bare.type;
	return bare;
}

function unifiesAny(any: AnyType, type: Type, depth: number): boolean {
	if (type.kind === 'function') return false;
	return any.of.length === 0 || any.of.some((member) => unifiesAt(member, type, depth + 1));
}

function unifiesArrays(a: ArrayType, b: ArrayType, depth: number): boolean {
	return (
		fixedItemsUnify(a, b, depth) &&
		fixedItemsUnify(b, a, depth) &&
		(a.dynamic === null || b.dynamic === null || unifiesAt(a.dynamic, b.dynamic, depth))
	);
}

function fixedItemsUnify(a: ArrayType, b: ArrayType, depth: number): boolean {
	return a.static.every((item, i) => unifiesAt(item, i < b.static.length ? (b.static[i] ?? null) : b.dynamic, depth));
}

function unifiesObjects(a: ObjectType, b: ObjectType, depth: number): boolean {
	const valueA = a.dynamic?.value ?? null;
	const valueB = b.dynamic?.value ?? null;
	return (
		fixedPropertiesUnify(a, b, depth) &&
		fixedPropertiesUnify(b, a, depth) &&
		(valueA === null || valueB === null || unifiesAt(valueA, valueB, depth))
	);
}

function fixedPropertiesUnify(a: ObjectType, b: ObjectType, depth: number): boolean {
	const open = (a.dynamic?.value ?? null) !== null || (b.dynamic?.value ?? null) !== null;
	for (const property of a.static) {
		const other = selectType(b, keyValue(property) as Value);
		if (other === null) {
			if (!open) return false;
		} else if (!unifiesAt(property.value, other, depth)) {
			return false;
		}
	}
	return true;
}

/** Functions are compared to replace one by another with `with`; only builtins are variadic, and those are never. */
function unifiesFunctions(a: FunctionType, b: Type, depth: number): boolean {
	if (b.kind !== 'function' || a.args.length !== b.args.length) return false;
	return a.args.every((arg, i) => unifiesAt(arg, b.args[i] as Type, depth));
}
