import { compare } from '../runtime/compare.ts';
import { isNumber, numberText } from '../runtime/number.ts';
import type { Value } from '../runtime/value.ts';
import {
	anyContains,
	bareType,
	compareTypes,
	containsType,
	sortedMembers,
	unnamed,
	withMember,
} from './compare-types.ts';
import { compareProperties, keyValue, typeOfValue } from './property-key.ts';
import type {
	AnyType,
	ArrayType,
	DynamicProperty,
	FunctionType,
	ObjectType,
	SetType,
	StaticProperty,
	Type,
} from './type.ts';

export const ANY: AnyType = { kind: 'any', of: [] };
export const NULL: Type = { kind: 'null' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const NUMBER: Type = { kind: 'number' };
export const STRING: Type = { kind: 'string' };

export function arrayType(fixed: readonly (Type | null)[], dynamic: Type | null): ArrayType {
	return { kind: 'array', static: fixed, dynamic };
}

export function setType(of: Type | null): SetType {
	return { kind: 'set', of };
}

/** An object type with its properties in the order of their keys, as all operations expect them. */
export function objectType(fixed: readonly StaticProperty[], dynamic: DynamicProperty | null): ObjectType {
	return { kind: 'object', static: fixed.toSorted(compareProperties), dynamic };
}

/** Whether a type is the one of every value. */
export function isAnything(type: Type | null): boolean {
	return type !== null && type.kind === 'any' && type.of.length === 0;
}

/**
 * The union of two types, as OPA makes it: members are neither flattened nor merged, and null stands for nothing
 * known. A function and a value have none, nor have functions of different arity.
 */
export function unionTypes(left: Type | null, right: Type | null): Type | null {
	const a = unnamed(left);
	const b = unnamed(right);
	if (a === null) return b;
	if (b === null) return a;
	if (a.kind === 'function' && b.kind === 'function') return unionFunctions(a, b);
	if (a.kind === 'function' || b.kind === 'function') return null;
	if (a.kind === 'any') return b.kind === 'any' ? unionAnys(a, b) : extendAny(a, b);
	if (b.kind === 'any') return extendAny(b, a);
	const order = compareTypes(a, b);
	if (order === 0) return a;
	return { kind: 'any', of: order < 0 ? [a, b] : [b, a] };
}

function extendAny(any: AnyType, member: Type): AnyType {
	if (anyContains(any.of, member)) return any;
	return { kind: 'any', of: withMember(any.of, member) };
}

function unionAnys(a: AnyType, b: AnyType): AnyType {
	if (a.of.length === 0) return a;
	if (b.of.length === 0) return b;
	const added = b.of.filter((member) => !anyContains(a.of, member));
	return added.length === 0 ? a : { kind: 'any', of: added.reduce(withMember, a.of) };
}

function unionFunctions(a: FunctionType, b: FunctionType): FunctionType | null {
	if (a.args.length !== b.args.length || (a.variadic === null) !== (b.variadic === null)) return null;
	const args = a.args.map((arg, i) => unionTypes(arg, b.args[i] as Type) as Type);
	return {
		kind: 'function',
		args,
		variadic: unionTypes(a.variadic, b.variadic),
		result: unionTypes(a.result, b.result),
	};
}

/** The type of the item or property that a constant selects, or null when there is none. */
export function selectType(type: Type | null, key: Value): Type | null {
	const bare = bareType(type);
	switch (bare?.kind) {
		case 'array':
			return selectItem(bare, key);
		case 'object':
			return selectProperty(bare, key);
		case 'set':
			return selectMember(bare, typeOfValue(key));
		case 'any':
			if (bare.of.length === 0) return ANY;
			return unionOf(bare.of.map((member) => selectType(member, key)));
		default:
			return null;
	}
}

function selectItem(array: ArrayType, key: Value): Type | null {
	if (!isNumber(key)) return null;
	const text = numberText(key);
	// Go's ParseInt: an integer as written, so 1.0 and 1e0 select nothing.
	if (!/^[0-9]{1,18}$/.test(text)) return null;
	return array.static[Number(text)] ?? array.dynamic;
}

function selectProperty(object: ObjectType, key: Value): Type | null {
	let low = 0;
	let high = object.static.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const property = object.static[middle] as StaticProperty;
		const order = compare(keyValue(property), key);
		if (order === 0) return property.value;
		if (order < 0) low = middle + 1;
		else high = middle;
	}
	if (object.dynamic === null) return null;
	return containsType(object.dynamic.key, typeOfValue(key)) ? object.dynamic.value : null;
}

