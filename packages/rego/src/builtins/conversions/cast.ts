import { RegoSet } from '../../runtime/collection.ts';
import type { Value } from '../../runtime/value.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, operandTypeError, typeName } from '../builtin.ts';
import { itemsOf } from '../operands.ts';
import * as t from '../types.ts';

function cast(name: string, result: Type, impl: (value: Value) => Value): Builtin {
	return builtin({
		name: `cast_${name}`,
		description: `The value itself when it is of type ${name}, where it can be made from it.`,
		categories: [],
		args: [t.any],
		result,
		deprecated: true,
		unchecked: true,
		impl: (_context, value) => impl(value),
	});
}

function castExactly(name: 'string' | 'boolean' | 'null' | 'object', result: Type): Builtin {
	return cast(name, result, (value) => {
		if (typeName(value) !== name) throw operandTypeError(1, value, name);
		return value;
	});
}

export const castArray: Builtin = cast('array', t.arrayOf(t.any), (value) => {
	const items = itemsOf(value);
	if (items === null) throw operandTypeError(1, value, 'array', 'set');
	return items;
});

export const castSet: Builtin = cast('set', t.setOf(t.any), (value) => {
	if (value instanceof RegoSet) return value;
	const items = itemsOf(value);
	if (items === null) throw operandTypeError(1, value, 'array', 'set');
	return RegoSet.of(items);
});

export const castString: Builtin = castExactly('string', t.string);
export const castBoolean: Builtin = castExactly('boolean', t.boolean);
export const castNull: Builtin = castExactly('null', t.nil);
export const castObject: Builtin = castExactly('object', t.objectOf(t.any, t.any));
