import { isObject, RegoSet } from '../../runtime/collection.ts';
import { sortedKeys, sortedMembers } from '../../runtime/compare.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const walk: Builtin = builtin({
	name: 'walk',
	description:
		'Every value inside a value, itself included, with the path that leads to it. Where the path is the wildcard `_`, no paths are made.',
	categories: ['graph'],
	args: [named('x', 'value to go through', t.any)],
	result: named(
		'output',
		'pairs of path and value: the path is the array of keys that lead from `x` to the value',
		t.tuple([t.arrayOf(t.any), t.any]),
	),
	relation: true,
	impl(context, value) {
		const pairs: Value[] = [];
		walkPaths(value, (path, inner) => {
			context.tick(1);
			pairs.push([path, inner]);
		});
		return pairs;
	},
});

/** Visits every value inside `value` before the values inside that one, with its path, in OPA's order. */
function walkPaths(value: Value, visit: (path: ValueArray, value: Value) => void, path: ValueArray = []): void {
	visit(path, value);
	if (typeof value !== 'object' || value === null) return;
	if (Array.isArray(value)) {
		for (let i = 0; i < value.length; i++) walkPaths(value[i] as Value, visit, [...path, i]);
	} else if (value instanceof RegoSet) {
		for (const member of sortedMembers(value)) walkPaths(member, visit, [...path, member]);
	} else if (isObject(value)) {
		for (const key of sortedKeys(value)) walkPaths(lookup(value, key) as Value, visit, [...path, key]);
	}
}

/** Visits the values as `walkPaths` does, without making paths. */
// hot: bench rego
export function walkValues(value: Value, visit: (value: Value) => void): void {
	visit(value);
	if (typeof value !== 'object' || value === null) return;
	if (Array.isArray(value)) {
		for (let i = 0; i < value.length; i++) walkValues(value[i] as Value, visit);
	} else if (value instanceof RegoSet) {
		for (const member of sortedMembers(value)) walkValues(member, visit);
	} else if (isObject(value)) {
		for (const key of sortedKeys(value)) walkValues(lookup(value, key) as Value, visit);
	}
}
