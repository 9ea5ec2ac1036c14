import { isGround } from '../analysis/term-facts.ts';
import { pathText } from '../analysis/term-text.ts';
import type { Expr, Term } from '../syntax/ast.ts';
import type { Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';
import { ANY, unionTypes } from './type-operations.ts';
import { TypeTree } from './type-tree.ts';

/** The ground paths of the rules that a path refers to, and of those that depend on them. */
export type DependentsOf = (path: readonly Term[]) => Iterable<readonly Term[]>;

/** What expressions under `with` may assume: replaced documents are of either type, and what depends on them of any. */
export class WithTypes {
	readonly #dependentsOf: DependentsOf;
	/** Trees with the rules that a target reaches, shared by all expressions that replace it. */
	readonly #reached = new Map<string, TypeTree | null>();

	constructor(dependentsOf: DependentsOf) {
		this.#dependentsOf = dependentsOf;
	}

	/** The environment that an expression is to be checked in. */
	wrap(outer: TypeEnv, expr: Expr): TypeEnv {
		let env = outer;
		const replaced: { readonly path: readonly Term[]; readonly type: Type }[] = [];
		for (const { target, value } of expr.with) {
			if (target.kind !== 'ref') continue;
			const path = [target.head, ...target.path];
			const type = outer.typeOfRef(path);
			// A function keeps its declaration, so that the arity of what replaces it can be compared.
			const isFunction = type?.kind === 'function';
			const reached = this.#treeOf(path, isFunction);
			if (reached !== null) env = env.wrapForWith(reached);
			if (!isFunction) replaced.push(replacement(outer, path, type, value));
		}
		if (replaced.length === 0) return env;
		// The replaced documents come last: they keep their type where another target reaches them.
		env = env.wrapForWith();
		for (const { path, type } of replaced) env.tree.put(path, type);
		return env;
	}

	#treeOf(path: readonly Term[], isFunction: boolean): TypeTree | null {
		const text = pathText(path);
		const key = isFunction ? `f:${text}` : text;
		const known = this.#reached.get(key);
		if (known !== undefined) return known;
		let tree: TypeTree | null = null;
		for (const rule of this.#dependentsOf(path)) {
			if (isFunction && pathText(rule) === text) continue;
			tree ??= new TypeTree(null);
			tree.put(rule, ANY);
		}
		this.#reached.set(key, tree);
		return tree;
	}
}

function replacement(
	env: TypeEnv,
	path: readonly Term[],
	type: Type | null,
	value: Term,
): { readonly path: readonly Term[]; readonly type: Type } {
	const end = path.findIndex((term, i) => i > 0 && !isGround(term));
	// A target with a variable replaces an unknown part, so that nothing is known of the whole.
	if (end >= 0) return { path: path.slice(0, end), type: ANY };
	const valueType = env.typeOf(value);
	const either = type === null || valueType === null ? null : unionTypes(type, valueType);
	return { path, type: either ?? ANY };
}
