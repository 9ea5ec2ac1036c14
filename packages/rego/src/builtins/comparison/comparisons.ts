import { compare, equal as equalValues } from '../../runtime/compare.ts';
import type { Value } from '../../runtime/value.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

function comparison(name: string, infix: string, description: string, holds: (x: Value, y: Value) => boolean): Builtin {
	return builtin({
		name,
		description,
		categories: ['comparison'],
		args: [named('x', 'left operand', t.any), named('y', 'right operand', t.any)],
		result: named('result', 'whether it holds', t.boolean),
		infix,
		unchecked: true,
		impl: (_context, x, y) => holds(x, y),
	});
}

export const equal: Builtin = comparison('equal', '==', 'Whether two values are the same.', equalValues);

export const notEqual: Builtin = comparison('neq', '!=', 'Whether two values differ.', (x, y) => !equalValues(x, y));

export const less: Builtin = comparison(
	'lt',
	'<',
	'Whether a value comes before another in the order of all values.',
	(x, y) => compare(x, y) < 0,
);

export const lessOrEqual: Builtin = comparison(
	'lte',
	'<=',
	'Whether a value does not come after another in the order of all values.',
	(x, y) => compare(x, y) <= 0,
);

export const greater: Builtin = comparison(
	'gt',
	'>',
	'Whether a value comes after another in the order of all values.',
	(x, y) => compare(x, y) > 0,
);

export const greaterOrEqual: Builtin = comparison(
	'gte',
	'>=',
	'Whether a value does not come before another in the order of all values.',
	(x, y) => compare(x, y) >= 0,
);
