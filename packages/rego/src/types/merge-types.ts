import type { Term } from '../syntax/ast.ts';
import type { ObjectType, Type } from './type.ts';
import { objectType, setType, unionTypes } from './type-operations.ts';
import type { TypeTree } from './type-tree.ts';

/** The type of a term, as an environment knows it. */
export type TypeOfTerm = (term: Term) => Type | null;

/**
 * Adds the type of one rule at its path. Several rules at a path join; an object that is already there, or comes to
 * lie above other rules, takes their types in.
 */
export function insertRuleType(root: TypeTree, path: readonly Term[], type: Type, typeOf: TypeOfTerm): void {
	let node = root;
	for (const [i, key] of path.entries()) {
		const child = node.grow(key);
		const present = unrolled(child.type);
		if (i + 1 < path.length && present?.kind === 'object') {
			child.type = insertIntoObject(present, path.slice(i + 1), type, typeOf);
		}
		node = child;
	}
	node.type = mergeTypes(node.type, type);
	const merged = unrolled(node.type);
	if (unrolled(type)?.kind === 'object' && merged?.kind === 'object' && !node.isLeaf) {
		let object: ObjectType = merged;
		for (const leaf of node.leaves()) object = insertIntoObject(object, leaf.path, leaf.type, typeOf);
		node.type = object;
	}
	root.version++;
}

function unrolled(type: Type | null): Type | null {
	return type !== null && type.kind === 'recursive' ? type.type : type;
}

/** The type of a document that several rules make. */
function mergeTypes(left: Type | null, right: Type | null): Type | null {
	if (left === null || right === null) return left ?? right;
	const a = unrolled(left) as Type;
	const b = unrolled(right) as Type;
	switch (a.kind) {
		case 'object':
			return mergeIntoObject(a, b) ?? unionTypes(a, b);
		case 'set':
			return b.kind === 'set' ? setType(unionTypes(a.of, b.of)) : unionTypes(a, b);
		case 'any':
			return b.kind === 'any' ? unionTypes(a, b) : mergeTypes(b, a);
		default:
			return unionTypes(a, b);
	}
}

/** Objects without fixed properties become one; null where that does not apply. */
function mergeIntoObject(a: ObjectType, b: Type): Type | null {
	if (a.static.length > 0) return null;
	if (b.kind === 'object' && b.static.length === 0) {
		if (a.dynamic === null) return b;
		if (b.dynamic === null) return a;
		const key = unionTypes(a.dynamic.key, b.dynamic.key);
		return objectType([], { key, value: mergeTypes(a.dynamic.value, b.dynamic.value) });
	}
	if (b.kind !== 'any' || a.dynamic === null) return null;
	const { dynamic } = a;
	const index = b.of.findIndex(
		(member) => member.kind === 'object' && member.static.length === 0 && member.dynamic !== null,
	);
	const member = b.of[index];
	if (member?.kind !== 'object' || member.dynamic === null) return null;
	const key = unionTypes(member.dynamic.key, dynamic.key);
	const merged = objectType([], { key, value: unionTypes(member.dynamic.value, dynamic.value) });
	return { kind: 'any', of: b.of.with(index, merged) };
}

/** Adds the type of what lies at a path below an object. The key only widens the dynamic property, as in OPA. */
function insertIntoObject(object: ObjectType, path: readonly Term[], type: Type, typeOf: TypeOfTerm): ObjectType {
	const [first, ...rest] = path;
	if (first === undefined) return object;
	const value = rest.length === 0 ? type : insertIntoObject(objectType([], null), rest, type, typeOf);
	const key = unionTypes(object.dynamic?.key ?? null, typeOf(first));
	return objectType(object.static, { key, value: unionTypes(object.dynamic?.value ?? null, value) });
}
