import type { RefTerm, RuleHead, Term } from '../syntax/ast.ts';
import type { BuiltinSignature } from './analysis.ts';
import { dottedName } from './term-facts.ts';

/** What may be called: the builtins and the functions that rules define. */
export interface Functions {
	readonly builtins: ReadonlyMap<string, BuiltinSignature>;
	builtin(operator: RefTerm): BuiltinSignature | null;
	/** How many arguments a call takes; null when nothing of that name can be called. A rule takes none. */
	arity(operator: RefTerm): number | null;
}

export function functionsOf(
	builtins: ReadonlyMap<string, BuiltinSignature>,
	ruleAt: (path: readonly Term[]) => RuleHead | null,
): Functions {
	const builtin = (operator: RefTerm): BuiltinSignature | null => {
		const name = dottedName(operator);
		return name === null ? null : (builtins.get(name) ?? null);
	};
	return {
		builtins,
		builtin,
		arity(operator) {
			const declared = builtin(operator);
			if (declared !== null) return declared.decl.args.length;
			const head = ruleAt([operator.head, ...operator.path]);
			return head === null ? null : (head.args?.length ?? 0);
		},
	};
}
