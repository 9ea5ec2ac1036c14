import { compareProperties } from './property-key.ts';
import type { ArrayType, FunctionType, ObjectType, StaticProperty, Type } from './type.ts';

/** Two recursive types that differ are alike down to this depth, and so are taken to be equal. */
const MAX_DEPTH = 200;

const ORDER = {
	null: 0,
	boolean: 1,
	number: 2,
	string: 3,
	array: 4,
	object: 5,
	set: 6,
	any: 7,
	function: 8,
} as const;

/** The type behind a name and behind the reference of a recursive schema. */
export function bareType(type: Type | null): Type | null {
	let bare = type;
	while (bare !== null && (bare.kind === 'named' || bare.kind === 'recursive')) bare = bare.type;
	return bare;
}

/** The type behind a name. */
export function unnamed(type: Type | null): Type | null {
	return type !== null && type.kind === 'named' ? type.type : type;
}

/** The total order of types that unions are sorted by; an absent type comes first. */
export function compareTypes(a: Type | null, b: Type | null): number {
	return compareAt(a, b, 0);
}

/** Whether every value of `b` is one of `a`, as far as OPA looks: unions are searched, nothing else is. */
export function containsType(a: Type | null, b: Type): boolean {
	const outer = unnamed(a);
	if (outer === null || outer.kind !== 'any') return compareTypes(a, b) === 0;
	return anyContains(outer.of, b);
}

/** Whether a sorted list of members holds a type; an empty one stands for every value. */
export function anyContains(of: readonly Type[], type: Type): boolean {
	if (type.kind === 'function') return false;
	return of.length === 0 || of.some((member) => compareTypes(member, type) === 0);
}

function compareAt(left: Type | null, right: Type | null, depth: number): number {
	const a = bareType(left);
	const b = bareType(right);
	if (a === b || depth > MAX_DEPTH) return 0;
	if (a === null || b === null) return a === null ? -1 : 1;
	const order = ORDER[a.kind as keyof typeof ORDER] - ORDER[b.kind as keyof typeof ORDER];
	if (order !== 0) return order;
	switch (a.kind) {
		case 'array':
			return compareArrays(a, b as typeof a, depth + 1);
		case 'object':
			return compareObjects(a, b as typeof a, depth + 1);
		case 'set':
			return compareAt(a.of, (b as typeof a).of, depth + 1);
		case 'any':
			return compareLists(a.of, (b as typeof a).of, depth + 1);
		case 'function':
			return compareFunctions(a, b as typeof a, depth + 1);
		default:
			return 0;
	}
}

function compareLists(a: readonly (Type | null)[], b: readonly (Type | null)[], depth: number): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const order = compareAt(a[i] ?? null, b[i] ?? null, depth);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

function compareArrays(a: ArrayType, b: ArrayType, depth: number): number {
	return compareAt(a.dynamic, b.dynamic, depth) || compareLists(a.static, b.static, depth);
}

function compareObjects(a: ObjectType, b: ObjectType, depth: number): number {
	const order =
		compareAt(a.dynamic?.key ?? null, b.dynamic?.key ?? null, depth) ||
		compareAt(a.dynamic?.value ?? null, b.dynamic?.value ?? null, depth);
	if (order !== 0) return order;
	const length = Math.min(a.static.length, b.static.length);
	for (let i = 0; i < length; i++) {
		const propertyA = a.static[i] as StaticProperty;
		const propertyB = b.static[i] as StaticProperty;
		const difference =
			compareProperties(propertyA, propertyB) || compareAt(propertyA.value, propertyB.value, depth);
		if (difference !== 0) return difference;
	}
	return a.static.length - b.static.length;
}

function compareFunctions(a: FunctionType, b: FunctionType, depth: number): number {
	return (
		a.args.length - b.args.length ||
		compareLists(a.args, b.args, depth) ||
		compareAt(a.result, b.result, depth) ||
		compareAt(a.variadic, b.variadic, depth)
	);
}
