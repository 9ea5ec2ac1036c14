import type { RuleHead, Term } from '../syntax/ast.ts';

/** The terms of a head that OPA looks at in a trace: of a reference, only the key that it ends with. */
export function headTerms({ reference, args, key, value }: RuleHead): readonly Term[] {
	const [only = null] = reference.path.length === 1 ? reference.path : [];
	return [...(args ?? []), ...[key ?? only, value].filter((term) => term !== null)];
}
