import type { Expr, RefTerm, Term } from '../syntax/ast.ts';
import type { Type } from '../types/type.ts';
import type { BuiltinSignature } from './analysis.ts';
import type { RuleUnit } from './program.ts';
import type { RuleRef } from './rule-refs.ts';
import { dottedName, equalitySides, isConstant, isScalar } from './term-facts.ts';

/** Where a variable gets its value. */
export type VarOrigin =
	| { readonly kind: 'input' | 'rule'; readonly path: readonly Term[] }
	| { readonly kind: 'collection'; readonly collection: Term }
	| { readonly kind: 'builtin'; readonly name: string }
	| { readonly kind: 'head-key' | 'head-arg' };

/** Where the variables of a reference get their values: from the head, or the expressions before the reference. */
export function originsOf(
	rule: Pick<RuleUnit, 'head' | 'body'>,
	reference: RuleRef,
	builtins: ReadonlyMap<string, BuiltinSignature>,
): Map<string, VarOrigin> {
	const sources = new Sources(rule, reference.index, builtins);
	const origins = new Map<string, VarOrigin>();
	for (const part of reference.selector.slice(1)) {
		const origin = part.kind === 'var' ? sources.origin(part.name) : null;
		if (part.kind === 'var' && origin !== null) origins.set(part.name, origin);
	}
	return origins;
}

class Sources {
	readonly #bindings = new Map<string, Term>();
	readonly #computed = new Map<string, string>();
	readonly #head = new Map<string, 'head-key' | 'head-arg'>();
	readonly #maxSteps: number;

	constructor(rule: Pick<RuleUnit, 'head' | 'body'>, index: number, builtins: ReadonlyMap<string, BuiltinSignature>) {
		this.#maxSteps = rule.body.length;
		for (const expr of rule.body.slice(0, index)) this.#addExpr(expr, builtins);
		const { reference, key, args } = rule.head;
		for (const part of key === null ? reference.path : [...reference.path, key]) {
			if (part.kind === 'var') this.#head.set(part.name, 'head-key');
		}
		for (const arg of args ?? []) if (arg.kind === 'var') this.#head.set(arg.name, 'head-arg');
	}

	#addExpr(expr: Expr, builtins: ReadonlyMap<string, BuiltinSignature>): void {
		if (expr.negated || expr.with.length > 0 || expr.terms.kind !== 'call-expr') return;
		const sides = equalitySides(expr);
		if (sides !== null) {
			this.#bind(sides[0], sides[1]);
			this.#bind(sides[1], sides[0]);
			return;
		}
		const { operator, args } = expr.terms;
		const builtin = builtins.get(dottedName(operator) ?? '');
		const output = args.at(-1);
		if (builtin === undefined || args.length !== builtin.decl.args.length + 1) return;
		if (output?.kind === 'var') this.#computed.set(output.name, builtin.name);
	}

	#bind(target: Term, source: Term): void {
		if (target.kind === 'var' && !this.#bindings.has(target.name)) this.#bindings.set(target.name, source);
	}

	origin(variable: string): VarOrigin | null {
		let name = variable;
		// A longer chain than the body has expressions goes in a circle.
		for (let step = 0; step <= this.#maxSteps; step++) {
			const computed = this.#computed.get(name);
			if (computed !== undefined) return { kind: 'builtin', name: computed };
			const source = this.#bindings.get(name);
			if (source?.kind === 'var') {
				name = source.name;
				continue;
			}
			const origin = source?.kind === 'ref' ? this.#refOrigin(source) : null;
			if (origin !== null) return origin;
			const kind = this.#head.get(name);
			return kind === undefined ? null : { kind };
		}
		return null;
	}

	/** Where the values come from, without the index that the body reads them by. */
	#refOrigin(reference: RefTerm): VarOrigin | null {
		const { head, path } = reference;
		if (head.kind === 'var' && (head.name === 'input' || head.name === 'data')) {
			const end = path.findIndex((part) => !isConstant(part));
			const constant = [head, ...(end < 0 ? path : path.slice(0, end))];
			return { kind: head.name === 'input' ? 'input' : 'rule', path: constant };
		}
		const [part] = path;
		if (path.length !== 1 || part === undefined || isConstant(part)) return null;
		const collection = this.#collection(head);
		return collection === null ? null : { kind: 'collection', collection };
	}

	#collection(term: Term): Term | null {
		let current: Term | undefined = term;
		for (let step = 0; current?.kind === 'var' && step <= this.#bindings.size; step++) {
			current = this.#bindings.get(current.name);
		}
		return current !== undefined && isConstant(current) && !isScalar(current) ? current : null;
	}
}

/** Whether a builtin's declared result admits a scalar; what cannot be told is admitted. */
export function mayReturn(builtin: BuiltinSignature | undefined, value: Term): boolean {
	const result = builtin?.decl.result ?? null;
	return result === null || !isScalar(value) || admits(result, value.kind);
}

function admits(type: Type, kind: Term['kind']): boolean {
	switch (type.kind) {
		case 'named':
			return admits(type.type, kind);
		case 'any':
			return type.of.length === 0 || type.of.some((inner) => admits(inner, kind));
		default:
			return type.kind === kind;
	}
}
