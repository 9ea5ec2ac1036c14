import { type Builtin, builtin, operandTypeError } from '../builtin.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';

const COLLECTION = t.anyOf(t.arrayOf(t.any), t.setOf(t.any));

export const all: Builtin = builtin({
	name: 'all',
	description: 'Whether every item of a collection is `true`. Use `every` instead.',
	categories: [],
	args: [COLLECTION],
	result: t.boolean,
	deprecated: true,
	unchecked: true,
	impl(_context, collection) {
		const items = itemsOf(collection);
		if (items === null) throw operandTypeError(1, collection, 'array', 'set');
		return items.every((item) => item === true);
	},
});

export const any: Builtin = builtin({
	name: 'any',
	description: 'Whether some item of a collection is `true`. Use `true in collection` instead.',
	categories: [],
	args: [COLLECTION],
	result: t.boolean,
	deprecated: true,
	unchecked: true,
	impl(_context, collection) {
		const items = itemsOf(collection);
		if (items === null) throw operandTypeError(1, collection, 'array', 'set');
		return items.includes(true);
	},
});
