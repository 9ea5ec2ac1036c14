import { compareProperties } from './property-key.ts';
import type { ArrayType, FunctionType, ObjectType, StaticProperty, Type } from './type.ts';
import { TypePairs } from './type-pairs.ts';

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
	return compareIn(a, b, new TypePairs());
}

/** Whether every value of `b` is one of `a`, as far as OPA looks: unions are searched, nothing else is. */
export function containsType(a: Type | null, b: Type): boolean {
	const outer = unnamed(a);
	if (outer === null || outer.kind !== 'any') return compareTypes(a, b) === 0;
	return anyContains(outer.of, b);
}

/** Whether a list of members holds a type; an empty one stands for every value. */
export function anyContains(of: readonly Type[], type: Type): boolean {
	if (type.kind === 'function') return false;
	if (of.length === 0) return true;
	if (!sortedLists.has(of)) return of.some((member) => compareTypes(member, type) === 0);
	const member = of[placeOf(of, type)];
	return member !== undefined && compareTypes(member, type) === 0;
}

/** Lists of members that are known to be in order. Not all are: merging the types of rules may leave one that is not. */
const sortedLists = new WeakSet<readonly Type[]>();

/** A list of members with one more, in order. */
export function withMember(of: readonly Type[], type: Type): readonly Type[] {
	const list = sortedLists.has(of) ? of.toSpliced(placeOf(of, type), 0, type) : [...of, type].sort(compareTypes);
	sortedLists.add(list);
	return list;
}

/** The members of a union of types, each once. */
export function sortedMembers(types: readonly Type[]): readonly Type[] {
	const sorted = types.toSorted(compareTypes);
	const list = sorted.filter((type, i) => i === 0 || compareTypes(sorted[i - 1] as Type, type) !== 0);
	sortedLists.add(list);
	return list;
}

/** The first place in a sorted list with a member that does not come before a type. */
function placeOf(of: readonly Type[], type: Type): number {
	let low = 0;
	let high = of.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareTypes(of[middle] as Type, type) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

type Pairs = TypePairs<number>;

function compareIn(left: Type | null, right: Type | null, pairs: Pairs): number {
	if (left === right) return 0;
	if (left === null || right === null) return left === null ? -1 : 1;
	return pairs.answer(left, right, 0, () => compareBare(bareType(left), bareType(right), pairs));
}

function compareBare(a: Type | null, b: Type | null, pairs: Pairs): number {
	if (a === b) return 0;
	if (a === null || b === null) return a === null ? -1 : 1;
	const order = ORDER[a.kind as keyof typeof ORDER] - ORDER[b.kind as keyof typeof ORDER];
	if (order !== 0) return order;
	switch (a.kind) {
		case 'array':
			return compareArrays(a, b as typeof a, pairs);
		case 'object':
			return compareObjects(a, b as typeof a, pairs);
		case 'set':
			return compareIn(a.of, (b as typeof a).of, pairs);
		case 'any':
			return compareLists(a.of, (b as typeof a).of, pairs);
		case 'function':
			return compareFunctions(a, b as typeof a, pairs);
		default:
			return 0;
	}
}

function compareLists(a: readonly (Type | null)[], b: readonly (Type | null)[], pairs: Pairs): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const order = compareIn(a[i] ?? null, b[i] ?? null, pairs);
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

function compareArrays(a: ArrayType, b: ArrayType, pairs: Pairs): number {
	return compareIn(a.dynamic, b.dynamic, pairs) || compareLists(a.static, b.static, pairs);
}

function compareObjects(a: ObjectType, b: ObjectType, pairs: Pairs): number {
	const order =
		compareIn(a.dynamic?.key ?? null, b.dynamic?.key ?? null, pairs) ||
		compareIn(a.dynamic?.value ?? null, b.dynamic?.value ?? null, pairs);
	if (order !== 0) return order;
	const length = Math.min(a.static.length, b.static.length);
	for (let i = 0; i < length; i++) {
		const propertyA = a.static[i] as StaticProperty;
		const propertyB = b.static[i] as StaticProperty;
		const difference = compareProperties(propertyA, propertyB) || compareIn(propertyA.value, propertyB.value, pairs);
		if (difference !== 0) return difference;
	}
	return a.static.length - b.static.length;
}

function compareFunctions(a: FunctionType, b: FunctionType, pairs: Pairs): number {
	return (
		a.args.length - b.args.length ||
		compareLists(a.args, b.args, pairs) ||
		compareIn(a.result, b.result, pairs) ||
		compareIn(a.variadic, b.variadic, pairs)
	);
}
