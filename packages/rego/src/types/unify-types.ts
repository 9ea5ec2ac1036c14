import { assertNever } from '@merlon/base';
import { keyValue } from './property-key.ts';
import type { AnyType, ArrayType, FunctionType, ObjectType, Type } from './type.ts';
import { selectType } from './type-operations.ts';
import { TypePairs } from './type-pairs.ts';

/** Whether a value can be of both types. What is not known is compatible with nothing. */
export function unifies(a: Type | null, b: Type | null): boolean {
	return unifiesIn(a, b, new TypePairs());
}

type Pairs = TypePairs<boolean>;

function unifiesIn(left: Type | null, right: Type | null, pairs: Pairs): boolean {
	if (left === null || right === null) return false;
	return pairs.answer(left, right, true, () => unifiesPlain(unrolled(left), unrolled(right), pairs));
}

function unifiesPlain(a: Plain | null, b: Plain | null, pairs: Pairs): boolean {
	if (a === null || b === null) return false;
	if (a.kind === 'any' || b.kind === 'any') {
		return (a.kind === 'any' && unifiesAny(a, b, pairs)) || (b.kind === 'any' && unifiesAny(b, a, pairs));
	}
	switch (a.kind) {
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return a.kind === b.kind;
		case 'array':
			return b.kind === 'array' && unifiesArrays(a, b, pairs);
		case 'object':
			return b.kind === 'object' && unifiesObjects(a, b, pairs);
		case 'set':
			if (b.kind !== 'set') return false;
			return a.of === null || b.of === null || unifiesIn(a.of, b.of, pairs);
		case 'function':
			return unifiesFunctions(a, b, pairs);
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

function unifiesAny(any: AnyType, type: Type, pairs: Pairs): boolean {
	if (type.kind === 'function') return false;
	return any.of.length === 0 || any.of.some((member) => unifiesIn(member, type, pairs));
}

function unifiesArrays(a: ArrayType, b: ArrayType, pairs: Pairs): boolean {
	return (
		fixedItemsUnify(a, b, pairs) &&
		fixedItemsUnify(b, a, pairs) &&
		(a.dynamic === null || b.dynamic === null || unifiesIn(a.dynamic, b.dynamic, pairs))
	);
}

function fixedItemsUnify(a: ArrayType, b: ArrayType, pairs: Pairs): boolean {
	return a.static.every((item, i) => unifiesIn(item, i < b.static.length ? (b.static[i] ?? null) : b.dynamic, pairs));
}

function unifiesObjects(a: ObjectType, b: ObjectType, pairs: Pairs): boolean {
	const valueA = a.dynamic?.value ?? null;
	const valueB = b.dynamic?.value ?? null;
	return (
		fixedPropertiesUnify(a, b, pairs) &&
		fixedPropertiesUnify(b, a, pairs) &&
		(valueA === null || valueB === null || unifiesIn(valueA, valueB, pairs))
	);
}

function fixedPropertiesUnify(a: ObjectType, b: ObjectType, pairs: Pairs): boolean {
	const open = (a.dynamic?.value ?? null) !== null || (b.dynamic?.value ?? null) !== null;
	for (const property of a.static) {
		const other = selectType(b, keyValue(property));
		if (other === null) {
			if (!open) return false;
		} else if (!unifiesIn(property.value, other, pairs)) {
			return false;
		}
	}
	return true;
}

/** Functions are compared to replace one by another with `with`; only builtins are variadic, and those are never. */
function unifiesFunctions(a: FunctionType, b: Type, pairs: Pairs): boolean {
	if (b.kind !== 'function' || a.args.length !== b.args.length) return false;
	return a.args.every((arg, i) => unifiesIn(arg, b.args[i] as Type, pairs));
}
