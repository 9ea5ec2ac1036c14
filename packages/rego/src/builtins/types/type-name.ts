import { type Builtin, builtin, named, typeName as nameOfType } from '../builtin.ts';
import * as t from '../types.ts';

export const typeName: Builtin = builtin({
	name: 'type_name',
	description: 'The name of the type of a value.',
	categories: ['types'],
	args: [named('x', 'any value', t.any)],
	result: named('type', '`null`, `boolean`, `number`, `string`, `array`, `object` or `set`', t.string),
	unchecked: true,
	impl: (_context, x) => nameOfType(x),
});