function selectMember(set: SetType, member: Type): Type | null {
	if (compareTypes(set.of, member) === 0) return set.of;
	return set.of !== null && set.of.kind === 'any' && anyContains(set.of.of, member) ? member : null;
}

/** The type of the keys that an iteration over a value gives; null when it cannot be iterated or holds nothing. */
export function keysOf(type: Type | null): Type | null {
	const bare = bareType(type);
	switch (bare?.kind) {
		case 'array':
			return NUMBER;
		case 'object':
			return unionTypes(
				unionOf(bare.static.map((property) => typeOfValue(keyValue(property)))),
				bare.dynamic?.key ?? null,
			);
		case 'set':
			return bare.of;
		case 'any':
			return bare.of.length === 0 ? ANY : unionOf(bare.of.map(keysOf));
		default:
			return null;
	}
}

/** The type of the values that an iteration over a value gives; null when it cannot be iterated or holds nothing. */
export function valuesOf(type: Type | null): Type | null {
	const bare = bareType(type);
	switch (bare?.kind) {
		case 'array':
			return unionTypes(unionOf(bare.static), bare.dynamic);
		case 'object':
			return unionTypes(unionOf(bare.static.map((property) => property.value)), bare.dynamic?.value ?? null);
		case 'set':
			return bare.of;
		case 'any':
			return bare.of.length === 0 ? ANY : unionOf(bare.of.map(valuesOf));
		default:
			return null;
	}
}

function unionOf(types: readonly (Type | null)[]): Type | null {
	const members = types.map(unnamed);
	if (members.length > 2 && members.every(isPlainMember)) return unionOfMembers(members);
	let union: Type | null = null;
	for (const type of types) union = unionTypes(union, type);
	return union;
}

function isPlainMember(type: Type | null): type is Type {
	return type !== null && type.kind !== 'any' && type.kind !== 'function';
}

/** The union of many types that are no unions themselves, without making the unions in between. */
function unionOfMembers(types: readonly Type[]): Type {
	const of = sortedMembers(types);
	return of.length === 1 ? (of[0] as Type) : { kind: 'any', of };
}

/** Whether a type, or a part of it, is not known. An empty set counts as unknown, as it does for OPA. */
export function isUnknown(type: Type | null): boolean {
	switch (type?.kind) {
		case 'any':
		case 'null':
		case 'boolean':
		case 'number':
		case 'string':
			return false;
		default:
			return isUnknownComposite(type ?? null);
	}
}

/** Types that were found to be known in full: what is made of them need not look at them again. */
const known = new WeakSet<Type>();

function isUnknownComposite(type: Type | null): boolean {
	const seen = new Set<Type>();
	if (unknownIn(type, seen)) return true;
	for (const each of seen) known.add(each);
	return false;
}

function unknownIn(type: Type | null, seen: Set<Type>): boolean {
	const bare = bareType(type);
	if (bare === null) return true;
	switch (bare.kind) {
		case 'function':
			return bare.args.some((arg) => unknownIn(arg, seen)) || unknownIn(bare.result, seen);
		case 'set':
		case 'array':
		case 'object':
			if (known.has(bare) || seen.has(bare)) return false;
			seen.add(bare);
			return partsOf(bare).some((part) => unknownIn(part, seen));
		default:
			return false;
	}
}

function partsOf(type: ArrayType | ObjectType | SetType): readonly (Type | null)[] {
	switch (type.kind) {
		case 'set':
			return [type.of];
		case 'array':
			return type.dynamic === null ? type.static : [...type.static, type.dynamic];
		case 'object': {
			const fixed = type.static.map((property) => property.value);
			return type.dynamic === null ? fixed : [...fixed, type.dynamic.key, type.dynamic.value];
		}
	}
}

/** Whether a type is that of a collection without any member: nothing can be found in it. */
export function isEmptyCollection(type: Type | null): boolean {
	const bare = bareType(type);
	switch (bare?.kind) {
		case 'object':
		case 'array':
			return bare.static.length === 0 && bare.dynamic === null;
		case 'set':
			return bare.of === null;
		default:
			return false;
	}
}
