import { BuiltinError } from '../../runtime/errors.ts';
import type { Type } from '../../types/type.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

/** The compiler puts the annotations in the place of these calls; only outside of rules are they really called. */
function metadataBuiltin(name: string, description: string, result: Type): Builtin {
	return builtin({
		name,
		description,
		categories: [],
		args: [],
		result,
		impl() {
			throw new BuiltinError(`the ${name} function must only be called within the scope of a rule`);
		},
	});
}

export const metadataRule: Builtin = metadataBuiltin(
	'rego.metadata.rule',
	'The annotations of the rule that the call stands in, of scope `rule`.',
	named('output', 'annotations, or an empty object', t.any),
);

export const metadataChain: Builtin = metadataBuiltin(
	'rego.metadata.chain',
	'The annotations that apply to the rule that the call stands in, from the rule outward to its outermost package.',
	named('chain', 'objects with the `path` of a node and, if it has any, its `annotations`', t.arrayOf(t.any)),
);
