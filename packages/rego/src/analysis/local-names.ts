import type { Span } from '@merlon/base';
import type { Expr, RefTerm, Term, VarTerm, With } from '../syntax/ast.ts';
import { callExpr, expr, refTerm, varTerm } from '../syntax/ast-build.ts';

/** Gives out variable names that no source uses: `__local0__`, `__local1__`, … (`__localq0__` in queries). */
export class LocalNames {
	readonly #prefix: string;
	readonly #taken: ReadonlySet<string>;
	#next = 0;

	constructor(prefix: '__local' | '__localq', taken: ReadonlySet<string>) {
		this.#prefix = prefix;
		this.#taken = taken;
	}

	next(): string {
		for (;;) {
			const name = `${this.#prefix}${this.#next++}__`;
			if (!this.#taken.has(name)) return name;
		}
	}

	variable(span: Span): VarTerm {
		return varTerm(this.next(), span);
	}

	/** `__localN__ = term`, and the variable. */
	capture(term: Term, modifiers: readonly With[] = []): { variable: VarTerm; equality: Expr } {
		const variable = this.variable(term.span);
		return { variable, equality: equality(variable, term, { generated: true, with: modifiers }) };
	}
}

/** `left = right`, at the place of the right side. */
export function equality(
	left: Term,
	right: Term,
	options: { readonly generated?: boolean; readonly with?: readonly With[] } = {},
): Expr {
	return expr(callExpr(eqOperator(right.span), [left, right], right.span), right.span, options);
}

export function eqOperator(span: Span): RefTerm {
	return refTerm(varTerm('eq', span), [], span);
}
