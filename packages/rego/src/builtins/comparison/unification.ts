import { equal } from '../../runtime/compare.ts';
import { type Builtin, builtin } from '../builtin.ts';
import * as t from '../types.ts';

/** `=` and `:=` are syntax; what is declared here is what they are once every variable has a value. */
function unification(name: string, infix: string, description: string): Builtin {
	return builtin({
		name,
		description,
		categories: [],
		args: [t.any, t.any],
		result: t.boolean,
		infix,
		unchecked: true,
		impl: (_context, x, y) => equal(x, y),
	});
}

export const unify: Builtin = unification('eq', '=', 'Makes two values equal by giving variables their values.');

export const assign: Builtin = unification('assign', ':=', 'Gives new variables their values.');
