import { isObject, objectEntries, RegoObject, RegoSet } from '../../runtime/collection.ts';
import { equal } from '../../runtime/compare.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { type Builtin, builtin } from '../builtin.ts';
import * as t from '../types.ts';

export const member2: Builtin = builtin({
	name: 'internal.member_2',
	description: 'What `value in collection` means: whether an item, member or value of an object equals the value.',
	categories: [],
	args: [t.any, t.any],
	result: t.boolean,
	infix: 'in',
	unchecked: true,
	impl: (_context, value, collection) => contains(collection, value),
});

export const member3: Builtin = builtin({
	name: 'internal.member_3',
	description: 'What `key, value in collection` means: whether the value stands at the key.',
	categories: [],
	args: [t.any, t.any, t.any],
	result: t.boolean,
	infix: 'in',
	unchecked: true,
	impl(_context, key, value, collection) {
		const found = lookup(collection, key);
		return found !== undefined && equal(found, value);
	},
});

// hot: bench rego
function contains(collection: Value, value: Value): boolean {
	if (typeof collection !== 'object' || collection === null) return false;
	if (collection instanceof RegoSet) return collection.has(value);
	if (Array.isArray(collection)) return includes(collection as ValueArray, value);
	if (!isObject(collection)) return false;
	if (collection instanceof RegoObject) {
		for (const [, item] of objectEntries(collection)) if (equal(item, value)) return true;
		return false;
	}
	const object: PlainObject = collection;
	for (const key in object) if (equal(object[key] as Value, value)) return true;
	return false;
}

function includes(items: ValueArray, value: Value): boolean {
	if (typeof value === 'string' || typeof value === 'boolean' || value === null) return items.includes(value);
	for (let i = 0; i < items.length; i++) {
		const item = items[i] as Value;
		if (item === value || (typeof item === 'object' && equal(item, value))) return true;
		if (typeof value === 'object' && equal(item, value)) return true;
	}
	return false;
}
