import { isObject, keyOf, ObjectBuilder, objectEntries, RegoSet } from '../../runtime/collection.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { objectOperand } from '../object-operand.ts';
import * as t from '../types.ts';
import { type PathTree, pathTree } from './path.ts';

const PATH: Type = t.anyOf(t.string, t.arrayOf(t.any));
const PATHS = named('paths', 'JSON pointers or arrays of keys', t.anyOf(t.arrayOf(PATH), t.setOf(PATH)));

export const jsonFilter: Builtin = builtin({
	name: 'json.filter',
	description:
		'What is left of an object when only the values at some paths stay: `["a/b"]` leaves `{"a": {"b": "x"}}` of `{"a": {"b": "x", "c": "y"}}`.',
	categories: ['object'],
	args: [named('object', 'object to take values from', t.objectOf(t.any, t.any)), PATHS],
	result: named('filtered', 'the values of `object` at `paths`', t.objectOf(t.any, t.any)),
	unchecked: true,
	impl(context, object, paths) {
		return keepPaths(objectOperand(1, object), pathTree(paths), (steps) => context.tick(steps));
	},
});

export const jsonRemove: Builtin = builtin({
	name: 'json.remove',
	description:
		'What is left of an object when the values at some paths go: `["a/b"]` leaves `{"a": {"c": "y"}}` of `{"a": {"b": "x", "c": "y"}}`.',
	categories: ['object'],
	args: [named('object', 'object to take values out of', t.objectOf(t.any, t.any)), PATHS],
	result: named('output', '`object` without the values at `paths`', t.objectOf(t.any, t.any)),
	unchecked: true,
	impl(context, object, paths) {
		return dropPaths(objectOperand(1, object), pathTree(paths), (steps) => context.tick(steps));
	},
});

function keepPaths(value: Value, tree: PathTree | null, tick: (steps: number) => void): Value {
	tick(1);
	if (tree === null) return value;
	return rebuild(value, (key, item) => {
		const next = tree.get(keyOf(key));
		return next === undefined ? undefined : keepPaths(item, next, tick);
	});
}

function dropPaths(value: Value, tree: PathTree, tick: (steps: number) => void): Value {
	tick(1);
	return rebuild(value, (key, item) => {
		const next = tree.get(keyOf(key));
		if (next === undefined) return item;
		return next === null ? undefined : dropPaths(item, next, tick);
	});
}

/** Makes a composite of what its items become; undefined leaves an item out. Paths name items of arrays by text. */
function rebuild(value: Value, replace: (key: Value, item: Value) => Value | undefined): Value {
	if (Array.isArray(value)) {
		return (value as ValueArray).map((item, i) => replace(String(i), item)).filter((item) => item !== undefined);
	}
	if (value instanceof RegoSet) {
		const set = new RegoSet();
		for (const member of value) {
			const replaced = replace(member, member);
			if (replaced !== undefined) set.add(replaced);
		}
		return set;
	}
	if (!isObject(value)) return value;
	const builder = new ObjectBuilder();
	for (const [key, item] of objectEntries(value)) {
		const replaced = replace(key, item);
		if (replaced !== undefined) builder.set(key, replaced);
	}
	return builder.build();
}
